#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "model/field_kind.h"

namespace clientela {

// One of the values that a choice field can have. The key is stored and never changes.
struct Choice {
  std::string_view key;
  std::string_view label;
  std::string_view colour = {};  // a named colour of the stylesheet: green, red, azure ...
};

// A condition that people have a word for: "Late" is the day of lateness "lt.today".
struct Phrase {
  std::string_view label = {};      // English; the filter line knows it, chips say it
  std::string_view condition = {};  // operator and value of the filter language
};

// A finer meaning of a text field: how it is checked, which keyboard a phone shows, whether it is a
// link. What is told is written by a person, or by the program with kept(): then each reader has it
// in their language.
enum class TextFormat {
  plain,
  multiline,
  email,
  phone,
  url,
  currency,
  language,
  zone,
  secret,
  told
};

// What happens when two people changed the same field while one of them was away.
enum class Merge { later_wins, ask, add };

// What a declaration says about a field beyond its key and its member. All have sensible defaults.
struct FieldOptions {
  std::string_view label = {};  // English; translated where it is shown
  std::string_view help = {};   // a sentence under the input
  std::string_view group = {};  // the heading under which forms and cards show it; none: the first
  TextFormat format = TextFormat::plain;
  std::vector<Choice> choices = {};
  std::string_view preset = {};   // canonical text of the value that a new record starts with
  std::size_t max_length = 1000;  // characters
  bool required = false;
  bool search = false;    // its text is found by the global search
  bool filter = false;    // has an index: filters and sorts stay quick at a million
  bool unique = false;    // no two live records share a value
  bool root = false;      // this reference decides who sees the record
  bool list = false;      // a column of the list before anybody chooses columns
  Phrase phrase = {};     // for filters
  bool computed = false;  // set by the noun's rules only; doors show it read-only
  Merge merge = Merge::ask;
};

// A declared field of a noun or an argument of a verb.
struct Field : FieldOptions {
  std::string_view key;  // for ever; columns, API, CSV and URLs use it
  const FieldKind* kind = nullptr;
  std::string_view target = {};  // for a reference: the noun that it points to
  // What the member holds after an empty value was set: false, 0, the first choice; empty for those
  // that can be empty.
  Value when_empty = {};
  std::function<Value(const void* object)> get;
  std::function<void(void* object, const Value& value)> set;

  // Parsing with the field's own name in the error and `required` checked.
  Result<Value> parse(std::string_view text, const ParseContext& context) const;
  Result<Value> from_json(const Json& json, const ParseContext& context) const;
  const Choice* choice(std::string_view choice_key) const;
};

// How a C++ member becomes a Value and back, and which kind it has by default.
template <typename T, typename = void>
struct Binding;

template <typename T, const FieldKind& (*kind_of)()>
struct PlainBinding {
  static const FieldKind& kind() { return kind_of(); }
  static std::string_view target() { return {}; }
  static Value to_value(const T& member, const Field&) { return Value(member); }
  static T from_value(const Value& value, const Field&) {
    const T* held = std::get_if<T>(&value);
    return held == nullptr ? T{} : *held;
  }
};

template <>
struct Binding<bool> : PlainBinding<bool, boolean_kind> {};
template <>
struct Binding<std::int64_t> : PlainBinding<std::int64_t, integer_kind> {};
template <>
struct Binding<Decimal> : PlainBinding<Decimal, decimal_kind> {};
template <>
struct Binding<Money> : PlainBinding<Money, money_kind> {};
template <>
struct Binding<Price> : PlainBinding<Price, price_kind> {};
template <>
struct Binding<Date> : PlainBinding<Date, date_kind> {};
template <>
struct Binding<Instant> : PlainBinding<Instant, instant_kind> {};

template <>
struct Binding<std::string> : PlainBinding<std::string, text_kind> {
  static Value to_value(const std::string& member, const Field&) {
    return member.empty() ? Value() : Value(member);
  }
};

template <>
struct Binding<std::vector<std::string>> : PlainBinding<std::vector<std::string>, tags_kind> {
  static Value to_value(const std::vector<std::string>& member, const Field&) {
    return member.empty() ? Value() : Value(member);
  }
};

template <typename T>
struct Binding<Ref<T>> {
  static const FieldKind& kind() { return reference_kind(); }
  static std::string_view target() { return T::object_name; }
  static Value to_value(const Ref<T>& member, const Field&) {
    return member ? Value(member.id) : Value();
  }
  static Ref<T> from_value(const Value& value, const Field&) {
    const Id* held = std::get_if<Id>(&value);
    return held == nullptr ? Ref<T>() : Ref<T>(*held);
  }
};

// An enumeration is a choice: its n-th enumerator is the n-th of the declared choices.
template <typename E>
struct Binding<E, std::enable_if_t<std::is_enum_v<E>>> {
  static const FieldKind& kind() { return choice_kind(); }
  static std::string_view target() { return {}; }
  static Value to_value(const E& member, const Field& field) {
    return Value(std::string(field.choices.at(static_cast<std::size_t>(member)).key));
  }
  static E from_value(const Value& value, const Field& field) {
    const auto* held = std::get_if<std::string>(&value);
    for (std::size_t i = 0; held != nullptr && i < field.choices.size(); ++i) {
      if (field.choices[i].key == *held) return static_cast<E>(i);
    }
    return E{};
  }
};

template <typename T>
struct Binding<std::optional<T>> {
  static const FieldKind& kind() { return Binding<T>::kind(); }
  static std::string_view target() { return Binding<T>::target(); }
  static Value to_value(const std::optional<T>& member, const Field& field) {
    return member ? Binding<T>::to_value(*member, field) : Value();
  }
  static std::optional<T> from_value(const Value& value, const Field& field) {
    if (is_empty(value)) return std::nullopt;
    return Binding<T>::from_value(value, field);
  }
};

// Declares a field: its key for ever, the member it lives in, and what else there is to say.
template <typename Object, typename Member>
Field field(std::string_view key, Member Object::*member, FieldOptions options) {
  Field declared;
  static_cast<FieldOptions&>(declared) = std::move(options);
  declared.key = key;
  declared.kind = &Binding<Member>::kind();
  declared.target = Binding<Member>::target();
  // A Field may be copied, so the choices are captured, not the field's address.
  Field shape;
  shape.choices = declared.choices;
  declared.when_empty =
      Binding<Member>::to_value(Binding<Member>::from_value(Value(), shape), shape);
  declared.get = [member, shape](const void* object) {
    return Binding<Member>::to_value(static_cast<const Object*>(object)->*member, shape);
  };
  declared.set = [member, shape](void* object, const Value& value) {
    static_cast<Object*>(object)->*member = Binding<Member>::from_value(value, shape);
  };
  return declared;
}

}  // namespace clientela
