#include "system/company.h"

#include "base/text.h"
#include "engine/undo_action.h"
#include "system/desk.h"
#include "system/job.h"
#include "system/user.h"

namespace clientela {
namespace {

struct CompanySettings {
  std::string name, currency, zone, language, relation, sample;
};

// The currency is part of every amount that is kept, so it is chosen before the first one.
Result<void> check_currency(Transaction& transaction, const std::string& currency) {
  const std::string now = transaction.setting(setting_currency);
  if (currency.empty() || now.empty() || currency == now) return {};
  Query query;
  query.type = transaction.model().find_type("order");
  if (query.type == nullptr || transaction.count(query, 1) == 0) return {};
  return invalid("currency",
                 message("The currency can't change any more: there are orders in {}.", now));
}

Result<JsonObject> set_company(Transaction& transaction, const CompanySettings& settings) {
  CLIENTELA_TRY(check_currency(transaction, settings.currency));
  const std::pair<std::string_view, const std::string&> given[] = {
      {setting_company_name, settings.name}, {setting_currency, settings.currency},
      {setting_zone, settings.zone},         {setting_language, settings.language},
      {setting_relation, settings.relation}, {setting_sample, settings.sample}};
  for (const auto& [key, value] : given) {
    if (!value.empty()) transaction.set_setting(key, value);
  }
  return JsonObject{};
}

// The mark of sample data tells of records, so it does not come back without them.
JsonObject present_settings(Reading& reading) {
  JsonObject present;
  for (const auto key :
       {setting_company_name, setting_currency, setting_zone, setting_language, setting_relation}) {
    const std::string value = reading.setting(key);
    if (!value.empty()) present[key] = value;
  }
  return present;
}

}  // namespace

void add_company(Model& model) {
  model.add(action<CompanySettings>(
      {.name = "company.set",
       .label = "Company settings",
       .role = Role::administrator,
       .arguments = {field("name", &CompanySettings::name, {.label = "Company"}),
                     field("currency", &CompanySettings::currency,
                           {.label = "Currency", .format = TextFormat::currency}),
                     field("zone", &CompanySettings::zone,
                           {.label = "Time zone", .format = TextFormat::zone}),
                     field("language", &CompanySettings::language,
                           {.label = "Language", .format = TextFormat::language}),
                     field("relation", &CompanySettings::relation,
                           {.label = "Mostly customers or mostly clients?",
                            .choices = {{"customers", "Customers: single purchases"},
                                        {"clients", "Clients: lasting relations"}}}),
                     field("sample", &CompanySettings::sample, {.label = "Sample data"})},
       .settings = present_settings},
      set_company));
}

void add_system(Model& model) {
  model.add(undo_action());
  add_company(model);
  add_users(model);
  add_desk(model);
  add_jobs(model);
}

}  // namespace clientela
