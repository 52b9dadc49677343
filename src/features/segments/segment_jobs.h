#pragma once

#include "system/job.h"

namespace clientela {

inline constexpr std::string_view segment_job = "segments.note";

// Once a day, for each segment: notes its size and worth, and logs who entered and left. It sees
// what everybody in the company sees, so that no confidential client shows in a number.
void add_segment_jobs(JobRunner& jobs);

// Starts the daily look when a segment was not looked at today and none is under way.
void note_segments(JobRunner& jobs, Engine& engine);

}  // namespace clientela
