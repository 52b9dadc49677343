#pragma once

#include "features/insight_pages/insight_data.h"

namespace clientela {

// What was sold of a product in the twelve months up to today, beside the twelve before.
struct ProductLine {
  Id product;
  std::string name;
  std::int64_t orders = 0, orders_before = 0;  // sales in which it stands
  std::int64_t millionths = 0;                 // of units
  std::int64_t amount = 0, amount_before = 0;  // minor units, returns subtracted
  std::int64_t profit = 0;                     // amount less the cost, as far as known

  template <typename Archive>
  void fields(Archive& archive) {
    archive("product", product);
    archive("name", name);
    archive("orders", orders);
    archive("orders_before", orders_before);
    archive("millionths", millionths);
    archive("amount", amount);
    archive("amount_before", amount_before);
    archive("profit", profit);
  }
};

// Two products in the same sale.
struct ProductPair {
  Id first, second;
  std::string first_name, second_name;
  std::int64_t together = 0;  // sales with both
  std::int64_t first_orders = 0, second_orders = 0;
  double lift = 0;  // how many times more often than if they had nothing to do with each other

  template <typename Archive>
  void fields(Archive& archive) {
    archive("first", first);
    archive("second", second);
    archive("first_name", first_name);
    archive("second_name", second_name);
    archive("together", together);
    archive("first_orders", first_orders);
    archive("second_orders", second_orders);
    archive("lift", lift);
  }
};

struct ProductReport {
  std::int64_t sales = 0;          // whose lines were read, of two years
  std::int64_t products = 0;       // sold in them
  std::vector<ProductLine> lines;  // 100 with most revenue
  // Those that are together most often and those with the highest lift, each at most 50; in at
  // least 3 sales and in more than one of a thousand.
  std::vector<ProductPair> pairs;

  template <typename Archive>
  void fields(Archive& archive) {
    archive("sales", sales);
    archive("products", products);
    archive("lines", lines);
    archive("pairs", pairs);
  }
};

ProductReport product_figures(const InsightData& data);

}  // namespace clientela
