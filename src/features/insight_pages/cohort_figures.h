#pragma once

#include "features/insight_pages/insight_data.h"

namespace clientela {

// Clients who first bought in one month or quarter, and how many of them bought, and for how much,
// in each one since; the first entry is that of the first purchase.
struct CohortLine {
  Date begin;
  std::int64_t clients = 0;
  std::vector<std::int64_t> active;
  std::vector<std::int64_t> revenue;  // minor units, returns subtracted

  template <typename Archive>
  void fields(Archive& archive) {
    archive("begin", begin);
    archive("clients", clients);
    archive("active", active);
    archive("revenue", revenue);
  }
};

struct CohortReport {
  std::vector<CohortLine> months;    // the last 24
  std::vector<CohortLine> quarters;  // the last 20

  template <typename Archive>
  void fields(Archive& archive) {
    archive("months", months);
    archive("quarters", quarters);
  }
};

// Adjustments of the books are nobody's purchase and left out.
CohortReport cohort_figures(const InsightData& data, InsightMarket market);

}  // namespace clientela
