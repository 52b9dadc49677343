#pragma once

#include <cassert>
#include <string>
#include <utility>
#include <variant>

#include "base/message.h"

namespace clientela {

// Why something expected went wrong. The names appear in the API, so they never change.
enum class ErrorCode {
  invalid,      // the input can't be understood or breaks a rule
  required,     // a value is missing
  not_found,    // no such record, or the asker may not know of it
  forbidden,    // the asker may not do this
  conflict,     // somebody else changed the same thing meanwhile
  duplicate,    // the value must be unique and is taken
  too_large,    // more than can be taken at once
  unavailable,  // can't be done now; trying again later may help
};

std::string_view code_name(ErrorCode code);

// An expected failure: what kind, at which field (empty: the whole), and a sentence that says what
// happened and what to do.
struct Error {
  ErrorCode code = ErrorCode::invalid;
  std::string field;
  Message message;
};

inline Error invalid(std::string field, Message message) {
  return {ErrorCode::invalid, std::move(field), std::move(message)};
}

// A value or the Error that stood in its way. Infrastructure failures (disk, network) are thrown
// instead; bugs are assertions.
template <typename T>
class [[nodiscard]] Result {
 public:
  using value_type = T;
  Result(T value) : state_(std::move(value)) {}      // NOLINT(google-explicit-constructor)
  Result(Error error) : state_(std::move(error)) {}  // NOLINT(google-explicit-constructor)

  bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }

  T& value() & {
    assert(ok());
    return std::get<0>(state_);
  }
  const T& value() const& {
    assert(ok());
    return std::get<0>(state_);
  }
  T&& value() && {
    assert(ok());
    return std::get<0>(std::move(state_));
  }
  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }
  T&& operator*() && { return std::move(*this).value(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }

  Error& error() & {
    assert(!ok());
    return std::get<1>(state_);
  }
  const Error& error() const& {
    assert(!ok());
    return std::get<1>(state_);
  }
  Error&& error() && {
    assert(!ok());
    return std::get<1>(std::move(state_));
  }

 private:
  std::variant<T, Error> state_;
};

struct Done {};

// The outcome of something that has no value to give.
template <>
class [[nodiscard]] Result<void> : public Result<Done> {
 public:
  Result() : Result<Done>(Done{}) {}
  Result(Error error) : Result<Done>(std::move(error)) {}  // NOLINT(google-explicit-constructor)
};

}  // namespace clientela

#define CLIENTELA_JOIN_INNER(a, b) a##b
#define CLIENTELA_JOIN(a, b) CLIENTELA_JOIN_INNER(a, b)

// Evaluates an expression that gives a Result and returns its Error from the present function. The
// counter gives each use its own name, since one may stand inside another's expression.
#define CLIENTELA_TRY_AS(name, expression)                               \
  do {                                                                   \
    if (auto name = (expression); !name) return std::move(name).error(); \
  } while (false)
#define CLIENTELA_TRY(expression) \
  CLIENTELA_TRY_AS(CLIENTELA_JOIN(try_result_, __COUNTER__), expression)

// As above, and binds the value: CLIENTELA_ASSIGN(auto amount, parse_money(text));
#define CLIENTELA_ASSIGN_AS(name, declaration, expression) \
  auto name = (expression);                                \
  if (!name) return std::move(name).error();               \
  declaration = std::move(name).value()
#define CLIENTELA_ASSIGN(declaration, expression) \
  CLIENTELA_ASSIGN_AS(CLIENTELA_JOIN(assigned_, __COUNTER__), declaration, expression)
