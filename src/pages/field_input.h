#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pages/page_context.h"

namespace clientela {

// A record that a reference may point to.
struct ReferenceOption {
  Id id;
  std::string title;
};

// An input of a form for one field. What a form sends for a field with the control name N:
//   N       the canonical text, or what was typed. A boolean sends "false" (from a hidden
//           input) and, when ticked, "true" behind it: the last one counts. Tags: "a, b".
//   was.N   the canonical text that the record had when the form was made
// For a reference that is not a choice from few (`options`), so that it works by typing alone:
//   N           what was typed. Empty: none
//   N.id        the record chosen from suggestions; empty without scripts or after further typing
//   N.title     what the record N.title_id is called
// The door takes N.id if it is there, N.title_id if N equals N.title, N itself if it is an id (that
// is how a choice from few sends it), and else looks for the one record of that name.
struct FieldInput {
  const Field* field = nullptr;
  std::string name;       // of the control; part_input_name() for parts
  std::string text = {};  // canonical, or as typed when it could not be read
  std::optional<std::string> was = {};
  std::string error = {};            // a translated sentence
  std::string reference_title = {};  // of a reference: what the record is called; text is its id.
                                     // Empty beside a text that is not an id: as typed
  std::vector<ReferenceOption> options = {};  // all there are; empty: a search
  bool autofocus = false;
  std::string help = {};       // translated; instead of the field's own
  std::string shown_for = {};  // only while the form's `kind` has this value, where browsers can
};

// The label, the input, its help and its error.
void field_input(Html& html, const PageContext& ctx, const FieldInput& input);
// The input alone, named for screen readers by its label: for rows of parts and inline edit.
void bare_input(Html& html, const PageContext& ctx, const FieldInput& input);

// The input for a field of a record as it is.
FieldInput input_of(const Field& field, const Value& value, const Titles& titles);
std::string was_name(std::string_view name);  // "was.name"

}  // namespace clientela
