#pragma once

#include "features/insights/client_model.h"
#include "system/job.h"

namespace clientela {

inline constexpr std::string_view fit_job = "client_model.fit";
inline constexpr std::string_view worth_job = "client_worth.refresh";

// The two kinds of jobs, and the look that starts them when they are due.
void add_insight_jobs(JobRunner& jobs);

// Fits a model to the orders as they are now; then everybody's worth is refreshed by it. For
// administrators.
Result<Id> start_fit(JobRunner& jobs, const Asker& asker,
                     PurchaseModelKind kind = default_purchase_model);
// Everybody whose figures are of an earlier day; `all` when rules or the forecast changed. Runs as
// the program.
Result<Id> start_worth_refresh(JobRunner& jobs, bool all);

// Jobs that change so much that figures of before say nothing any more: an import, its undoing, the
// removal of the sample. Whether one ended since then, or is under way.
bool changed_much_since(Engine& engine, Instant since);
bool is_changing_much(Engine& engine);

// Starts what is due and not under way: a fit when there is none, when the newest is older than a
// week (a day, while it could not be used) or than a change of much, or when orders that had ended
// go on; a refresh once a day.
void refresh_insights(JobRunner& jobs, Engine& engine);

// Has the program move those whom the rules see at another stage, at most so many, each by an
// action in the log. Gives how many were moved or, where nothing was to be moved, looked at again.
std::int64_t move_due_stages(Engine& engine, int limit, Id group = {});

}  // namespace clientela
