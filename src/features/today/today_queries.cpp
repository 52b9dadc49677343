#include "features/today/today_queries.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "features/activities/activity_queries.h"
#include "features/filters.h"
#include "features/insights/silence.h"
#include "features/orders/order.h"

namespace clientela {
namespace {

constexpr int count_cap = 100;  // more than that is "many" on this page
constexpr std::size_t shown_in_group = 4;
constexpr int looked_at = 200;  // late clients; of more the groups tell "37+"
constexpr int shown_overdue = 8;
constexpr int shown_due = 8;
constexpr int shown_promises = 6;
constexpr std::int64_t regular_orders = 4;  // with fewer a rhythm says little
constexpr int lost_days = 365;              // who is silent for longer is lost, not late
constexpr int week_days = 7;

struct Rhythm {
  int from, to;  // days between orders
  int silent;    // days
};
constexpr std::array<Rhythm, 6> rhythms{
    {{4, 10, 14}, {11, 17, 28}, {18, 24, 42}, {25, 45, 60}, {46, 75, 120}, {76, 120, 180}}};

// A day before the one to which silence is counted. Counted from today, the list that the page
// leads to stays true tomorrow.
Filter where_days_before(std::string_view key, Operator op, int days, const Silence& silence) {
  return silence.ended ? where(key, op, Value(silence.day - days)) : where_day(key, op, -days);
}

Query late_query(Reading& reading, const Rhythm& rhythm, const Silence& silence) {
  return question(reading.type(Client::object_name),
                  {where_choice("relation", "client"),
                   where("order_count", Operator::gte, Value(regular_orders)),
                   where("rhythm_days", Operator::gte, Value(std::int64_t{rhythm.from})),
                   where("rhythm_days", Operator::lte, Value(std::int64_t{rhythm.to})),
                   where_days_before("late_after", Operator::lt, 0, silence),
                   where_days_before("last_order", Operator::lte, rhythm.silent, silence),
                   where_days_before("last_order", Operator::gte, lost_days, silence)},
                  {"total", true}, looked_at);
}

// One question for all rhythms: what is at stake is with those who bought most.
Query all_late(Reading& reading, const Silence& silence) {
  return late_query(reading, {rhythms.front().from, rhythms.back().to, rhythms.front().silent},
                    silence);
}

bool fits(const Record& client, const LateGroup& group, const Silence& silence) {
  const auto days = own_rhythm_days(client);
  const int silent = silence.day - client.get<Date>("last_order");
  return days && *days >= group.rhythm_from && *days <= group.rhythm_to &&
         silent >= group.silent_days;
}

// What the first few of the group brought: how much is at stake.
std::int64_t at_stake(const LateGroup& group) {
  std::int64_t sum = 0;
  for (const auto& client : group.clients) sum += client.get<Money>("total").minor;
  return sum;
}

DueList due_list(Reading& reading, const DueQuestion& asked) {
  DueList list;
  list.activities = due_activities(reading, asked);
  list.count = static_cast<std::int64_t>(list.activities.size());
  if (list.activities.size() < static_cast<std::size_t>(asked.limit)) return list;
  list.count = count_due(reading, asked, count_cap);
  list.capped = list.count >= count_cap;
  return list;
}

}  // namespace

std::vector<LateGroup> late_groups(Reading& reading, std::size_t limit) {
  const Silence silence = silence_of(reading);
  const auto late = reading.list(all_late(reading, silence)).records;
  const bool all = late.size() < static_cast<std::size_t>(looked_at);
  std::vector<LateGroup> groups;
  for (const auto& rhythm : rhythms) {
    LateGroup group{rhythm.from, rhythm.to, rhythm.silent, 0, !all, {}, {}};
    for (const auto& client : late) {
      if (!fits(client, group, silence)) continue;
      ++group.count;
      if (group.clients.size() < shown_in_group) group.clients.push_back(client);
    }
    group.query = late_query(reading, rhythm, silence);
    if (group.count > 0) groups.push_back(std::move(group));
  }
  std::stable_sort(groups.begin(), groups.end(), [](const LateGroup& a, const LateGroup& b) {
    return at_stake(a) > at_stake(b);
  });
  if (groups.size() > limit) groups.resize(limit);
  return groups;
}

LateGroup read_again(Reading& reading, const LateGroup& group) {
  const Silence silence = silence_of(reading);
  LateGroup now = group;
  now.clients.clear();
  for (const auto& before : group.clients) {
    auto client = reading.find(*before.type, before.id);
    if (client && fits(*client, group, silence)) {
      now.clients.push_back(std::move(*client));
    } else {
      --now.count;
    }
  }
  return now;
}

DueNow due_now(Reading& reading, Id user, Date today) {
  DueNow now;
  now.overdue = due_list(reading, {{}, today - 1, user, shown_overdue});
  now.today = due_list(reading, {today, today, user, shown_due});
  now.week = due_list(reading, {today + 1, today + week_days, user, shown_due});
  now.promises = open_promises(reading, today + week_days + 1, shown_promises);
  return now;
}

bool has_plans(Reading& reading, Id client) {
  return !open_activities_of(reading, client, 1).empty();
}

bool has_clients(Reading& reading) {
  return reading.count(question(reading.type(Client::object_name), {}, {}, 1), 1) > 0;
}

}  // namespace clientela
