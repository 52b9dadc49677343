#include "features/jobs.h"

#include "features/classification/classification_jobs.h"
#include "features/demo/sample_removal.h"
#include "features/ideal_client/fit_jobs.h"
#include "features/imports/import.h"
#include "features/insight_pages/report_job.h"
#include "features/insights/insight_jobs.h"
#include "features/segments/segment_jobs.h"
#include "features/today/findings.h"
#include "system/session.h"

namespace clientela {

void add_job_kinds(JobRunner& jobs) {
  add_import_jobs(jobs);
  add_sample_removal(jobs);
  add_findings_job(jobs);
  add_report_job(jobs);
  add_insight_jobs(jobs);
  add_classification_jobs(jobs);
  add_segment_jobs(jobs);
  add_fit_jobs(jobs);
  add_session_tidying(jobs);
}

}  // namespace clientela
