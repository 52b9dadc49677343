#pragma once

#include "system/job.h"

namespace clientela {

inline constexpr std::string_view fit_refresh_job = "client_fit.refresh";

// The job that looks again at everybody, and the look that starts it when it is due.
void add_fit_jobs(JobRunner& jobs);

// Starts it when the profile changed, when clients' worth was computed anew, and daily; unless one
// is under way.
void refresh_fits(JobRunner& jobs, Engine& engine);

// That is waiting or running, if there is one.
std::optional<Job> running_fit_job(Engine& engine);

}  // namespace clientela
