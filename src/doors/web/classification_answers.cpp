#include "doors/web/answers.h"
#include "doors/web/rules_reading.h"
#include "features/classification/classification_rules_page.h"

namespace clientela {
namespace {

RulesForm present_rules(Visit& visit) {
  static const std::vector<Field> fields = classification_rule_fields();
  ClassificationRules rules;
  visit.engine().read(visit.asker,
                      [&](Reading& reading) { rules = classification_rules_of(reading); });
  return form_of_rules(fields, &rules);
}

}  // namespace

Response show_classification_rules(Visit& visit) {
  if (visit.asker.role < Role::administrator) return error_response(visit, 403);
  return html_response(classification_rules_page(visit.ctx(), present_rules(visit)));
}

Response change_classification_rules(Visit& visit) {
  if (visit.asker.role < Role::administrator) return error_response(visit, 403);
  RulesForm rules = present_rules(visit);
  const auto outcome = set_rules(visit, "client.set_classification_rules", rules);
  if (!outcome) return html_response(classification_rules_page(visit.ctx(), rules), 422);
  return redirect_done(classification_rules_path, *outcome);
}

}  // namespace clientela
