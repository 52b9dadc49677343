#include "features/classification/classification_rules.h"

namespace clientela {
namespace {

constexpr std::string_view setting_rules = "classification_rules";

using Rules = ClassificationRules;

Result<void> check_rules(const Rules& rules, const std::vector<Field>& fields) {
  for (const auto& field : fields) {
    const Value value = field.get(&rules);
    const auto* number = std::get_if<std::int64_t>(&value);
    if (number == nullptr || (*number >= 0 && *number <= 36'500)) continue;
    return invalid(std::string(field.key), message("This must lie between 0 and 36,500."));
  }
  return {};
}

Result<JsonObject> set_rules(Transaction& transaction, const Rules& rules) {
  const auto fields = classification_rule_fields();
  CLIENTELA_TRY(check_rules(rules, fields));
  const JsonObject json = written_arguments(fields, &rules);
  transaction.set_setting(setting_rules, json_text(Json(json)));
  return JsonObject{};
}

JsonObject present_rules(Reading& reading) {
  const Rules rules = classification_rules_of(reading);
  return written_arguments(classification_rule_fields(), &rules);
}

std::vector<Field> bond_fields() {
  return {
      field("service_buying_days", &Rules::service_buying_days,
            {.label = "Repeated service: from so many buying days on",
             .help = "Who buys that often, over the time below, is a client and no mere customer.",
             .preset = "5"}),
      field(
          "service_days", &Rules::service_days,
          {.label = "Repeated service: so many days from the first to the last", .preset = "180"}),
      field("manager_buying_days", &Rules::manager_buying_days,
            {.label = "With a personal manager: from so many buying days on", .preset = "3"}),
      field("lapse_days", &Rules::lapse_days,
            {.label = "A customer again after so many days without a purchase",
             .help = "An agreement holds without purchases.",
             .preset = "365"}),
  };
}

std::vector<Field> moment_fields() {
  return {
      field("new_days", &Rules::new_days,
            {.label = "New for so many days after the first order", .preset = "30"}),
      field("impulsive_orders", &Rules::impulsive_orders,
            {.label = "Impulsive: so many orders at once",
             .help = "Counted from the day on which the client became known. 1: whoever buys on "
                     "that day. 0: nobody.",
             .preset = "2"}),
      field("impulsive_days", &Rules::impulsive_days,
            {.label = "Impulsive: within so many days", .preset = "3"}),
      field("upset_days", &Rules::upset_days,
            {.label = "Upset for so many days after a low answer", .preset = "14"}),
      field("insistent_contacts", &Rules::insistent_contacts,
            {.label = "Insistent: so many calls, messages and open promises",
             .help = "0: nobody.",
             .preset = "3"}),
      field("insistent_days", &Rules::insistent_days,
            {.label = "Insistent: within so many days", .preset = "5"}),
      field("by_hand_days", &Rules::by_hand_days,
            {.label = "A moment set by hand lasts so many days", .preset = "14"}),
  };
}

template <typename T>
std::optional<T> held(const Record& record, std::string_view key) {
  const T* value = std::get_if<T>(&record[key]);
  return value == nullptr ? std::nullopt : std::optional<T>(*value);
}

}  // namespace

std::vector<Field> classification_rule_fields() {
  auto fields = bond_fields();
  for (auto& field : moment_fields()) fields.push_back(std::move(field));
  return fields;
}

ClassificationRules classification_rules_of(Reading& reading) {
  ClassificationRules rules;
  const std::string text = reading.setting(setting_rules);
  if (text.empty()) return rules;
  const auto json = parse_json(text);
  if (!json || !json->is_object()) return rules;
  for (const auto& field : classification_rule_fields()) {
    const Json* member = json->get_object().if_contains(field.key);
    if (member == nullptr) continue;
    const auto value = field.from_json(*member, reading.parse_context());
    if (value && !is_empty(*value)) field.set(&rules, *value);
  }
  return rules;
}

ClassificationFacts facts_of(const Record& client, const ClassificationRules& rules, Date today,
                             std::string_view zone) {
  ClassificationFacts facts;
  facts.agreement = client.get<bool>("under_agreement");
  facts.manager = !client.get<Id>("manager").empty();
  facts.orders = client.get<std::int64_t>("order_count");
  facts.buying_days = client.get<std::int64_t>("buying_days");
  facts.first = held<Date>(client, "first_order");
  facts.last = held<Date>(client, "last_order");
  // Days in a zone take time to find, and few need this one.
  if (facts.first && !(*facts.first + static_cast<int>(rules.new_days) < today)) {
    facts.known_since = local_date(client.created_at, zone);
  }
  facts.loyal = client.get<std::string>("stage") == "loyal";
  facts.today = today;
  return facts;
}

Action set_classification_rules_action() {
  return action<ClassificationRules>({.name = "client.set_classification_rules",
                                      .label = "Rules of customers, clients and moments",
                                      .role = Role::administrator,
                                      .arguments = classification_rule_fields(),
                                      .settings = present_rules},
                                     set_rules);
}

}  // namespace clientela
