#include <algorithm>
#include <cmath>

#include "features/insights/client_worth.h"
#include "features/orders/order.h"

namespace clientela {
namespace {

// The margin of a client who bought rarely says little; it is drawn to the company's as if that
// many more buying days had brought the company's share.
constexpr double days_of_common_margin = 3;
constexpr double most_minor = 9e15;  // where a double still counts single units

Decimal rounded(double value, double steps) {
  const double limited = std::clamp(value, -1e9, 1e9);
  return {std::llround(limited * steps) *
          static_cast<std::int64_t>(static_cast<double>(Decimal::one) / steps)};
}

double minor_units(Currency currency) { return std::pow(10, currency.decimals()); }

double amount(Money money) { return static_cast<double>(money.minor); }

double margin_share(const BuyingFigures& bought, const ClientModel& model) {
  const double company = static_cast<double>(model.margin_share.millionths) / Decimal::one;
  if (bought.total.minor <= 0) return company;
  const double own = std::clamp(amount(bought.margin) / amount(bought.total), -1.0, 1.0);
  const auto days = static_cast<double>(bought.buying_days);
  return (days * own + days_of_common_margin * company) / (days + days_of_common_margin);
}

// The value of a purchase is seen on all buying days, the first one too: the figures keep sums, not
// days, and over all of them the total less what came back is what a buying day brought.
ValueObservation value_of(const BuyingFigures& bought) {
  const auto days = static_cast<double>(bought.buying_days);
  return {days, amount(bought.total) / days / minor_units(bought.total.currency)};
}

BuyingHistory history_of(const BuyingFigures& bought, Date as_of) {
  const auto whole_days = [](int days) { return weeks(Days{static_cast<double>(days)}); };
  return {static_cast<double>(bought.buying_days - 1), whole_days(bought.last - bought.first),
          whole_days(as_of - bought.first)};
}

void score(const BuyingFigures& bought, const ClientModel& model, Date today, ClientWorth& worth) {
  // An order dated ahead counts as of its day.
  const Date as_of = std::max(scoring_day(model, today), bought.last);
  const ClientScore score =
      score_client(purchases_of(model), values_of(model), history_of(bought, as_of),
                   value_of(bought), {.as_of = as_of});
  worth.alive = rounded(score.alive.value, 1'000);
  worth.expected_orders = rounded(score.purchases.value, 100);
  const Currency currency = bought.total.currency;
  const double share = margin_share(bought, model);
  const auto profit = [&](double value) {
    const double minor = value * share * minor_units(currency);
    return Money{std::llround(std::clamp(minor, -most_minor, most_minor)), currency};
  };
  const Estimate& value = score.residual_value;
  worth.ltv = profit(value.value);
  // A margin below zero turns the interval round.
  worth.ltv_low = profit(share < 0 ? value.high : value.low);
  worth.ltv_high = profit(share < 0 ? value.low : value.high);
}

// A stage that the program found today is no crossing yet: orders of an import come one by one.
void set_stage(const StageVerdict& verdict, const std::optional<StageMove>& move, Date today,
               ClientWorth& worth) {
  if (move) {
    worth.stage = move->stage;
    worth.stage_since = move->on;
    worth.stage_by_hand = move->by_hand;
    if (move->stage == ClientStage::lost) worth.lost_reason = move->lost_reason;
  } else if (!worth.stage || worth.stage_since >= today) {
    worth.stage = verdict.stage;
    worth.stage_since = today;
  }
  if (!worth.stage_by_hand && *worth.stage != verdict.stage) worth.next_stage = verdict.stage;
}

Value value_of(const std::optional<ClientStage>& stage) {
  static const auto choices = stage_choices();
  return stage ? Value(std::string(choices[static_cast<std::size_t>(*stage)].key)) : Value();
}

Value value_of(const std::optional<LostReason>& reason) {
  static const auto choices = lost_reason_choices();
  return reason ? Value(std::string(choices[static_cast<std::size_t>(*reason)].key)) : Value();
}

template <typename T>
Value value_of(const std::optional<T>& value) {
  return value ? Value(*value) : Value();
}

// In the order of their declaration.
Figures figures_of(const ClientWorth& worth) {
  return {value_of(worth.alive),       value_of(worth.expected_orders),
          value_of(worth.ltv),         value_of(worth.ltv_low),
          value_of(worth.ltv_high),    value_of(worth.stage),
          value_of(worth.stage_since), worth.stage_by_hand ? Value(true) : Value(),
          value_of(worth.next_stage),  value_of(worth.lost_reason),
          value_of(worth.scored_on),   worth.scored_on ? Value(worth.model_version) : Value()};
}

// A client that this very action makes has no past to look for.
void assess(FigureStore& store, const Record& client, bool is_new = false) {
  Reading& reading = store.reading();
  const ParseContext context = reading.parse_context();
  const Date today = local_date(context.now, context.zone);
  const auto bought = buying_figures(client);
  const auto model = bought ? newest_usable_model(reading) : std::nullopt;
  ClientWorth worth;
  if (bought) {
    worth.scored_on = today;
    worth.model_version = model ? model->number : 0;
  }
  if (client.as<Client>().relation == Relation::client) {
    if (model) score(*bought, *model, today, worth);
    const ClientWorth earlier = worth_of(client);
    worth.stage = earlier.stage;
    worth.stage_since = earlier.stage_since;
    const StageRules rules = bought ? stage_rules_of(reading) : StageRules();
    const StageFacts facts = stage_facts(client, worth.alive, model, rules, reading);
    set_stage(stage_by_rules(facts, rules), is_new ? std::nullopt : newest_move(reading, client.id),
              today, worth);
  }
  store.write(client.id, figures_of(worth));
}

void assess(FigureStore& store, Id client) {
  if (client.empty()) return;
  const auto record = store.reading().find(store.reading().type(Client::object_name), client);
  if (record) assess(store, *record);
}

bool differ(const RecordChange& change, std::initializer_list<std::string_view> keys) {
  return std::any_of(keys.begin(), keys.end(), [&](std::string_view key) {
    return (*change.before)[key] != (*change.after)[key];
  });
}

bool matters(const RecordChange& change) {
  if (change.before == nullptr || change.after == nullptr) return true;
  if (change.before == change.after) return true;
  const std::string_view noun = change.type().name;
  if (noun == Client::object_name) return differ(change, {"relation", "referred_by"});
  if (noun == StageMove::object_name) return true;
  return differ(change, {"client", "kind", "business_date", "total", "margin"});
}

bool is_creation(const RecordChange& change, Reading& reading) {
  return change.before == nullptr && change.after->version == 1 &&
         change.after->created_at == reading.parse_context().now;
}

void apply(FigureStore& store, const RecordChange& change) {
  if (!matters(change)) return;
  const bool of_client = change.type().name == Client::object_name;
  if (of_client && change.after != nullptr) {
    assess(store, *change.after, is_creation(change, store.reading()));
  }
  if (change.before == change.after) return;
  const std::string_view key = of_client ? "referred_by" : "client";
  const Id before = change.before == nullptr ? Id() : change.before->get<Id>(key);
  const Id after = change.after == nullptr ? Id() : change.after->get<Id>(key);
  assess(store, after);
  if (before != after) assess(store, before);
}

std::vector<Field> worth_figures() {
  return {
      figure("alive", decimal_kind(),
             {.label = "Chance to return",
              .help = "From 0 to 1. Empty while too little is known.",
              .filter = true}),
      figure("expected_orders", decimal_kind(), {.label = "Orders expected in 12 months"}),
      figure("ltv", money_kind(),
             {.label = "Lifetime value",
              .help = "Profit expected within five years, in money of today.",
              .filter = true}),
      figure("ltv_low", money_kind(), {.label = "Lifetime value, at least"}),
      figure("ltv_high", money_kind(), {.label = "Lifetime value, at most"}),
      figure("stage", choice_kind(),
             {.label = "Stage", .choices = stage_choices(), .filter = true, .list = true}),
      figure("stage_since", date_kind(), {.label = "In this stage since"}),
      figure("stage_by_hand", boolean_kind(), {.label = "Stage set by hand"}),
      figure("next_stage", choice_kind(),
             {.label = "About to become", .choices = stage_choices(), .filter = true}),
      figure("lost_reason", choice_kind(),
             {.label = "Left because of", .choices = lost_reason_choices()}),
      figure("scored_on", date_kind(), {.label = "Worth computed on", .filter = true}),
      figure("model_version", integer_kind(), {.label = "By forecast number"}),
  };
}

}  // namespace

Projection client_worth_projection() {
  return {.name = "client_worth",
          .owner = "client",
          .reads = {"client", "order", "stage_move"},
          .figures = worth_figures(),
          .apply = apply};
}

}  // namespace clientela
