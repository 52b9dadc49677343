#pragma once

#include <string>

#include "pages/field_input.h"

namespace clientela {

// One field of a record in an input, in place of its value on the card.
struct InlineEditView {
  const ObjectType* type = nullptr;
  Id id;
  std::string title;  // of the record
  FieldInput input;
};

// A frame with a form that posts to field_path(); without scripts it is a page of its own.
// After saving, the card itself is the answer: Turbo takes the frame out of it.
std::string inline_edit_page(const PageContext& ctx, const InlineEditView& view);

}  // namespace clientela
