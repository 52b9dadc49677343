#include "features/insights/client_worth.h"

#include <algorithm>

#include "features/filters.h"

namespace clientela {
namespace {

template <typename T>
std::optional<T> held(const Record& record, std::string_view key) {
  const T* value = std::get_if<T>(&record[key]);
  return value == nullptr ? std::nullopt : std::optional<T>(*value);
}

template <typename Choice>
std::optional<Choice> chosen(const Record& record, std::string_view key) {
  const Field& field = *record.type->find(key);
  const auto* choice = std::get_if<std::string>(&record[key]);
  for (std::size_t i = 0; choice != nullptr && i < field.choices.size(); ++i) {
    if (field.choices[i].key == *choice) return static_cast<Choice>(i);
  }
  return std::nullopt;
}

// Whether somebody came by this client's word.
bool sent_somebody(Reading& reading, Id client) {
  const ObjectType& type = reading.type(Client::object_name);
  return reading.count(question(type, {where("referred_by", Value(client))}, {}, 1), 1) > 0;
}

}  // namespace

ClientWorth worth_of(const Record& client) {
  return {.alive = held<Decimal>(client, "alive"),
          .expected_orders = held<Decimal>(client, "expected_orders"),
          .ltv = held<Money>(client, "ltv"),
          .ltv_low = held<Money>(client, "ltv_low"),
          .ltv_high = held<Money>(client, "ltv_high"),
          .scored_on = held<Date>(client, "scored_on"),
          .model_version = client.get<std::int64_t>("model_version"),
          .stage = chosen<ClientStage>(client, "stage"),
          .stage_since = held<Date>(client, "stage_since"),
          .stage_by_hand = client.get<bool>("stage_by_hand"),
          .next_stage = chosen<ClientStage>(client, "next_stage"),
          .lost_reason = chosen<LostReason>(client, "lost_reason")};
}

std::optional<BuyingFigures> buying_figures(const Record& client) {
  const auto first = held<Date>(client, "first_order");
  const auto last = held<Date>(client, "last_order");
  const auto days = client.get<std::int64_t>("buying_days");
  if (!first || !last || days < 1) return std::nullopt;
  return BuyingFigures{days, *first, *last, client.get<Money>("total"),
                       client.get<Money>("margin")};
}

Date scoring_day(const ClientModel& model, Date today) {
  return model.until < model.fitted_on ? model.until : today;
}

Date counted_day(const std::optional<ClientModel>& model, Date today) {
  return model ? scoring_day(*model, today) : today;
}

StageFacts stage_facts(const Record& client, const std::optional<Decimal>& alive,
                       const std::optional<ClientModel>& model, const StageRules& rules,
                       Reading& reading) {
  const ParseContext context = reading.parse_context();
  StageFacts facts;
  facts.today = counted_day(model, local_date(context.now, context.zone));
  if (model) facts.usual_rhythm_days = model->rhythm_days;
  // A chance that names nobody better than lots would decides nothing. Asked only where it decides.
  const bool low = alive && alive->millionths < rules.lost_chance_percent * (Decimal::one / 100);
  if (!low || !model || tells_who_returns(*model)) facts.alive = alive;
  const auto bought = buying_figures(client);
  if (!bought) return facts;
  facts.buying_days = bought->buying_days;
  facts.first = bought->first;
  facts.last = bought->last;
  facts.today = std::max(facts.today, bought->last);
  // Asked only where it decides.
  facts.sent_somebody = facts.buying_days >= rules.regular_buying_days &&
                        facts.today - *facts.first >= rules.loyal_days &&
                        sent_somebody(reading, client.id);
  return facts;
}

}  // namespace clientela
