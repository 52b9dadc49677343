#pragma once

#include "system/job.h"

namespace clientela {

// Takes the sample company away: everything that the demo made is deleted, whatever became of it
// since, and the company no longer counts as a sample.

inline constexpr std::string_view sample_removal_job = "remove_sample";

void add_sample_removal(JobRunner& jobs);
// Starts the job and gives its id. For administrators.
Result<Id> start_sample_removal(JobRunner& jobs, Engine& engine, const Asker& asker);

}  // namespace clientela
