#include "engine/patch_record.h"

namespace clientela {
namespace {

// A counter adds what the patch added; values of other kinds can't be added.
bool add_difference(Value& current, const FieldChange& change) {
  auto add = [&](auto member_of) {
    auto now = change.now;
    auto was = change.was;
    auto* sum = member_of(current);
    const auto* to = member_of(now);
    const auto* from = member_of(was);
    if (sum == nullptr || to == nullptr || from == nullptr) return false;
    *sum += *to - *from;
    return true;
  };
  return add([](Value& value) { return std::get_if<std::int64_t>(&value); }) ||
         add([](Value& value) {
           auto* decimal = std::get_if<Decimal>(&value);
           return decimal == nullptr ? nullptr : &decimal->millionths;
         });
}

}  // namespace

Result<void> apply_change(Value& current, const Field& field, const FieldChange& change) {
  if (current == change.was || current == change.now || field.merge == Merge::later_wins) {
    current = change.now;
    return {};
  }
  if (field.merge == Merge::add && add_difference(current, change)) return {};
  return Error{
      ErrorCode::conflict, std::string(field.key),
      message("Somebody changed this meanwhile to “{}”.", field.kind->text(current, field))};
}

Result<void> apply_patch(Record& record, const Patch& patch, Computed computed) {
  for (const auto& change : patch) {
    const Field* field = record.type->find(change.key);
    const int position = record.type->position(change.key);
    if (field == nullptr || record.type->is_figure(position)) {
      return invalid(change.key, message("There is no such field."));
    }
    Value& current = record.values[static_cast<std::size_t>(position)];
    if (!field->computed) {
      CLIENTELA_TRY(apply_change(current, *field, change));
    } else if (computed == Computed::set) {
      current = change.now;
    }
  }
  return {};
}

}  // namespace clientela
