#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pages/field_input.h"

namespace clientela {

// A row of a part inside its owner's form. Control names, with i counting rows of the noun from 0:
//   <part>.<i>.<key>, was.<part>.<i>.<key>, <part>.<i>.id (empty for a new one),
//   <part>.<i>.remove ("1": goes away with the next save)
// A row that has no id and in which nothing but presets and choices stands is not there. A part of
// the record that the form sends no row of stays as it is: only `remove` takes one away.
struct PartRow {
  Id id = {};
  bool removed = false;
  std::vector<FieldInput> inputs = {};
  std::string error = {};
  std::vector<std::string> told = {};  // closed: what its fields say, in place of inputs
  bool closed() const { return inputs.empty(); }
};

// What the record that a row refers to brings along: the row's fields of these keys take it when
// they are left empty, so they show it while they are.
struct RowDefaults {
  std::string_view reference;                 // key of the row's reference
  std::vector<std::string_view> fields = {};  // keys of the row and of that record alike
};

struct PartsInput {
  const ObjectType* type = nullptr;
  std::vector<PartRow> rows;
  std::string shown_for = {};  // see FieldInput
  RowDefaults defaults = {};
};

// Of a record with more parts of a noun than this, those that are there are shown closed, and at
// most so many can be opened at once: a form has room for no more (most_form_fields).
inline constexpr std::size_t most_open_rows = 100;

// A form for a record or for the arguments of a verb. Besides saving it has submit buttons for the
// rows, which work by themselves where scripts run; otherwise the door shows the form again:
//   add_part=<part>         with one more row
//   remove_part=<part>.<i>  without that row, or with it marked as removed when it has an id
//   open_part=<id>          with the inputs of that part, which was closed
struct FormView {
  const ObjectType* type = nullptr;  // null for a verb's arguments
  Id id = {};                        // empty: a new record
  std::uint64_t version = 0;         // of the record and its parts: what was typed for another one
                                     // is dropped
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
// fields are left out; a new row is added to each part that has none. Parts of which there are more
// than most_open_rows are closed.
FormView form_of(const PageContext& ctx, const Whole& whole, const Titles& titles);
// A row for a part as it is; without a record an empty one with presets.
PartRow part_row_of(const PageContext& ctx, const ObjectType& part, std::size_t index,
                    const Record* record, const Titles& titles);
// A part as text, with nothing to send.
PartRow closed_row_of(const PageContext& ctx, const Record& record, const Titles& titles);
// "contact_point.0.value"
std::string part_input_name(const ObjectType& part, std::size_t index, std::string_view key);
// The fields of a part that its owner's form asks for.
std::vector<const Field*> part_fields(const ObjectType& part);

}  // namespace clientela
