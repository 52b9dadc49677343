#pragma once

#include <string>
#include <vector>

#include "base/json.h"
#include "model/record.h"

namespace clientela {

// One field's change: applied where the current value is `was`; otherwise somebody else changed the
// field meanwhile, and the field's Merge policy decides.
struct FieldChange {
  std::string key;
  Value was;
  Value now;
};
using Patch = std::vector<FieldChange>;

// A change of one part of a record: a new one (values in `record`), a patch, or its end.
struct PartChange {
  enum class Kind { create, update, remove, restore };
  Kind kind = Kind::create;
  std::string object;  // the part's noun
  Id id;               // empty for a new one
  Patch patch;         // for create: `now` of each given field
};

// A change of a record together with its parts.
struct WholePatch {
  Patch patch;
  std::vector<PartChange> parts;
  bool empty() const { return patch.empty() && parts.empty(); }
};

// The fields in which `after` differs from `before`, figures left out.
Patch difference(const Record& before, const Record& after);
// The same changes taken back.
Patch inverse(const Patch& patch);

// {"name": {"was": "A", "now": "B"}}; an absent `was` means the empty value.
JsonObject patch_json(const ObjectType& type, const Patch& patch);
Result<Patch> parse_patch(const ObjectType& type, const JsonObject& json,
                          const ParseContext& context);

// The record's values as the API writes them: {"name": "A"}; empty ones are left out.
JsonObject values_json(const Record& record, bool with_figures);
// Reads values into the record; unknown and computed fields are errors.
Result<void> read_values(Record& record, const JsonObject& json, const ParseContext& context);

}  // namespace clientela
