#pragma once

#include <optional>

#include "features/clients/client.h"
#include "system/job.h"

namespace clientela {

// What the figures of all clients together say: computed in the background, since it reads them
// all, as far as the one who asks may see them.
struct BuyerFindings {
  std::int64_t buyers = 0;      // clients who bought
  std::int64_t top_buyers = 0;  // a fifth of them: those who bought most
  int top_share_percent = 0;    // of the revenue that these brought
  Money revenue, top_revenue;
  std::int64_t once = 0;  // bought once, longer than three months ago
};

inline constexpr std::string_view findings_job = "findings";
inline constexpr int once_days = 90;

void add_findings_job(JobRunner& jobs);
// Starts looking when there is nothing newer than the last import or than a day, and no search
// under way.
void refresh_findings(JobRunner& jobs, Engine& engine, const Asker& asker);
// The newest for this asker; nothing when there are none, when nobody bought anything, or when much
// has changed since (an import, the removal of the sample): then they are no longer true.
std::optional<BuyerFindings> last_findings(Engine& engine, const Asker& asker);

JsonObject findings_json(const BuyerFindings& findings);
std::optional<BuyerFindings> parse_findings(std::string_view json);

}  // namespace clientela
