#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <vector>

#include "base/date.h"
#include "stats/parallel.h"
#include "stats/units.h"

namespace clientela {

// What the models need to know of a client's purchases (Fader, Hardie and Lee, "Counting Your
// Customers the Easy Way", Marketing Science 24, 2005): how often (x), how recently (t_x), since
// when (T), for how much. All that a client buys in one day is one purchase. The first purchase is
// how we met and is not counted among the repeated ones.

// Purchases column by column; the three spans have equal lengths, rows in any order. Amounts are in
// minor units of one currency. An amount below zero is a refund: it lessens what the client spent
// and makes no day of buying. Zero is a purchase for nothing.
struct PurchaseColumns {
  std::span<const std::uint32_t> client;  // 0 .. clients-1
  std::span<const std::int32_t> day;      // days since 1970-01-01
  std::span<const std::int64_t> amount;
};

// Up to and including `end` is observed; later days up to and including `holdout_end`, if given,
// are kept apart to test predictions; what lies after both is ignored and counted.
struct ObservedPeriod {
  Date end;
  std::optional<Date> holdout_end;
};

struct ClientStatistics {
  static constexpr std::int32_t never = std::numeric_limits<std::int32_t>::min();

  std::int32_t first_day = never;  // of buying; days since 1970-01-01
  std::int32_t last_day = never;   // of buying, within the observed period
  std::uint32_t repeats = 0;       // x: days of buying after the first
  std::uint32_t holdout_purchases = 0;
  std::int64_t first_amount = 0;   // bought on the first day, minor units
  std::int64_t repeat_amount = 0;  // bought on all later days
  std::int64_t refunded = 0;       // given back, not negative
  std::int64_t holdout_amount = 0;
  std::int64_t squared_gaps = 0;  // sum of (days between purchases)^2: how regular

  // False: nothing bought within the period; then all but refunds and the holdout is zero.
  bool has_bought() const { return first_day != never; }
  std::int64_t spent() const { return first_amount + repeat_amount - refunded; }

  friend bool operator==(const ClientStatistics&, const ClientStatistics&) = default;
};

struct ClientSummary {
  std::vector<ClientStatistics> clients;  // by the number in PurchaseColumns::client
  std::uint64_t rows = 0;
  std::uint64_t refund_rows = 0;
  std::uint64_t later_rows = 0;  // after the observed period and the holdout
};

// Sums saturate at the ends of std::int64_t. Rows whose client is not below `client_count` are a
// bug. Rows may come in parts, which are read as one after another; the result depends neither on
// the parts nor on the order of rows nor on threads.
ClientSummary summarise_purchases(std::span<const PurchaseColumns> parts,
                                  std::uint32_t client_count, const ObservedPeriod& period,
                                  unsigned threads = useful_threads());

struct DayPurchase {
  std::int32_t day = 0;
  std::int64_t amount = 0;
};

// The same for one client.
ClientStatistics summarise_client(std::span<const DayPurchase> purchases,
                                  const ObservedPeriod& period);

// x, t_x and T as models take them. Whole days when it comes from ClientStatistics.
struct BuyingHistory {
  double repeats = 0;
  Weeks recency;  // from the first to the last purchase
  Weeks age;      // from the first purchase to the end of the observed period
};

// The history of a client who has bought, as seen on the day `as_of`, at the earliest the day of
// the last purchase.
BuyingHistory history_of(const ClientStatistics& client, Date as_of);

// Clients with equal histories, counted together.
struct HistoryGroup {
  std::uint32_t repeats = 0;
  std::int32_t recency_days = 0;
  std::int32_t age_days = 0;
  double weight = 1;  // how many clients

  friend bool operator==(const HistoryGroup&, const HistoryGroup&) = default;
};

// Groups of those who have bought, ordered by repeats, recency and age; their weights sum to the
// number of such clients.
std::vector<HistoryGroup> group_histories(std::span<const ClientStatistics> clients, Date as_of);

// How many repeated purchases and at which average value: what the model of values takes.
struct ValueObservation {
  double repeats = 0;
  double mean = 0;  // major units of the currency
};

// The average value of a repeated purchase, in major units; refunds are shared out over all
// purchases. Zero if there is none or refunds take it all.
double mean_repeat_value(const ClientStatistics& client, double minor_units = 100);

// One observation for each client with repeated purchases of a mean above zero.
std::vector<ValueObservation> value_observations(std::span<const ClientStatistics> clients,
                                                 double minor_units = 100);

}  // namespace clientela
