#pragma once

#include "features/imports/reference_planner.h"

namespace clientela {

// Finds or makes the records of one noun that rows speak of, by the key that the file gives them.
//
// What the file says of a record that was there before is written over what it had. Of a record
// that several rows speak of the first one counts; later ones fill in what is still empty. An empty
// field of the file changes nothing.
class RecordPlanner {
 public:
  RecordPlanner(PlanContext& context, ReferencePlanner& references, const ObjectType& type,
                std::deque<PlannedCall> ImportBatch::*calls, ImportIds::Slot slot,
                ImportReport::Count ImportReport::*count);
  virtual ~RecordPlanner() = default;

  // The record that the row speaks of; the empty Id when it names none.
  Result<Id> resolve();
  // At the end of a batch: gives new records what they must have.
  void finish();
  virtual void forget() { known_.clear(); }

 protected:
  // What the row calls the record, unique among everything it could be called; empty: nothing.
  virtual std::string key() const = 0;
  virtual std::optional<Record> look_up() const = 0;
  virtual void complete(PlannedCall& call) const = 0;
  // Whether a value only stands where a real one is missing.
  virtual bool is_stand_in(const Record& record, const Field& field) const = 0;
  // What belongs to the record besides its fields. `record` is null for a new one.
  virtual void add_parts(PlannedCall&, const Record*) {}
  virtual std::size_t hash_of_parts() const { return 0; }
  // Whom a row means that calls the record nothing.
  virtual Result<Id> resolve_nameless() { return Id(); }

  PlanContext& context_;
  const ObjectType& type_;
  KnownRecords known_;

 private:
  std::size_t what_is_said() const;
  Result<PlannedValues> values();
  Result<void> introduce(KnownRecord& known);
  Result<void> plan_new(KnownRecord& known);
  Result<void> add_changes(PlannedCall& call, const Record& record, bool overwrite);
  Result<void> plan_change(KnownRecord& known, const Record& record, bool overwrite);
  Result<void> fill_in(KnownRecord& known);
  void keep(KnownRecord& known, PlannedCall call);

  ReferencePlanner& references_;
  std::deque<PlannedCall> ImportBatch::*calls_;
  ImportIds::Slot slot_;
  ImportReport::Count ImportReport::*count_;
  std::vector<int> columns_;
};

// Finds clients by what the settings say; also makes the organisations that people work for.
class ClientPlanner final : public RecordPlanner {
 public:
  ClientPlanner(PlanContext& context, ReferencePlanner& references);
  void forget() override;

 private:
  std::string key() const override;
  std::optional<Record> look_up() const override;
  void complete(PlannedCall& call) const override;
  bool is_stand_in(const Record& record, const Field& field) const override;
  void add_parts(PlannedCall& call, const Record* record) override;
  std::size_t hash_of_parts() const override;
  Result<Id> resolve_nameless() override;
  // The contact in a column, comparable; empty when there is none.
  std::string contact(ContactKind kind) const;
  std::string name() const;
  // What the row says that clients may be found by; empty: nothing.
  std::string called(ClientMatch by) const;
  std::optional<Record> find_by_contact(ContactKind kind) const;
  std::optional<Record> look_up_usually() const;

  void add_contacts(PlannedCall& call, const Record* record);
  void add_membership(PlannedCall& call, const Record* record);
  PlannedPart membership_in(Id organisation, const Record* person) const;
  // The organisation of that name or number; a new one when there is none.
  Id organisation(const std::string& called);
  std::optional<Id> find_organisation(const std::string& called) const;
  Id plan_organisation(const std::string& called);

  std::vector<int> contacts_, membership_;
  int number_, tax_id_, organisation_;
  bool all_organisations_;      // the heading of their names says so
  KnownRecords organisations_;  // that were here before
};

class ProductPlanner final : public RecordPlanner {
 public:
  ProductPlanner(PlanContext& context, ReferencePlanner& references);

 private:
  std::string key() const override;
  std::optional<Record> look_up() const override;
  void complete(PlannedCall& call) const override;
  bool is_stand_in(const Record& record, const Field& field) const override;

  int code_, name_;
};

}  // namespace clientela
