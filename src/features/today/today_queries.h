#pragma once

#include <string>
#include <vector>

#include "features/activities/activity.h"

namespace clientela {

// Regular clients who usually buy about so often and have been silent for twice as long or more.
struct LateGroup {
  int rhythm_from = 0, rhythm_to = 0;  // days
  int silent_days = 0;                 // at least
  std::int64_t count = 0;
  bool capped = false;          // there are more than `count`
  std::vector<Record> clients;  // a few, those who bought most first
  Query query;                  // all of them
};

// The groups in which most is at stake, at most `limit`.
std::vector<LateGroup> late_groups(Reading& reading, std::size_t limit);

// A group that was found before, with its clients as they are now: without those who bought since.
LateGroup read_again(Reading& reading, const LateGroup& group);

// Open activities of a stretch of days.
struct DueList {
  std::vector<Activity> activities;
  std::int64_t count = 0;
  bool capped = false;
};
struct DueNow {
  DueList overdue, today, week;
  std::vector<Activity> promises;  // due later than that
};
DueNow due_now(Reading& reading, Id user, Date today);

// Whether somebody has planned something with the client.
bool has_plans(Reading& reading, Id client);
bool has_clients(Reading& reading);

}  // namespace clientela
