#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace clientela {

// Recency, frequency, monetary value: three marks from 1 (least) to `levels` (best). Hughes,
// "Strategic Database Marketing", 1994.
struct RfmInput {
  double days_since_last = 0;  // fewer is better
  double purchases = 0;        // all, with the first
  double spent = 0;            // any unit
};

struct RfmMark {
  std::uint8_t recency = 0;
  std::uint8_t frequency = 0;
  std::uint8_t monetary = 0;

  friend bool operator==(const RfmMark&, const RfmMark&) = default;
};

// Marks by place: equal shares of the clients, as far as equal values allow. Equal values always
// get equal marks: 1 + the share of clients that are worse x `levels`. `levels` is 2 .. 9.
std::vector<RfmMark> rfm_by_quantile(std::span<const RfmInput> clients, int levels = 5);

// Marks by limits that the business sets: `levels` - 1 ascending limits for each. A value reaches
// the next mark when it is at least the limit; for recency, when it is at most the limit, so that
// recency {30, 90, 365} gives 4 up to 30 days and 1 after 365.
struct RfmRules {
  std::vector<double> recency_days;
  std::vector<double> purchases;
  std::vector<double> spent;
};
RfmMark rfm_by_rules(const RfmInput& client, const RfmRules& rules);

// Names for corners of the grid that many businesses use; keys never change.
enum class RfmSegment {
  champions,
  loyal,
  promising,
  newcomers,
  needs_attention,
  at_risk,
  cannot_lose,
  hibernating,
};
std::string_view key_of(RfmSegment segment);
// For marks given with `levels`.
RfmSegment rfm_segment(const RfmMark& mark, int levels = 5);

}  // namespace clientela
