#pragma once

#include <vector>

#include "features/activities/activity.h"

namespace clientela {

// What waits for somebody with this client, the most urgent first.
std::vector<Activity> open_activities_of(Reading& reading, Id client, int limit);
// What was said and done with this client, newest first.
std::vector<Activity> past_activities_of(Reading& reading, Id client, int limit);

// Open activities that are due on a day from `from` to `to` (both included; empty: no bound), by
// their day. When there are more than `limit`, those of the user are taken before those of others.
struct DueQuestion {
  std::optional<Date> from, to;
  Id user;
  int limit = 20;
};
std::vector<Activity> due_activities(Reading& reading, const DueQuestion& asked);
// How many those are, counted no further than `cap` (at most 1,000).
std::int64_t count_due(Reading& reading, const DueQuestion& asked, int cap);
// Open promises that are due on that day or later, the nearest first.
std::vector<Activity> open_promises(Reading& reading, Date from, int limit);

}  // namespace clientela
