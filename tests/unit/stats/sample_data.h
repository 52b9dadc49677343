#pragma once

#include <vector>

#include "stats/bg_bb.h"
#include "stats/client_statistics.h"

namespace clientela::sample {

// Purchases in columns of their own, with amounts in cents.
struct Purchases {
  std::vector<std::uint32_t> client;
  std::vector<std::int32_t> day;
  std::vector<std::int64_t> amount;
  std::uint32_t clients = 0;

  PurchaseColumns columns() const { return {client, day, amount}; }
  void add(std::uint32_t who, std::int32_t when, std::int64_t how_much);
  ClientSummary summary(const ObservedPeriod& period) const;
};

// The tenth of the CDNOW cohort that the papers use: 2,357 clients who first bought in the first
// quarter of 1997; the calibration of the papers ends after 39 weeks, on 1997-09-30.
const Purchases& cdnow();
constexpr Date cdnow_calibration_end{10134};  // 1997-09-30
constexpr Date cdnow_end{10407};              // 1998-06-30
ClientSummary cdnow_39_weeks();
ClientSummary cdnow_78_weeks();

std::vector<OccasionGroup> donations();

// Relative tolerance: |actual - expected| <= tolerance * |expected|.
bool is_close(double actual, double expected, double tolerance);

}  // namespace clientela::sample
