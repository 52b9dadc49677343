#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pages/field_input.h"

namespace clientela {

// A row of a part inside its owner's form. Control names, with i counting rows of the noun from 0:
//   <part>.<i>.<key>, was.<part>.<i>.<key>, <part>.<i>.id (empty for a new one),
//   <part>.<i>.remove ("1": goes away with the next save)
// A row that has no id and in which nothing but presets and choices stands is not there.
struct PartRow {
  Id id = {};
  bool removed = false;
  std::vector<FieldInput> inputs;
  std::string error = {};
};

struct PartsInput {
  const ObjectType* type = nullptr;
  std::vector<PartRow> rows;
  std::string shown_for = {};  // see FieldInput
};

// A form for a record or for the arguments of a verb. Besides saving it has submit buttons for the
// rows, which work by themselves where scripts run; otherwise the door shows the form again:
//   add_part=<part>         with one more row
//   remove_part=<part>.<i>  without that row, or with it marked as removed when it has an id
struct FormView {
  const ObjectType* type = nullptr;  // null for a verb's arguments
  Id id = {};                        // empty: a new record
  std::int64_t version = 0;          // of the record: what was typed for an older one is dropped
  std::string title;                 // translated
  std::string action;                // where it is posted to
  std::string submit = {};           // label of the button; empty: "Save"
  std::string cancel_url;
  std::vector<FieldInput> inputs;
  std::vector<PartsInput> parts = {};
  std::string error = {};        // about the whole
  std::string note = {};         // told above: a draft was restored, what will happen
  HtmlWriter before = {};        // a feature's own content above the fields
  std::string first_part = {};   // the part whose rows stand among the first group's fields,
  std::string parts_after = {};  // behind the field of this key
  std::vector<std::pair<std::string, std::string>> hidden = {};

  FieldInput* find(std::string_view control_name);  // also among parts; null when it isn't there
};

std::string form_page(const PageContext& ctx, const FormView& view);
// The form alone.
void record_form(Html& html, const PageContext& ctx, const FormView& view);

// The form for a record as it is: `whole.record.id` empty means a new one with presets. Computed
// fields are left out; a new row is added to each part that has none.
FormView form_of(const PageContext& ctx, const Whole& whole, const Titles& titles);
// A row for a part as it is; without a record an empty one with presets.
PartRow part_row_of(const PageContext& ctx, const ObjectType& part, std::size_t index,
                    const Record* record, const Titles& titles);
// "contact_point.0.value"
std::string part_input_name(const ObjectType& part, std::size_t index, std::string_view key);
// The fields of a part that its owner's form asks for.
std::vector<const Field*> part_fields(const ObjectType& part);

}  // namespace clientela
