#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <unordered_map>
#include <vector>

#include "engine/engine.h"
#include "features/imports/import_report.h"
#include "features/imports/import_rows.h"
#include "system/job.h"

namespace clientela {

struct PlannedValue {
  const Field* field = nullptr;
  Value now;
  Value was = {};  // of an update
};
using PlannedValues = std::vector<PlannedValue>;

struct PlannedPart {
  const ObjectType* type = nullptr;
  PlannedValues values;
  std::int64_t row = 0;  // number of the row that it came from
  Id id = {};            // of one that is there already
};

// A call of the engine in the making: later rows of the same batch may still add to it.
struct PlannedCall {
  Id id;
  const ObjectType* type = nullptr;
  Id record;  // of a new one: what the action will make
  bool creates = false;
  PlannedValues values;
  std::vector<PlannedPart> parts;
  ImportReport counts;            // what it adds to the report
  std::vector<std::size_t> rows;  // of the batch, that are refused when it is

  PlannedValue* find(std::string_view key);
  void set(const Field& field, Value now, Value was = {});
  bool empty() const { return !creates && values.empty() && parts.empty(); }
  Call call() const;
};

// Ids of the actions of one import: they follow from the job and the row, so that a batch that is
// tried again after a crash takes effect once.
class ImportIds {
 public:
  // What a row may make, besides each other.
  enum Slot { client, product, order, more_lines, activity, reference, organisation };

  explicit ImportIds(const Job& job);
  // `n` parts several of one slot. Preconditions: row < 2^27, n < 16.
  Id of(std::int64_t row, Slot slot, std::int64_t n = 0) const;
  // Whether the record was made by this import.
  bool made(Id record) const;

 private:
  Id make(std::uint64_t serial) const;
  std::int64_t ms_;
  std::uint64_t seed_;
};

// The calls of a batch, in the order in which they refer to each other.
struct ImportBatch {
  std::size_t number = 0;
  std::deque<PlannedCall> references, clients, products, orders, more_lines, activities;
  std::vector<PlannedCall*> calls();
};

// What planners share.
struct PlanContext {
  const ImportMapping& mapping;
  const ImportIds& ids;
  bool rehearsal = false;
  Reading* reading = nullptr;    // of the batch
  ImportBatch* batch = nullptr;  // being planned
  const ImportRow* row = nullptr;
  std::size_t row_place = 0;  // of the row in the batch
};

// A record that rows of this import spoke of.
struct KnownRecord {
  Id id;
  bool made = false;            // by this import
  bool counted = false;         // in the report
  std::size_t seen = 0;         // hash of what the last row said of it
  std::size_t batch = 0;        // to which `call` belongs
  PlannedCall* call = nullptr;  // that may still be added to
};

// Records by what the file calls them. Bounded, unless a rehearsal has to count each once; what a
// batch spoke of is known to its end.
class KnownRecords {
 public:
  explicit KnownRecords(bool bounded) : bounded_(bounded) {}
  KnownRecord* find(const std::string& key);
  KnownRecord& add(const std::string& key, KnownRecord record);
  void clear() { records_.clear(); }
  // Between batches: makes room.
  void trim();

 private:
  static constexpr std::size_t most = 200'000;
  bool bounded_;
  std::unordered_map<std::string, KnownRecord> records_;
};

}  // namespace clientela
