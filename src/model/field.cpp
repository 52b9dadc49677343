#include "model/field.h"

namespace clientela {
namespace {

Result<Value> checked(Result<Value> read, const Field& field) {
  if (!read) {
    Error error = std::move(read).error();
    error.field = field.key;
    return error;
  }
  if (field.required && is_empty(*read)) {
    return Error{ErrorCode::required, std::string(field.key), message("This must be filled in.")};
  }
  return read;
}

}  // namespace

Result<Value> Field::parse(std::string_view text, const ParseContext& context) const {
  return checked(kind->parse(text, *this, context), *this);
}

Result<Value> Field::from_json(const Json& json, const ParseContext& context) const {
  return checked(kind->from_json(json, *this, context), *this);
}

const Choice* Field::choice(std::string_view choice_key) const {
  for (const Choice& choice : choices) {
    if (choice.key == choice_key) return &choice;
  }
  return nullptr;
}

}  // namespace clientela
