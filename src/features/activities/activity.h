#pragma once

#include <optional>
#include <string>

#include "features/clients/client.h"

namespace clientela {

enum class ActivityKind { note, call, meeting, message, task, promise };
enum class Promiser { us, client };

// Something that was said or done with a client, or is to be: one line of the timeline. A task or a
// promise is open until it is done or kept.
struct Activity {
  static constexpr std::string_view object_name = "activity";
  Id id;
  ActivityKind kind{};
  std::string subject;
  Ref<Client> client;
  Instant at;               // when it happened or was written down
  std::optional<Date> due;  // of a task, a promise, a planned call
  bool done = false;
  std::optional<Instant> done_at;
  std::string outcome;
  Promiser promiser{};  // of a promise
  Ref<User> assignee;
  std::string details;
};

// Marks an activity as done (activity.complete) or a promise as kept (activity.keep), and says with
// what result.
struct CompleteActivity {
  Ref<Activity> activity;
  std::string outcome;
};

void add_activities(Model& model);

ObjectType activity_type();
Result<void> settle_activity(Whole& whole, const Whole* before, Reading& reading);
// Whether it waits for somebody: notes and past calls never do.
bool is_open(const Activity& activity);

}  // namespace clientela
