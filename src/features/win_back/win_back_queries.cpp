#include "features/win_back/win_back_queries.h"

#include <algorithm>

#include "features/activities/activity_queries.h"
#include "features/clients/client_queries.h"
#include "features/filters.h"
#include "features/orders/order.h"

namespace clientela {
namespace {

constexpr int looked_at = 200;  // of those who brought most
constexpr std::int64_t year_days = 365;
constexpr int order_after_days = 30;
constexpr int calls_looked_at = 20;
// Where there is no forecast: every second who is late comes back, and every fifth who is lost.
constexpr Decimal usual_chance_at_risk{500'000}, usual_chance_lost{200'000};

Date today_in(Reading& reading) {
  const ParseContext context = reading.parse_context();
  return local_date(context.now, context.zone);
}

Filter going_or_gone() {
  Filter filter = where("stage", Operator::in, Value(std::string("at_risk")));
  filter.comparison.operands.emplace_back(Value(std::string("lost")));
  return filter;
}

bool is_going_or_gone(const Record& client) {
  const auto stage = worth_of(client).stage;
  return stage == ClientStage::at_risk || stage == ClientStage::lost;
}

// What a year brought while the client bought; of less than a year, all of it.
std::optional<Money> yearly_margin(const Record& client) {
  const auto bought = buying_figures(client);
  if (!bought || bought->margin.minor <= 0) return std::nullopt;
  const std::int64_t days = std::max<std::int64_t>(
      year_days, bought->last - bought->first + client.get<std::int64_t>("rhythm_days"));
  const auto minor = multiply_divide(bought->margin.minor, year_days, days);
  if (!minor || *minor <= 0) return std::nullopt;
  return Money{*minor, bought->margin.currency};
}

// What is the same for all candidates, read once.
struct Common {
  std::optional<ClientModel> model;
  StageRules rules;
  std::int64_t held_out = 0;  // percent
  bool blind = false;         // see forecast_is_blind
};

bool is_blind(const std::optional<ClientModel>& model) {
  return model && !tells_who_returns(*model);
}

Common common_of(Reading& reading) {
  Common common{newest_usable_model(reading), stage_rules_of(reading), held_out_percent(reading)};
  common.blind = is_blind(common.model);
  return common;
}

std::optional<WinBackCandidate> candidate(const Record& client, const Common& common) {
  const auto at_stake = yearly_margin(client);
  if (!at_stake) return std::nullopt;
  const ClientWorth worth = worth_of(client);
  WinBackCandidate found{client, *at_stake, {}};
  found.told = !common.blind;
  found.forecast = worth.alive.has_value() && !common.blind;
  found.chance = worth.stage == ClientStage::lost ? usual_chance_lost : usual_chance_at_risk;
  if (found.forecast) found.chance = *worth.alive;
  found.worth = multiply_divide(at_stake->minor, found.chance.millionths, Decimal::one).value_or(0);
  if (found.worth <= 0) return std::nullopt;
  found.held_out = is_held_out(client.id, common.held_out);
  return found;
}

bool asked_lately(Reading& reading, Id client) {
  const auto slice = reading.list(question(reading.type(WinBack::object_name),
                                           {where("client", Value(client))}, {"", true}, 1));
  if (slice.records.empty()) return false;
  const auto newest = slice.records.front().as<WinBack>();
  if (newest.group == WinBackGroup::called && newest.outcome == WinBackOutcome::open) return true;
  return newest.outcome != WinBackOutcome::unreached && newest.begun &&
         *newest.begun + win_back_pause_days > today_in(reading);
}

std::optional<Date> order_after(Reading& reading, Id client, Date day) {
  const auto slice =
      reading.list(question(reading.type(SalesOrder::object_name),
                            {where("client", Value(client)), where_choice("kind", "sale"),
                             where("business_date", Operator::gte, Value(day)),
                             where("business_date", Operator::lte, Value(day + order_after_days))},
                            {"business_date"}, 1));
  if (slice.records.empty()) return std::nullopt;
  return slice.records.front().get<Date>("business_date");
}

// The newest call that had an outcome or was followed by an order.
std::optional<EarlierCall> earlier_call(Reading& reading, Id client) {
  const std::string zone(reading.parse_context().zone);
  for (const auto& activity : past_activities_of(reading, client, calls_looked_at)) {
    if (activity.kind != ActivityKind::call) continue;
    const Date day = local_date(activity.done_at.value_or(activity.at), zone);
    EarlierCall call{day, activity.outcome, order_after(reading, client, day)};
    if (call.ordered || !call.outcome.empty()) return call;
  }
  return std::nullopt;
}

void add_details(Reading& reading, const Common& common, WinBackCandidate& found) {
  const ClientWorth worth = worth_of(found.client);
  found.reason =
      stage_by_rules(stage_facts(found.client, worth.alive, common.model, common.rules, reading),
                     common.rules)
          .reason;
  if (const auto whole = reading.find_whole(*found.client.type, found.client.id)) {
    if (const auto phone = main_contact(*whole, ContactKind::phone)) found.phone = phone->value;
  }
  found.earlier = earlier_call(reading, found.client.id);
}

}  // namespace

std::vector<WinBackCandidate> win_back_candidates(Reading& reading) {
  const auto late = reading.list(
      question(reading.type(Client::object_name), {going_or_gone()}, {"total", true}, looked_at));
  const Common common = common_of(reading);
  std::vector<WinBackCandidate> all;
  for (const auto& client : late.records) {
    if (auto found = candidate(client, common)) all.push_back(std::move(*found));
  }
  std::stable_sort(all.begin(), all.end(),
                   [](const auto& a, const auto& b) { return a.worth > b.worth; });
  return all;
}

bool forecast_is_blind(Reading& reading) { return is_blind(newest_usable_model(reading)); }

std::vector<WinBackCandidate> win_back_queue(Reading& reading, std::size_t limit) {
  return win_back_queue(reading, win_back_candidates(reading), limit);
}

std::vector<WinBackCandidate> win_back_queue(Reading& reading,
                                             const std::vector<WinBackCandidate>& candidates,
                                             std::size_t limit) {
  std::vector<WinBackCandidate> queue;
  if (candidates.empty()) return queue;
  const Common common = common_of(reading);
  std::size_t to_call = 0;
  for (const auto& before : candidates) {
    if (to_call == limit) break;
    const auto client = reading.find(*before.client.type, before.client.id);
    if (!client || !is_going_or_gone(*client)) continue;
    auto found = candidate(*client, common);
    const bool planned = !open_activities_of(reading, client->id, 1).empty();
    if (!found || planned || asked_lately(reading, client->id)) continue;
    if (!found->held_out) {
      add_details(reading, common, *found);
      ++to_call;
    }
    queue.push_back(std::move(*found));
  }
  return queue;
}

std::vector<Record> open_win_backs(Reading& reading, int limit) {
  return reading
      .list(question(reading.type(WinBack::object_name),
                     {where_choice("group", "called"), where_choice("outcome", "open")},
                     {"begun", true}, limit))
      .records;
}

}  // namespace clientela
