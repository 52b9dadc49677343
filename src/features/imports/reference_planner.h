#pragma once

#include "features/imports/import_plan.h"

namespace clientela {

// Finds the record that a text names: by its code, number, log-in name or name. Categories and
// channels that are not there yet are made; others must exist.
class ReferencePlanner {
 public:
  explicit ReferencePlanner(PlanContext& context) : context_(context), known_(!context.rehearsal) {}
  Result<Value> resolve(const Field& field, std::string_view text);
  // At the end of a batch.
  void finish() { known_.trim(); }
  void forget() { known_.clear(); }

 private:
  std::optional<Id> find(const ObjectType& type, std::string_view text) const;
  Id plan_new(const ObjectType& type, std::string_view name);

  PlanContext& context_;
  KnownRecords known_;
};

}  // namespace clientela
