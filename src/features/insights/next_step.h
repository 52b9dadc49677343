#pragma once

#include <optional>

#include "features/insights/client_worth.h"
#include "pages/page_context.h"

namespace clientela {

// What to do next with a client: one plain sentence, and the task that it becomes by one click.
struct AdvisedStep {
  std::string sentence;     // translated
  std::string task = {};    // its subject, translated; empty: there is nothing to do
  std::string_view kind{};  // of the activity: "call", "task"
  int due_in_days = 1;
};

// Nothing for who has no stage.
std::optional<AdvisedStep> next_step(const PageContext& ctx, const Record& client,
                                     const StageFacts& facts, const StageRules& rules);

}  // namespace clientela
