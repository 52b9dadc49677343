#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "model/object_type.h"

namespace clientela {

// In Record::root before the record is stored: it is its own root.
inline constexpr std::int64_t own_root = -1;

// A record of any noun, as general code handles it: the values in the order of the noun's fields
// and, behind them, of its figures (which projections own).
struct Record {
  const ObjectType* type = nullptr;
  Id id;
  std::int64_t row = 0;      // local to this database; 0 before it is stored
  std::int64_t version = 0;  // grows by one with each change
  std::int64_t root = 0;     // row of the record whose tags decide who sees this; 0: everybody
  Instant created_at, modified_at;
  Id created_by, modified_by;
  std::optional<Instant> deleted_at;
  std::vector<Value> values;

  Record() = default;
  explicit Record(const ObjectType& type);

  // Precondition: the noun has such a field or figure.
  const Value& operator[](std::string_view key) const;
  Value& operator[](std::string_view key);
  // Typed access; the value's type when empty is T{}.
  template <typename T>
  T get(std::string_view key) const {
    const T* held = std::get_if<T>(&(*this)[key]);
    return held == nullptr ? T{} : *held;
  }

  // The declared struct from the record and back. A value that is empty stays empty while its
  // member holds what an empty one gives. `T` must be what the noun's fields were declared
  // on. A struct that has a member `Id id` carries the record's id there.
  template <typename T>
  T as() const {
    T object;
    if constexpr (requires { object.id = id; }) object.id = id;
    read_into(&object);
    return object;
  }
  template <typename T>
  void assign(const T& object) {
    write_from(&object);
  }

  std::string title() const;

 private:
  void read_into(void* object) const;
  void write_from(const void* object);
};

// A record as people begin it: with its fields' presets. A boolean without one is false, a choice
// that can't be empty is its first. For dates and instants a preset may be relative ("today+14d").
Record new_record(const ObjectType& type, const ParseContext& context);

// A record with its parts: what is read, checked, written and shown together.
struct Whole {
  Record record;
  std::vector<Record> parts;  // of all the noun's part types; deleted ones are not here

  template <typename T>
  std::vector<T> parts_as() const {
    std::vector<T> typed;
    for (const auto& part : parts) {
      if (part.type->name == T::object_name) typed.push_back(part.as<T>());
    }
    return typed;
  }
};

}  // namespace clientela
