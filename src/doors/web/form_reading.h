#pragma once

#include "doors/web/visit.h"
#include "model/patch.h"
#include "pages/form_page.h"

namespace clientela {

// A form as it came back: what it means and, when that can't be said, how it looks again with
// everything that was typed and the reasons beside it.
struct ReadForm {
  FormView view;
  WholePatch patch;   // of a new record: `now` of each filled field
  bool valid = true;  // every control could be read
};

// Reads the controls that pages/field_input.h and pages/form_page.h name. `base` is the record as
// it is now, or a new one with its presets.
ReadForm read_record_form(Visit& visit, Reading& reading, const Whole& base);

// One control of the form that was sent. Times are meant in the person's zone, as they were shown.
// A reference may be typed by name or number: then it must fit exactly one record.
Result<Value> read_input(Visit& visit, Reading& reading, const Field& field,
                         const std::string& name);

// Whether the form asks for one more row of a part, one less, or one to be opened, and is not to be
// saved.
bool asks_for_rows(const FormFields& form);

// Puts the engine's refusal where the person looks for it.
void show_error(const PageContext& ctx, FormView& view, const ObjectType& type, const Error& error);

}  // namespace clientela
