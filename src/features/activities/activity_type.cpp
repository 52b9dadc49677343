#include "features/activities/activity.h"

namespace clientela {

ObjectType activity_type() {
  return {
      .name = "activity",
      .plural = "activities",
      .label = "Activity",
      .label_plural = "Activities",
      .icon = "calendar",
      .fields =
          {
              field("subject", &Activity::subject,
                    {.label = "Subject", .required = true, .search = true, .list = true}),
              field("kind", &Activity::kind,
                    {.label = "Kind",
                     .choices = {{"note", "Note"},
                                 {"call", "Call", "azure"},
                                 {"meeting", "Meeting", "purple"},
                                 {"message", "Message"},
                                 {"task", "Task", "orange"},
                                 {"promise", "Promise", "red"}},
                     .filter = true,
                     .list = true}),
              field("client", &Activity::client,
                    {.label = "Client", .filter = true, .root = true, .list = true}),
              field("due", &Activity::due, {.label = "Due", .filter = true, .list = true}),
              field("assignee", &Activity::assignee,
                    {.label = "Who does it", .filter = true, .list = true}),
              field("promiser", &Activity::promiser,
                    {.label = "Who promised",
                     .help = "Of a promise: whether we owe it to the client or the client to us.",
                     .choices = {{"us", "We"}, {"client", "The client"}}}),
              field("done", &Activity::done, {.label = "Done", .filter = true, .list = true}),
              field("outcome", &Activity::outcome, {.label = "Outcome"}),
              field("details", &Activity::details,
                    {.label = "Details",
                     .format = TextFormat::multiline,
                     .max_length = 100'000,
                     .search = true}),
              field("at", &Activity::at,
                    {.label = "When", .help = "Left empty: now.", .filter = true, .list = true}),
              field("done_at", &Activity::done_at, {.label = "Done at", .computed = true}),
          },
      .order = {"at", true},
      .settle = settle_activity};
}

}  // namespace clientela
