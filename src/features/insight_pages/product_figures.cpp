#include "features/insight_pages/product_figures.h"

#include <algorithm>
#include <numeric>

namespace clientela {
namespace {

constexpr std::size_t most_lines = 100;
constexpr std::size_t most_pairs = 50;  // by each order
// Pairs are counted among so many of the products sold most often.
constexpr std::size_t most_paired = 1000;
constexpr std::int64_t least_together = 3;

std::int64_t orders_of(const InsightProduct& product) {
  return product.now.orders + product.before.orders;
}

std::vector<ProductLine> best_sold(const InsightData& data) {
  std::vector<const InsightProduct*> sold;
  for (const auto& product : data.products) {
    if (product.now.orders > 0) sold.push_back(&product);
  }
  const std::size_t count = std::min(most_lines, sold.size());
  std::partial_sort(sold.begin(), sold.begin() + static_cast<std::ptrdiff_t>(count), sold.end(),
                    [](const auto* a, const auto* b) {
                      if (a->now.amount != b->now.amount) return a->now.amount > b->now.amount;
                      return a->id < b->id;
                    });
  std::vector<ProductLine> lines;
  for (std::size_t i = 0; i < count; ++i) {
    const InsightProduct& product = *sold[i];
    lines.push_back({product.id, product.name, product.now.orders, product.before.orders,
                     product.now.millionths, product.now.amount, product.before.amount,
                     product.now.amount - product.now.cost});
  }
  return lines;
}

// Counts how often two of the products stand in one sale: a triangle of the first ones by rank.
class PairCounter {
 public:
  explicit PairCounter(const InsightData& data) : data_(data), rank_(data.products.size()) {
    std::vector<std::uint32_t> order(data.products.size());
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) {
      return orders_of(data.products[a]) > orders_of(data.products[b]);
    });
    for (std::uint32_t i = 0; i < order.size(); ++i) rank_[order[i]] = i;
    if (order.size() > most_paired) order.resize(most_paired);
    by_rank_ = std::move(order);
    counts_.resize(by_rank_.size() * by_rank_.size());
  }

  void count_baskets() {
    std::uint32_t begin = 0;
    for (const auto end : data_.basket_ends) {
      for (auto a = begin; a < end; ++a) {
        for (auto b = a + 1; b < end; ++b) count(a, b);
      }
      begin = end;
    }
  }

  std::vector<ProductPair> pairs() const {
    const std::int64_t least = std::max(least_together, data_.baskets_read / 1000 + 1);
    std::vector<ProductPair> found;
    for (std::size_t a = 0; a < by_rank_.size(); ++a) {
      for (std::size_t b = a + 1; b < by_rank_.size(); ++b) {
        const std::int64_t together = counts_[a * by_rank_.size() + b];
        if (together >= least) found.push_back(pair(by_rank_[a], by_rank_[b], together));
      }
    }
    return found;
  }

 private:
  void count(std::uint32_t a, std::uint32_t b) {
    const auto [low, high] =
        std::minmax({rank_[data_.basket_products[a]], rank_[data_.basket_products[b]]});
    if (high < by_rank_.size()) ++counts_[low * by_rank_.size() + high];
  }

  ProductPair pair(std::uint32_t a, std::uint32_t b, std::int64_t together) const {
    const InsightProduct& first = data_.products[a];
    const InsightProduct& second = data_.products[b];
    ProductPair made{first.id, second.id, {}, {}, together, orders_of(first), orders_of(second), 0};
    made.lift = static_cast<double>(together) * static_cast<double>(data_.baskets_read) /
                (static_cast<double>(made.first_orders) * static_cast<double>(made.second_orders));
    made.first_name = first.name;
    made.second_name = second.name;
    return made;
  }

  const InsightData& data_;
  std::vector<std::uint32_t> rank_, by_rank_;
  std::vector<std::uint32_t> counts_;
};

// Those that come first by either order.
std::vector<ProductPair> best_pairs(std::vector<ProductPair> pairs) {
  std::stable_sort(pairs.begin(), pairs.end(),
                   [](const auto& a, const auto& b) { return a.together > b.together; });
  if (pairs.size() <= most_pairs) return pairs;
  const auto rest = pairs.begin() + most_pairs;
  std::stable_sort(rest, pairs.end(), [](const auto& a, const auto& b) { return a.lift > b.lift; });
  pairs.resize(std::min(pairs.size(), 2 * most_pairs));
  return pairs;
}

}  // namespace

ProductReport product_figures(const InsightData& data) {
  ProductReport report;
  report.sales = data.baskets_read;
  report.products = static_cast<std::int64_t>(data.products.size());
  report.lines = best_sold(data);
  PairCounter counter(data);
  counter.count_baskets();
  report.pairs = best_pairs(counter.pairs());
  return report;
}

}  // namespace clientela
