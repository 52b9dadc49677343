#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>

#include "stats/client_statistics.h"

namespace clientela {

// Adds up the purchases of one client that come in the order of their days.
class PurchaseDays {
 public:
  PurchaseDays(ClientStatistics& client, std::int32_t& last_holdout_day)
      : client_(client), last_holdout_day_(last_holdout_day) {}

  // False: it lies before one that was added already, and nothing was counted.
  bool add_observed(std::int32_t day, std::int64_t amount);
  bool add_holdout(std::int32_t day, std::int64_t amount);

 private:
  ClientStatistics& client_;
  std::int32_t& last_holdout_day_;
};

// a + b, or the end of the range that it would leave.
inline std::int64_t saturated_sum(std::int64_t a, std::int64_t b) {
  std::int64_t sum = 0;
  if (!__builtin_add_overflow(a, b, &sum)) return sum;
  return b < 0 ? std::numeric_limits<std::int64_t>::min()
               : std::numeric_limits<std::int64_t>::max();
}

inline std::int64_t saturated_negative(std::int64_t a) {
  return a == std::numeric_limits<std::int64_t>::min() ? std::numeric_limits<std::int64_t>::max()
                                                       : -a;
}

inline bool PurchaseDays::add_observed(std::int32_t day, std::int64_t amount) {
  if (amount < 0) {
    client_.refunded = saturated_sum(client_.refunded, saturated_negative(amount));
    return true;
  }
  if (!client_.has_bought()) {
    client_.first_day = client_.last_day = day;
  } else if (day < client_.last_day) {
    return false;
  } else if (day > client_.last_day) {
    // The longest gap whose square is still a number here: eight million years.
    const std::int64_t gap =
        std::min<std::int64_t>(std::int64_t{day} - client_.last_day, 3'000'000'000);
    client_.squared_gaps = saturated_sum(client_.squared_gaps, gap * gap);
    client_.last_day = day;
    ++client_.repeats;
  }
  std::int64_t& sum = client_.repeats == 0 ? client_.first_amount : client_.repeat_amount;
  sum = saturated_sum(sum, amount);
  return true;
}

inline bool PurchaseDays::add_holdout(std::int32_t day, std::int64_t amount) {
  if (amount >= 0) {
    if (client_.holdout_purchases > 0 && day < last_holdout_day_) return false;
    if (client_.holdout_purchases == 0 || day > last_holdout_day_) ++client_.holdout_purchases;
    last_holdout_day_ = day;
  }
  client_.holdout_amount = saturated_sum(client_.holdout_amount, amount);
  return true;
}

}  // namespace clientela
