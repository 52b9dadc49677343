#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "model/reading.h"

namespace clientela {

// Declares a figure: like field(), without a C++ member, since nobody but a projection sets it.
Field figure(std::string_view key, const FieldKind& kind, FieldOptions options);

// What one action did to one record. `before` is null for a record that appears (created,
// restored), `after` for one that disappears.
struct RecordChange {
  const Record* before = nullptr;
  const Record* after = nullptr;
  const ObjectType& type() const { return *(after != nullptr ? after : before)->type; }
};

// The figures of one record that a projection keeps, in the order of its declared figures.
using Figures = std::vector<Value>;

// Where a projection reads and writes its figures, inside the transaction that changed the records.
class FigureStore {
 public:
  virtual ~FigureStore() = default;
  virtual Reading& reading() = 0;
  // Whether a record that reading() shows is already part of the figures. Always so while changes
  // come in; while figures are rebuilt the records come one after another, oldest first.
  virtual bool applied(const Record& record) const = 0;
  // Figures of the record; all empty when nothing was written yet.
  virtual Figures figures(Id record) = 0;
  virtual void write(Id record, const Figures& figures) = 0;
};

// Figures derived from records: totals, recency, rhythm. Kept in a table of their own beside the
// noun they describe; filters and lists use them like fields, nobody edits them. Applying every
// change of the history one by one gives the same as applying the living records once: that is what
// `rebuild` does and a property test checks.
struct Projection {
  std::string_view name;                // "client_orders": the table; never changes
  std::string_view owner;               // the noun that gets the figures
  std::vector<std::string_view> reads;  // nouns whose changes it wants
  std::vector<Field> figures;
  std::function<void(FigureStore&, const RecordChange&)> apply;
};

// Whether its first noun is its owner. Then figures are always derived anew from what reading()
// shows, and change as time passes: a change in which `before` and `after` are the same record
// asks to look again, and rebuilding goes through the owners alone.
bool looks_anew(const Projection& projection);

}  // namespace clientela
