#include "doors/web/answers.h"
#include "pages/job_page.h"
#include "pages/paths.h"

namespace clientela {

Response show_job(Visit& visit) {
  const auto id = Id::parse(visit.captures.at(0));
  const auto job = id ? find_job(visit.engine(), visit.asker, *id) : std::nullopt;
  if (!job) return not_found(visit);
  JobView view;
  view.id = job->id;
  view.title = visit.ctx().tr(job->label);
  view.state = job->state;
  view.done = job->done;
  view.total = job->total;
  view.message = visit.ctx().tr.retold(job->problem);
  return html_response(job_page(visit.ctx(), view));
}

Response cancel_job(Visit& visit) {
  const auto id = Id::parse(visit.captures.at(0));
  if (!id) return not_found(visit);
  const auto cancelled = visit.services.company.jobs->cancel(visit.asker, *id);
  if (!cancelled) return error_response(visit, cancelled.error());
  return redirect(job_path(*id));
}

}  // namespace clientela
