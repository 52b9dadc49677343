#include <algorithm>

#include "features/insights/stage.h"
#include "features/orders/order.h"

namespace clientela {
namespace {

constexpr std::string_view setting_stage_rules = "stage_rules";

std::int64_t times(Decimal factor, std::int64_t days) {
  return multiply_divide(factor.millionths, days, Decimal::one).value_or(days);
}

std::string number(std::int64_t value) { return std::to_string(value); }

// In tenths of a percent there would be more precision than truth.
std::int64_t percent(Decimal share) { return (share.millionths + 5'000) / 10'000; }

bool has_own_rhythm(const StageFacts& facts) {
  return facts.buying_days >= telling_buying_days && facts.first && facts.last;
}

// Why somebody who is silent is at risk or lost. Without a rhythm of one's own it says whose it is.
Message silence_reason(const StageFacts& facts, std::int64_t silent, std::int64_t rhythm) {
  if (has_own_rhythm(facts)) {
    return message("Silent for {} days; usually {} pass between two purchases.", number(silent),
                   number(rhythm));
  }
  return message("Silent for {} days; with most clients {} pass between two purchases.",
                 number(silent), number(rhythm));
}

StageVerdict while_buying(const StageFacts& facts, const StageRules& rules) {
  if (facts.buying_days < rules.regular_buying_days) {
    return {ClientStage::new_,
            message("Bought on {} days; regular from {} on.", number(facts.buying_days),
                    number(rules.regular_buying_days))};
  }
  const std::int64_t known = facts.today - *facts.first;
  if (known >= rules.loyal_days && facts.sent_somebody) {
    return {ClientStage::loyal,
            message("Buys for {} days already and sent us somebody.", number(known))};
  }
  if (known >= rules.loyal_days && facts.buying_days >= rules.loyal_buying_days) {
    return {ClientStage::loyal, message("Buys for {} days already, on {} of them.", number(known),
                                        number(facts.buying_days))};
  }
  return {ClientStage::regular,
          message("Bought on {} days and is within the usual rhythm.", number(facts.buying_days))};
}

}  // namespace

std::int64_t counted_rhythm_days(const StageFacts& facts, const StageRules& rules) {
  if (has_own_rhythm(facts)) {
    return std::max<std::int64_t>(mean_gap_days(*facts.first, *facts.last, facts.buying_days), 1);
  }
  const std::int64_t days = facts.usual_rhythm_days;
  return std::max<std::int64_t>(days > 0 ? days : rules.unknown_rhythm_days, 1);
}

std::int64_t late_after_days(std::int64_t rhythm_days, const StageRules& rules) {
  return std::max(times(rules.at_risk_rhythms, std::max<std::int64_t>(rhythm_days, 1)),
                  rules.least_days);
}

StageVerdict stage_by_rules(const StageFacts& facts, const StageRules& rules) {
  if (facts.buying_days < 1 || !facts.first || !facts.last) {
    return {ClientStage::potential, message("Has not bought anything yet.")};
  }
  const std::int64_t rhythm = counted_rhythm_days(facts, rules);
  const std::int64_t silent = facts.today - *facts.last;
  if (silent <= late_after_days(rhythm, rules)) return while_buying(facts, rules);
  if (silent > std::max(times(rules.lost_rhythms, rhythm), rules.least_days)) {
    return {ClientStage::lost, silence_reason(facts, silent, rhythm)};
  }
  if (facts.alive && percent(*facts.alive) < rules.lost_chance_percent) {
    return {ClientStage::lost, message("Silent for {} days; the chance to return is {} %.",
                                       number(silent), number(percent(*facts.alive)))};
  }
  return {ClientStage::at_risk, silence_reason(facts, silent, rhythm)};
}

std::vector<Field> stage_rule_fields() {
  return {
      field("at_risk_rhythms", &StageRules::at_risk_rhythms,
            {.label = "At risk after so many rhythms of silence",
             .help = "2: who usually buys every 30 days is at risk after 60.",
             .preset = "2"}),
      field("lost_rhythms", &StageRules::lost_rhythms,
            {.label = "Lost after so many rhythms of silence", .preset = "4"}),
      field("lost_chance_percent", &StageRules::lost_chance_percent,
            {.label = "Lost below this chance to return, in %",
             .help = "Counts only for clients who are late.",
             .preset = "20"}),
      field("least_days", &StageRules::least_days,
            {.label = "Nobody is at risk before so many days", .preset = "14"}),
      field("unknown_rhythm_days", &StageRules::unknown_rhythm_days,
            {.label = "Rhythm in days where none is known", .preset = "90"}),
      field("regular_buying_days", &StageRules::regular_buying_days,
            {.label = "Regular from so many buying days on", .preset = "3"}),
      field("loyal_days", &StageRules::loyal_days,
            {.label = "Loyal after so many days since the first order",
             .help = "Those who also sent us somebody or bought often enough.",
             .preset = "365"}),
      field("loyal_buying_days", &StageRules::loyal_buying_days,
            {.label = "Loyal without recommending: from so many buying days on", .preset = "12"}),
  };
}

StageRules stage_rules_of(Reading& reading) {
  StageRules rules;
  const auto json = parse_json(reading.setting(setting_stage_rules));
  if (!json || !json->is_object()) return rules;
  for (const auto& field : stage_rule_fields()) {
    const Json* member = json->get_object().if_contains(field.key);
    if (member == nullptr) continue;
    const auto value = field.from_json(*member, reading.parse_context());
    if (value && !is_empty(*value)) field.set(&rules, *value);
  }
  return rules;
}

}  // namespace clientela
