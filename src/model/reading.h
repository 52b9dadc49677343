#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/query.h"
#include "model/record.h"

namespace clientela {

// One consistent view of a company's data. Rules, actions, queries and pages read through this and
// nothing else, so they can't do I/O of their own and don't know where the data is. Used by one
// thread. What the asker may not see is absent.
class Reading {
 public:
  virtual ~Reading() = default;

  virtual const Model& model() const = 0;
  // Live records only, unless `deleted_too`.
  virtual std::optional<Record> find(const ObjectType& type, Id id, bool deleted_too = false) = 0;
  // By a unique or indexed field: the first live record with that value.
  virtual std::optional<Record> find_by(const ObjectType& type, std::string_view key,
                                        const Value& value) = 0;
  virtual Slice list(const Query& query) = 0;
  // How many records match, counted no further than `cap`.
  virtual std::int64_t count(const Query& query, std::int64_t cap) = 0;
  virtual std::vector<Record> parts(const Record& owner) = 0;
  // What people call that record; empty when it does not exist or may not be seen.
  virtual std::string title(const ObjectType& type, Id id) = 0;
  // A setting of the company: "currency", "zone", "name".
  virtual std::string setting(std::string_view key) = 0;

  // What texts and relative dates mean in this company, now.
  virtual ParseContext parse_context() const = 0;

  std::optional<Whole> find_whole(const ObjectType& type, Id id);
  // The noun of that name. Precondition: it is declared.
  const ObjectType& type(std::string_view name) const;

  // Typed forms of the above.
  template <typename T>
  std::optional<T> get(Ref<T> ref) {
    auto record = find(type(T::object_name), ref.id);
    if (!record) return std::nullopt;
    return record->template as<T>();
  }
};

}  // namespace clientela
