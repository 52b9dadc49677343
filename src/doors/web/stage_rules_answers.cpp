#include "doors/web/answers.h"
#include "features/insights/insight_jobs.h"
#include "features/insights/stage_rules_page.h"
#include "pages/paths.h"

namespace clientela {
namespace {

const std::vector<Field>& fields() {
  static const std::vector<Field> all = stage_rule_fields();
  return all;
}

StageRulesView rules_view(Visit& visit) {
  StageRulesView view;
  visit.engine().read(visit.asker, [&](Reading& reading) {
    const StageRules rules = stage_rules_of(reading);
    for (const auto& field : fields()) {
      view.inputs.emplace_back(&field, field.kind->text(field.get(&rules), field));
    }
    view.model = newest_model(reading);
  });
  return view;
}

// The arguments as they were written; an Error names the first that can't be read.
Result<JsonObject> read_rules(Visit& visit, StageRulesView& view) {
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

Response show_stage_rules(Visit& visit) {
  if (visit.asker.role < Role::administrator) return error_response(visit, 403);
  return html_response(stage_rules_page(visit.ctx(), rules_view(visit)));
}

Response change_stage_rules(Visit& visit) {
  if (visit.asker.role < Role::administrator) return error_response(visit, 403);
  StageRulesView view = rules_view(visit);
  auto arguments = read_rules(visit, view);
  auto outcome = arguments ? visit.engine().perform(
                                 visit.asker, {"client.set_stage_rules", std::move(*arguments)})
                           : Result<Outcome>(arguments.error());
  if (!outcome) {
    view.error = visit.ctx().tr(outcome.error().message);
    view.error_field = outcome.error().field;
    return html_response(stage_rules_page(visit.ctx(), view), 422);
  }
  if (outcome->seq != 0) (void)start_worth_refresh(*visit.services.company.jobs, true);
  return redirect(stage_rules_path);
}

Response compute_forecast(Visit& visit) {
  const auto job = start_fit(*visit.services.company.jobs, visit.asker);
  if (!job) return error_response(visit, job.error());
  return redirect(job_path(*job));
}

}  // namespace clientela
