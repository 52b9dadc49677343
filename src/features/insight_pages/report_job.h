#pragma once

#include <optional>

#include "features/insight_pages/insight_data.h"
#include "system/job.h"

namespace clientela {

// Computes the reports of all insights pages in the background. What has been read is kept in
// memory from step to step; after a crash the job begins anew, which does no harm since it changes
// nothing but its reports, all at its end.
inline constexpr std::string_view report_job = "insights.figures";

void add_report_job(JobRunner& jobs);

// The job that is waiting or running, if there is one.
std::optional<Job> running_report_job(Engine& engine);
// Starts it unless one is under way.
Result<Id> start_report_job(JobRunner& jobs, Engine& engine, const Asker& asker);
// Starts it when the reports are older than a day or than the last import.
void refresh_reports(JobRunner& jobs, Engine& engine, const Asker& asker,
                     std::optional<Instant> as_of);

}  // namespace clientela
