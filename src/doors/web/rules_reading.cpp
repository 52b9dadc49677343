#include "doors/web/rules_reading.h"

#include "features/classification/classification_jobs.h"
#include "features/insights/insight_jobs.h"

namespace clientela {
namespace {

// The arguments as they were written; an Error names the first that can't be read.
Result<JsonObject> read_rules(Visit& visit, RulesForm& form) {
  JsonObject arguments;
  std::optional<Error> wrong;
  for (auto& [field, text] : form.inputs) {
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

RulesForm form_of_rules(const std::vector<Field>& fields, const void* rules) {
  RulesForm form;
  for (const auto& field : fields) {
    form.inputs.emplace_back(&field, field.kind->text(field.get(rules), field));
  }
  return form;
}

Result<Outcome> set_rules(Visit& visit, const std::string& verb, RulesForm& form) {
  auto arguments = read_rules(visit, form);
  auto outcome = arguments ? visit.engine().perform(visit.asker, {verb, std::move(*arguments)})
                           : Result<Outcome>(arguments.error());
  if (!outcome) {
    form.error = visit.ctx().tr(outcome.error().message);
    form.error_field = outcome.error().field;
  } else if (outcome->seq != 0) {
    follow_rules(visit, verb);
  }
  return outcome;
}

void follow_rules(Visit& visit, std::string_view verb) {
  JobRunner& jobs = *visit.services.company.jobs;
  if (verb == "client.set_stage_rules") (void)start_worth_refresh(jobs, true);
  if (verb == "client.set_classification_rules") (void)start_classification(jobs);
}

}  // namespace clientela
