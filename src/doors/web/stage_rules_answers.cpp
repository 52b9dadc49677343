#include "doors/web/answers.h"
#include "doors/web/rules_reading.h"
#include "features/insights/insight_jobs.h"
#include "features/insights/stage_rules_page.h"
#include "pages/paths.h"

namespace clientela {
namespace {

StageRulesView present_rules(Visit& visit) {
  static const std::vector<Field> fields = stage_rule_fields();
  StageRulesView view;
  visit.engine().read(visit.asker, [&](Reading& reading) {
    const StageRules rules = stage_rules_of(reading);
    view = {form_of_rules(fields, &rules), newest_model(reading)};
  });
  return view;
}

}  // namespace

Response show_stage_rules(Visit& visit) {
  if (visit.asker.role < Role::administrator) return error_response(visit, 403);
  return html_response(stage_rules_page(visit.ctx(), present_rules(visit)));
}

Response change_stage_rules(Visit& visit) {
  if (visit.asker.role < Role::administrator) return error_response(visit, 403);
  StageRulesView view = present_rules(visit);
  const auto outcome = set_rules(visit, "client.set_stage_rules", view.rules);
  if (!outcome) return html_response(stage_rules_page(visit.ctx(), view), 422);
  return redirect_done(stage_rules_path, *outcome);
}

Response compute_forecast(Visit& visit) {
  const auto job = start_fit(*visit.services.company.jobs, visit.asker);
  if (!job) return error_response(visit, job.error());
  return redirect(job_path(*job));
}

}  // namespace clientela
