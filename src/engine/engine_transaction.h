#pragma once

#include <set>
#include <string>
#include <vector>

#include "engine/engine_reading.h"
#include "engine/patch_record.h"
#include "model/transaction.h"

namespace clientela {

// One action's work on the store: checks every change by rights and rules, writes it, and keeps
// what the log, the projections and the search text need. Lives inside one savepoint: after an
// Error the caller throws everything away.
class EngineTransaction final : public AskedReading<Transaction> {
 public:
  EngineTransaction(const Model& model, StoreWriter& writer, const CompanyContext& company,
                    const Asker& asker, Id action_id);
  EngineTransaction(const EngineTransaction&) = delete;
  EngineTransaction& operator=(const EngineTransaction&) = delete;

  const ActionContext& context() const override { return action_context_; }
  Result<Id> create(Whole whole) override;
  Result<void> update(const ObjectType& type, Id id, const WholePatch& patch) override;
  Result<void> remove(const ObjectType& type, Id id) override;
  Result<void> restore(const ObjectType& type, Id id) override;
  Result<void> redirect(const ObjectType& type, const Field& field, Id from, Id to) override;
  void set_setting(std::string_view key, std::string_view value) override;

  // Runs the verb; what it does to settings of the company is noted for the log.
  Result<JsonObject> perform(const Action& action, const JsonObject& arguments);

  // Takes back what a logged action did.
  Result<void> take_back(const LogEntry& entry);

  bool changed() const { return !changes_.empty() || settings_changed_; }
  std::vector<LoggedChange> take_changes() { return std::move(changes_); }
  StoreWriter& writer() { return writer_; }

 private:
  // The record, if the asker may know of it. Whether a verb may be used at all is said by its role;
  // the generic verbs have their noun's write_role.
  Result<Record> changeable(const ObjectType& type, Id id, bool deleted);

  // The update of a record that was found.
  Result<void> change_found(const Record& record, const WholePatch& patch,
                            Computed computed = Computed::left_to_rules);

  // Settings have no record: the verb that set them is performed with what was.
  Result<void> take_back_settings(const LoggedChange& change);
  // The record as it was; `deleted`: it is in the bin.
  Result<void> bring_back(const ObjectType& type, Id id, bool deleted, WholePatch patch);

  // What the noun carries on to nouns without history; `after` is null for a removal.
  Result<void> follow_up(const Record& before, const Record* after);

  // Rules: the noun's own, then what every field says of itself.
  Result<void> settle(Whole& whole, const Whole* before);
  Result<void> check(const Record& record, const Record* before);
  Result<void> check_reference(const Field& field, const Value& value);

  void stamp_new(Record& record, const Record* owner);
  std::int64_t root_of(const Record& record);
  void set_tags(const Record& record);
  void set_search_text(const Whole& whole);

  // Writes one record, logs it and carries it into the projections.
  void store_new(Record& record, Id owner);
  void store_changed(const Record& before, Record& after, Id owner);
  void store_deleted(const Record& before, Id owner, bool deleted);
  void log(const Record& record, Id owner, ChangeKind kind, std::string patch);
  void project(const RecordChange& change);

  Result<void> apply_parts(Whole& after, const WholePatch& patch, Computed computed,
                           std::vector<Record>& revived);
  void store_parts(const Whole& before, Whole& after, const std::vector<Record>& revived);

  StoreWriter& writer_;
  AskedReading<Reading> everything_;  // what rules and projections read: no asker's limits
  ActionContext action_context_;
  bool again_ = false;      // a logged action is performed again
  std::uint32_t made_ = 0;  // ids derived so far
  bool settings_changed_ = false;
  // What comes back or is carried over may refer to what the asker may not see: nobody chose it
  // now.
  bool carried_over_ = false;
  std::vector<LoggedChange> changes_;
  std::set<Id> known_;  // references already found to exist
};

}  // namespace clientela
