#pragma once

#include "system/job.h"

namespace clientela {

inline constexpr std::string_view classification_job = "client_classification.refresh";

// The job that looks at all clients once, and the look that moves whom time has moved.
void add_classification_jobs(JobRunner& jobs);

// Everybody, in one walk: after the rules were changed, and in a company from before there was a
// classification. Runs as the program.
Result<Id> start_classification(JobRunner& jobs);

// Looks again at clients whose day has come, at most so many; gives how many.
std::int64_t look_again(Engine& engine, int limit);
// Looks again at clients who became loyal, or no longer are, by a forecast: no record tells. At
// most so many of each; gives how many. Reads everybody, so it is only asked for after forecasts.
std::int64_t look_at_loyal_ones(Engine& engine, int limit);
// Writes down who crossed from one trait to another, at most so many, each by an action in the log;
// gives how many were told or, where nothing was to be told, looked at again.
std::int64_t tell_crossings(Engine& engine, int limit, Id group = {});

}  // namespace clientela
