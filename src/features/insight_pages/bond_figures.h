#pragma once

#include "features/insight_pages/insight_data.h"

namespace clientela {

// Customers, who make single purchases, and clients, with whom there is a relation: how many, what
// they are worth, and who crossed from one to the other.
struct BondGroup {
  std::int64_t clients = 0;
  std::int64_t orders = 0, revenue = 0, profit = 0;
  std::int64_t lifetime_value = 0, valued = 0;  // of those who have one

  template <typename Archive>
  void fields(Archive& archive) {
    archive("clients", clients);
    archive("orders", orders);
    archive("revenue", revenue);
    archive("profit", profit);
    archive("lifetime_value", lifetime_value);
    archive("valued", valued);
  }
};

struct BondMonth {
  Date begin;
  std::int64_t to_client = 0, to_customer = 0;

  template <typename Archive>
  void fields(Archive& archive) {
    archive("begin", begin);
    archive("to_client", to_client);
    archive("to_customer", to_customer);
  }
};

struct BondReport {
  BondGroup neither, customers, clients;
  std::vector<BondMonth> months;  // oldest first; the last is the running one
  // What turned customers into clients in these months, by BondCause.
  std::vector<std::int64_t> causes;

  template <typename Archive>
  void fields(Archive& archive) {
    archive("neither", neither);
    archive("customers", customers);
    archive("clients", clients);
    archive("months", months);
    archive("causes", causes);
  }
};

BondReport bond_figures(const InsightData& data, InsightMarket market);

}  // namespace clientela
