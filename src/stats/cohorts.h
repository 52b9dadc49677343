#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/date.h"
#include "stats/client_statistics.h"

namespace clientela {

enum class CohortPeriod { week, month, quarter, year };

// Weeks begin on Monday. Numbers are consecutive, so that their difference counts periods.
std::int32_t period_of(Date day, CohortPeriod period);
Date first_day_of(std::int32_t period_number, CohortPeriod period);

// Clients who first bought in one period, followed through the next ones. Everything is indexed
// [age in periods]; 0 is the period of the first purchase.
struct Cohort {
  std::int32_t period = 0;  // number, see first_day_of
  std::uint32_t clients = 0;
  std::vector<std::uint32_t> active;  // distinct clients who bought then
  std::vector<std::int64_t> revenue;  // minor units, refunds subtracted
};

constexpr std::int32_t most_cohorts = 600;

// Ordered by period, without gaps: a period without new clients is an empty cohort. A triangle:
// the last entry of each is the period of `end`. Rows after `end` are ignored, and so are refunds
// of who has not bought yet. Who first bought more than `most_cohorts` periods before `end` is left
// out, so that one mistyped year does no harm. Client numbers are below `client_count`.
std::vector<Cohort> cohort_triangle(std::span<const PurchaseColumns> parts,
                                    std::uint32_t client_count, CohortPeriod period, Date end);

}  // namespace clientela
