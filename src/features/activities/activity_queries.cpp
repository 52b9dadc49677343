#include "features/activities/activity_queries.h"

#include <algorithm>

#include "features/filters.h"

namespace clientela {
namespace {

std::vector<Activity> activities(const Slice& slice) {
  std::vector<Activity> typed;
  for (const auto& record : slice.records) typed.push_back(record.as<Activity>());
  return typed;
}

std::vector<Filter> due_conditions(const DueQuestion& asked) {
  std::vector<Filter> conditions{where("done", Value(false)), where_filled("due")};
  if (asked.from) conditions.push_back(where("due", Operator::gte, Value(*asked.from)));
  if (asked.to) conditions.push_back(where("due", Operator::lte, Value(*asked.to)));
  return conditions;
}

// What is overdue is read from today back: the index holds the done ones of all years as well, but
// few open ones are old.
std::vector<Activity> due_with(Reading& reading, const DueQuestion& asked, Filter whose) {
  auto conditions = due_conditions(asked);
  conditions.push_back(std::move(whose));
  auto found =
      activities(reading.list(question(reading.type(Activity::object_name), std::move(conditions),
                                       {"due", !asked.from}, asked.limit)));
  std::stable_sort(found.begin(), found.end(),
                   [](const Activity& a, const Activity& b) { return *a.due < *b.due; });
  return found;
}

}  // namespace

std::vector<Activity> open_activities_of(Reading& reading, Id client, int limit) {
  const auto kinds = Value(std::string("task"));
  const auto promises = Value(std::string("promise"));
  auto found = activities(reading.list(
      question(reading.type(Activity::object_name),
               {where("client", Value(client)), where("done", Value(false)),
                where_any({where_filled("due"), where("kind", kinds), where("kind", promises)})},
               {}, limit)));
  found.erase(std::remove_if(found.begin(), found.end(),
                             [](const Activity& activity) { return !is_open(activity); }),
              found.end());
  // Those without a day come last.
  std::stable_sort(found.begin(), found.end(), [](const Activity& a, const Activity& b) {
    return a.due && (!b.due || *a.due < *b.due);
  });
  return found;
}

std::vector<Activity> past_activities_of(Reading& reading, Id client, int limit) {
  auto found = activities(reading.list(question(
      reading.type(Activity::object_name), {where("client", Value(client))}, {"at", true}, limit)));
  found.erase(std::remove_if(found.begin(), found.end(), is_open), found.end());
  return found;
}

std::vector<Activity> due_activities(Reading& reading, const DueQuestion& asked) {
  auto found = due_with(reading, asked, where("assignee", Value(asked.user)));
  if (found.size() >= static_cast<std::size_t>(asked.limit)) return found;
  DueQuestion rest = asked;
  rest.limit -= static_cast<int>(found.size());
  const auto others = due_with(reading, rest, where("assignee", Operator::neq, Value(asked.user)));
  found.insert(found.end(), others.begin(), others.end());
  // One's own are taken first when there are many; shown they are by day.
  std::stable_sort(found.begin(), found.end(), [](const Activity& a, const Activity& b) {
    return a.due && (!b.due || *a.due < *b.due);
  });
  return found;
}

std::int64_t count_due(Reading& reading, const DueQuestion& asked, int cap) {
  // A list reads along the index of the days, which for few is quicker than counting.
  const auto query = question(reading.type(Activity::object_name), due_conditions(asked),
                              {"due", !asked.from}, cap);
  return static_cast<std::int64_t>(reading.list(query).records.size());
}

std::vector<Activity> open_promises(Reading& reading, Date from, int limit) {
  return activities(
      reading.list(question(reading.type(Activity::object_name),
                            {where_choice("kind", "promise"), where("done", Value(false)),
                             where("due", Operator::gte, Value(from))},
                            {"due"}, limit)));
}

}  // namespace clientela
