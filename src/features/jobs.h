#pragma once

#include "system/job.h"

namespace clientela {

// Tells the runner about every kind of long work that features have.
void add_job_kinds(JobRunner& jobs);

}  // namespace clientela
