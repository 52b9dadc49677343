#include <algorithm>
#include <unordered_map>

#include "features/insight_pages/channel_figures.h"

namespace clientela {
namespace {

constexpr std::size_t most_lines = 120;
constexpr std::int64_t most_depth = 6;

// Who recommended whom among the clients, and what all below each brought.
class ReferralForest {
 public:
  ReferralForest(const InsightData& data, InsightMarket market) : data_(data), market_(market) {
    for (const auto& referral : data.referrals) node(data.clients[referral.client].id, true);
    for (const auto& referral : data.referrals) node(referral.referrer, false);
    find_places();
    for (const auto& referral : data.referrals) {
      const auto child = places_.at(data.clients[referral.client].id);
      const auto parent = places_.at(referral.referrer);
      nodes_[child].parent = parent;
      nodes_[parent].children.push_back(child);
    }
    sum_up();
  }

  void write(ChannelReport& report) {
    for (const auto& node : nodes_) {
      if (!node.referred || !counts(node)) continue;
      ++report.referred;
      report.referred_revenue += node.line.revenue;
      report.referred_profit += node.line.profit;
    }
    std::vector<std::uint32_t> roots;
    for (std::uint32_t i = 0; i < nodes_.size(); ++i) {
      if (nodes_[i].parent == nobody && nodes_[i].line.brought > 0) roots.push_back(i);
    }
    sort(roots);
    for (const auto root : roots) add(root, 0, report.referrals);
  }

 private:
  struct Node {
    ReferralNode line;
    std::uint32_t client = nobody;  // in InsightData::clients
    std::uint32_t parent = nobody;
    bool referred = false;
    std::vector<std::uint32_t> children;
  };

  void node(Id id, bool referred) {
    const auto [found, is_new] = places_.try_emplace(id, static_cast<std::uint32_t>(nodes_.size()));
    if (is_new) {
      nodes_.emplace_back();
      nodes_.back().line.client = id;
    }
    if (referred) nodes_[found->second].referred = true;
  }

  void find_places() {
    for (std::uint32_t i = 0; i < data_.clients.size(); ++i) {
      const auto found = places_.find(data_.clients[i].id);
      if (found == places_.end()) continue;
      Node& node = nodes_[found->second];
      node.client = i;
      if (!data_.clients[i].in(market_)) continue;
      node.line.revenue = data_.clients[i].total;
      node.line.profit = data_.clients[i].margin;
    }
  }

  bool counts(const Node& node) const {
    return node.client != nobody && data_.clients[node.client].in(market_);
  }

  // From the leaves up; a circle is never reached.
  void sum_up() {
    std::vector<std::size_t> open(nodes_.size());
    std::vector<std::uint32_t> ready;
    for (std::uint32_t i = 0; i < nodes_.size(); ++i) {
      open[i] = nodes_[i].children.size();
      if (open[i] == 0) ready.push_back(i);
    }
    while (!ready.empty()) {
      const Node& node = nodes_[ready.back()];
      ready.pop_back();
      if (node.parent == nobody) continue;
      ReferralNode& above = nodes_[node.parent].line;
      const bool counted = counts(node);
      above.direct += counted ? 1 : 0;
      above.brought += node.line.brought + (counted ? 1 : 0);
      above.brought_revenue += node.line.brought_revenue + node.line.revenue;
      above.brought_profit += node.line.brought_profit + node.line.profit;
      if (--open[node.parent] == 0) ready.push_back(node.parent);
    }
  }

  void sort(std::vector<std::uint32_t>& places) const {
    const auto worth = [&](std::uint32_t place) {
      return nodes_[place].line.brought_profit + nodes_[place].line.profit;
    };
    std::sort(places.begin(), places.end(), [&](auto a, auto b) {
      if (worth(a) != worth(b)) return worth(a) > worth(b);
      return nodes_[a].line.client < nodes_[b].line.client;
    });
  }

  void add(std::uint32_t place, std::int64_t depth, std::vector<ReferralNode>& lines) {
    Node& node = nodes_[place];
    if (lines.size() >= most_lines || depth >= most_depth) return;
    if (!counts(node) && node.line.brought == 0) return;
    node.line.depth = depth;
    lines.push_back(node.line);
    sort(node.children);
    for (const auto child : node.children) add(child, depth + 1, lines);
  }

  const InsightData& data_;
  const InsightMarket market_;
  std::unordered_map<Id, std::uint32_t> places_;
  std::vector<Node> nodes_;
};

}  // namespace

void add_referrals(const InsightData& data, InsightMarket market, ChannelReport& report) {
  ReferralForest(data, market).write(report);
}

}  // namespace clientela
