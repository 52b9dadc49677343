#include "features/activities/activity.h"

namespace clientela {

bool is_open(const Activity& activity) {
  if (activity.done) return false;
  switch (activity.kind) {
    case ActivityKind::task:
    case ActivityKind::promise:
      return true;
    case ActivityKind::call:
    case ActivityKind::meeting:
      return activity.due.has_value();
    case ActivityKind::note:
    case ActivityKind::message:
      return false;
  }
  return false;
}

Result<void> settle_activity(Whole& whole, const Whole* before, Reading& reading) {
  auto activity = whole.record.as<Activity>();
  if (activity.kind == ActivityKind::promise && !activity.due) {
    return Error{ErrorCode::required, "due", message("Say by when it is promised.")};
  }
  const Instant now = reading.parse_context().now;
  if (activity.at == Instant{}) activity.at = now;
  const bool was_done = before != nullptr && before->record.get<bool>("done");
  // What is written down as done already was done when it happened. A time that is there already
  // has come back by undo.
  if (activity.done && !was_done && !activity.done_at) {
    activity.done_at = before == nullptr ? activity.at : now;
  }
  if (!activity.done) activity.done_at.reset();
  whole.record.assign(activity);
  return {};
}

}  // namespace clientela
