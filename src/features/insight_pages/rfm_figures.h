#pragma once

#include "features/insight_pages/insight_data.h"
#include "stats/rfm.h"

namespace clientela {

inline constexpr int rfm_levels = 5;

// The values that got a mark; none did when `clients` is 0.
struct RfmLevel {
  std::int64_t low = 0, high = 0;  // both included
  std::int64_t clients = 0;

  template <typename Archive>
  void fields(Archive& archive) {
    archive("low", low);
    archive("high", high);
    archive("clients", clients);
  }
};

// Clients together, and what they brought.
struct RfmGroup {
  std::int64_t clients = 0;
  std::int64_t worth = 0, profit = 0;  // minor units, of all their orders

  template <typename Archive>
  void fields(Archive& archive) {
    archive("clients", clients);
    archive("worth", worth);
    archive("profit", profit);
  }
};

// Clients who bought, marked 1 to 5 by the day of their last order, the number of orders and what
// they spent: equal shares of the clients as far as equal values allow.
struct RfmReport {
  std::int64_t clients = 0;
  std::int64_t worth = 0;
  std::vector<RfmLevel> recency;    // days since 1970-01-01 of the last order; mark 1 first
  std::vector<RfmLevel> frequency;  // orders
  std::vector<RfmLevel> monetary;   // minor units
  std::vector<RfmGroup> cells;      // [(recency - 1) * 5 + frequency - 1]
  std::vector<RfmGroup> segments;   // by RfmSegment

  const RfmGroup& cell(int recency_mark, int frequency_mark) const {
    return cells.at(static_cast<std::size_t>((recency_mark - 1) * rfm_levels + frequency_mark - 1));
  }

  template <typename Archive>
  void fields(Archive& archive) {
    archive("clients", clients);
    archive("worth", worth);
    archive("recency", recency);
    archive("frequency", frequency);
    archive("monetary", monetary);
    archive("cells", cells);
    archive("segments", segments);
  }
};

inline constexpr std::size_t rfm_segment_count = 8;

RfmReport rfm_figures(const InsightData& data, InsightMarket market);

}  // namespace clientela
