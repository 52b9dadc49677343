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
std::string inline_edit_page(const PageContext& ctx, const InlineEditView& view);
// The answer after saving: the frame with the value.
std::string inline_saved_page(const PageContext& ctx, const Record& record, const Field& field,
                              const Titles& titles);

}  // namespace clientela
