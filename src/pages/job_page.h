#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "pages/blocks.h"
#include "system/job.h"

namespace clientela {

struct JobView {
  Id id;
  std::string title;  // "Import of orders.csv"
  JobState state = JobState::running;
  std::int64_t done = 0;
  std::int64_t total = 0;            // 0: not known
  std::string unit = {};             // "rows"; translated
  std::string message = {};          // what it does now, or why it failed
  std::vector<Figure> figures = {};  // what it counted so far
  std::vector<Button> results = {};  // where to go when it is done
  Id undo_group = {};                // done: offers to take all of it back
  HtmlWriter details = {};           // a feature's own report below
};

// Progress with a way to stop it. Refreshes itself until the job has ended.
std::string job_page(const PageContext& ctx, const JobView& view);

}  // namespace clientela
