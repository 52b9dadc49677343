#include "doors/web/answers.h"
#include "features/classification/classification_jobs.h"
#include "features/classification/classification_rules_page.h"

namespace clientela {
namespace {

const std::vector<Field>& fields() {
  static const std::vector<Field> all = classification_rule_fields();
  return all;
}

ClassificationRulesView rules_view(Visit& visit) {
  ClassificationRulesView view;
  visit.engine().read(visit.asker, [&](Reading& reading) {
    const auto rules = classification_rules_of(reading);
    for (const auto& field : fields()) {
      view.inputs.emplace_back(&field, field.kind->text(field.get(&rules), field));
    }
  });
  return view;
}

// The arguments as they were written; an Error names the first that can't be read.
Result<JsonObject> read_rules(Visit& visit, ClassificationRulesView& view) {
  JsonObject arguments;
  std::optional<Error> wrong;
  for (auto& [field, text] : view.inputs) {
    text = visit.field(field->key);
    const auto value = field->parse(text, visit.ctx().parse());
    if (!value) {
      if (!wrong) wrong = value.error();
    } else if (!is_empty(*value)) {
      arguments[field->key] = field->kind->to_json(*value, *field);
    }
  }
  if (wrong) return *wrong;
  return arguments;
}

}  // namespace

Response show_classification_rules(Visit& visit) {
  if (visit.asker.role < Role::administrator) return error_response(visit, 403);
  return html_response(classification_rules_page(visit.ctx(), rules_view(visit)));
}

Response change_classification_rules(Visit& visit) {
  if (visit.asker.role < Role::administrator) return error_response(visit, 403);
  ClassificationRulesView view = rules_view(visit);
  auto arguments = read_rules(visit, view);
  auto outcome = arguments ? visit.engine().perform(visit.asker, {"client.set_classification_rules",
                                                                  std::move(*arguments)})
                           : Result<Outcome>(arguments.error());
  if (!outcome) {
    view.error = visit.ctx().tr(outcome.error().message);
    view.error_field = outcome.error().field;
    return html_response(classification_rules_page(visit.ctx(), view), 422);
  }
  if (outcome->seq != 0) (void)start_classification(*visit.services.company.jobs);
  return redirect(classification_rules_path);
}

}  // namespace clientela
