#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/id.h"
#include "base/money.h"
#include "features/classification/assessment.h"
#include "features/insight_pages/insight_report.h"
#include "features/orders/order.h"

namespace clientela {

// What the figures of all clients are computed from: about 60 bytes for a client and 25 for an
// order. Amounts are minor units of the company's currency.

inline constexpr std::int32_t no_day = std::numeric_limits<std::int32_t>::min();
inline constexpr std::uint32_t nobody = UINT32_MAX;  // a walk-in sale
inline constexpr std::uint16_t no_place = UINT16_MAX;

// One client with the figures by which lists filter, so that a number and the list behind it agree.
struct InsightClient {
  Id id;
  std::int64_t total = 0, margin = 0;
  std::int64_t lifetime_value = 0;
  std::int32_t first_order = no_day, last_order = no_day;
  std::uint32_t orders = 0;
  std::uint32_t activities = 0;
  std::uint16_t manager = no_place;  // in InsightData::managers
  std::uint16_t channel = no_place;  // in InsightData::channels
  bool business = false;
  bool has_lifetime_value = false;
  Trait bond = Trait::none;  // customer or client

  bool bought() const { return orders > 0; }
  bool in(InsightMarket market) const {
    return market == InsightMarket::all || business == (market == InsightMarket::business);
  }
};

// Orders column by column, oldest first.
struct InsightOrders {
  std::vector<std::uint32_t> client;  // in InsightData::clients, or nobody
  std::vector<std::int32_t> day;
  std::vector<std::int64_t> total, margin;
  std::vector<OrderKind> kind;

  std::size_t size() const { return day.size(); }
  bool is_sale(std::size_t order) const { return kind[order] == OrderKind::sale; }
};

// What was sold of one product in the twelve months up to today, and in the twelve before.
struct InsightProduct {
  Id id;
  std::string name;
  struct Year {
    std::int64_t orders = 0;
    std::int64_t millionths = 0;  // of units, returns subtracted
    std::int64_t amount = 0, cost = 0;
  } now, before;
};

struct Referral {
  std::uint32_t client = 0;
  Id referrer;
};

// Somebody became a client, or a customer again.
struct BondCrossing {
  std::uint32_t client = 0;
  std::int32_t day = no_day;
  bool to_client = false;
  BondCause cause{};
};

struct InsightData {
  Date today;
  Currency currency;
  InsightSummary summary;
  bool has_lifetime_value = false;  // whether clients carry that figure
  std::vector<InsightClient> clients;
  std::vector<Referral> referrals;
  std::vector<BondCrossing> bond_crossings;
  std::vector<Id> managers, channels;
  InsightOrders orders;
  std::vector<InsightProduct> products;
  // Sales with several products: the places of the products, one order behind another.
  std::vector<std::uint32_t> basket_products;
  std::vector<std::uint32_t> basket_ends;
  std::int64_t baskets_read = 0;  // sales whose lines were read

  // Whether the order counts for these clients; walk-in sales count for all alone.
  bool counts(std::size_t order, InsightMarket market) const {
    const std::uint32_t client = orders.client[order];
    if (client == nobody) return market == InsightMarket::all;
    return clients[client].in(market);
  }
};

}  // namespace clientela
