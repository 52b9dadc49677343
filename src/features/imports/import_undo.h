#pragma once

#include "system/job.h"

namespace clientela {

// Takes the actions of an import back, newest first. Those that touch what somebody changed since
// stay as they are and are counted.
JobWork import_undo_work();
// How many those are, of a job of that kind.
std::int64_t kept_by_undo(const Job& undo);

}  // namespace clientela
