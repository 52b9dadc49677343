#pragma once

#include <string_view>

#include "model/patch.h"
#include "model/reading.h"

namespace clientela {

// What an action may know besides its arguments. Given from outside, so that performing an action
// again elsewhere has the same result: actions read no clock, randomness, locale or configuration.
struct ActionContext {
  Id action_id;
  Id asker;  // the user; empty: the program itself
  Role role = Role::none;
  Instant now;
  std::string zone;
  Currency currency;
  ParseContext parse() const { return {currency, zone, now}; }
};

// What an action does its work with: everything that Reading reads, and changes. Changes are
// checked by the nouns' rules, recorded in the log, carried into the projections and the search
// text, and take effect all together or not at all. After an error nothing more may be changed: the
// action returns that error.
class Transaction : public Reading {
 public:
  virtual const ActionContext& context() const = 0;

  // Stores a new record with its parts; ids that are empty are derived from the action's id.
  // Returns the record's id.
  virtual Result<Id> create(Whole whole) = 0;
  virtual Result<void> update(const ObjectType& type, Id id, const WholePatch& patch) = 0;
  virtual Result<void> remove(const ObjectType& type, Id id) = 0;
  virtual Result<void> restore(const ObjectType& type, Id id) = 0;
  // From now on everything that refers to the one record by that field refers to the other, also
  // what the asker may not see: otherwise who asks would decide what is left pointing to nowhere.
  virtual Result<void> redirect(const ObjectType& type, const Field& field, Id from, Id to) = 0;
  virtual void set_setting(std::string_view key, std::string_view value) = 0;

  // Typed forms.
  template <typename T>
  Result<Id> create(const T& object) {
    Whole whole{new_record(type(T::object_name), context().parse()), {}};
    whole.record.assign(object);
    return create(std::move(whole));
  }
  // Changes the record to what the struct says; fields that are equal stay untouched.
  template <typename T>
  Result<void> change(const T& object) {
    const ObjectType& object_type = type(T::object_name);
    auto before = find(object_type, object.id);
    if (!before) return Error{ErrorCode::not_found, "id", message("This record does not exist.")};
    Record after = *before;
    after.assign(object);
    return update(object_type, object.id, WholePatch{difference(*before, after), {}});
  }
};

}  // namespace clientela
