#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "base/date.h"
#include "base/decimal.h"
#include "base/id.h"
#include "base/money.h"

namespace clientela {

class Model;

// What a field of a record can hold, whatever its kind. The first alternative means "empty".
using Value = std::variant<std::monostate, bool, std::int64_t, std::string, Id, Decimal, Money,
                           Price, Date, Instant, std::vector<std::string>>;

inline bool is_empty(const Value& value) { return std::holds_alternative<std::monostate>(value); }

// One column's content as a database knows it. Ids are kept as 16 raw bytes.
struct Blob {
  std::string bytes;
  friend bool operator==(const Blob& a, const Blob& b) { return a.bytes == b.bytes; }
};
using Cell = std::variant<std::monostate, std::int64_t, std::string, Blob>;

enum class StorageClass { integer, text, blob };

// The id of a record of the noun that T stands for.
template <typename T>
struct Ref {
  Id id;
  Ref() = default;
  Ref(Id id) : id(id) {}  // NOLINT(google-explicit-constructor): an id is what a Ref is
  explicit operator bool() const { return !id.empty(); }
  friend bool operator==(const Ref& a, const Ref& b) { return a.id == b.id; }
  friend bool operator!=(const Ref& a, const Ref& b) { return !(a == b); }
};

}  // namespace clientela
