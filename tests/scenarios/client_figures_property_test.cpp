// What is known of a client depends on what was bought, not on how it came into the books.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

#include "features/insights/insight_jobs.h"
#include "features/jobs.h"
#include "tests/support/test_company.h"

namespace clientela {
namespace {

struct Purchase {
  int days_ago = 0, euros = 0;
  bool is_return = false;
};
std::ostream& operator<<(std::ostream& out, const Purchase& purchase) {
  return out << (purchase.is_return ? "-" : "") << purchase.euros << " EUR " << purchase.days_ago
             << " days ago";
}

// Inside of a property.
std::vector<Purchase> any_purchases() {
  const auto purchase = rc::gen::build<Purchase>(
      rc::gen::set(&Purchase::days_ago, rc::gen::inRange(0, 700)),
      rc::gen::set(&Purchase::euros, rc::gen::inRange(1, 500)),
      rc::gen::set(&Purchase::is_return, rc::gen::weightedElement<bool>({{8, false}, {1, true}})));
  return *rc::gen::container<std::vector<Purchase>>(*rc::gen::inRange<std::size_t>(0, 9), purchase);
}

// One company for all examples: its forecast is fitted once, to clients with paces of their own.
class Shop {
 public:
  Shop() : jobs_(company_.engine()) {
    add_insight_jobs(jobs_);
    for (int i = 0; i < 60; ++i) {
      const Id id = client();
      for (int day = 690 - i % 7; day > i % 4 * 150; day -= 20 + i % 5 * 17) {
        buy(id, {day, 30 + i, false});
      }
    }
    company_.create("fit_criterion",
                    {{"name", "Comes back"}, {"condition", "buying_days=gte.3"}, {"points", 30}});
    company_.create("fit_criterion",
                    {{"name", "Big"}, {"condition", "total=gte.700&alive=gt.0.3"}, {"points", 50}});
    const auto fit = start_fit(jobs_, Asker::program());
    if (!fit || !jobs_.run_now(*fit)) throw std::runtime_error("no forecast");
  }
  Id client() { return company_.create("client", {{"name", "Somebody"}}); }
  void buy(Id client, const Purchase& purchase) {
    const Date day = Date::of(2026, 3, 31) - purchase.days_ago;
    company_.create(
        "order",
        {{"client", client.text()},
         {"business_date", day.text()},
         {"kind", purchase.is_return ? "return" : "sale"}},
        {JsonObject{{"object", "order_line"},
                    {"values", JsonObject{{"price", std::to_string(purchase.euros)},
                                          {"quantity", purchase.is_return ? "-1" : "1"}}}}});
  }
  Id buyer(const std::vector<Purchase>& all) {
    const Id id = client();
    for (const auto& purchase : all) buy(id, purchase);
    return id;
  }
  void merge(Id keep, Id other) {
    company_.perform("client.merge", {{"keep", keep.text()}, {"merge", other.text()}});
  }
  // By name, so that a difference tells what differs: what was bought, what it is worth, how well
  // the client fits. Classifications remember what they were before.
  std::vector<std::pair<std::string, Value>> figures(Id client) {
    const auto record = *company_.find("client", client);
    std::vector<std::pair<std::string, Value>> found;
    for (const auto& projection : company_.model().projections()) {
      if (projection.owner != "client" || projection.name == "client_classification") continue;
      for (const auto& figure : projection.figures) {
        found.emplace_back(figure.key, record[figure.key]);
      }
    }
    return found;
  }

 private:
  TestCompany company_;
  JobRunner jobs_;
};

Shop& shop() {
  static Shop only;
  return only;
}

// The first figure that differs; empty: none does.
std::string difference(Id one, Id other) {
  const auto a = shop().figures(one), b = shop().figures(other);
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i].second != b[i].second) return a[i].first;
  }
  return {};
}

RC_GTEST_PROP(ClientFigures, OfTwoMergedClientsAreThoseOfOne, ()) {
  const auto all = any_purchases();
  const auto cut = static_cast<std::ptrdiff_t>(*rc::gen::inRange<std::size_t>(0, all.size() + 1));
  const Id one = shop().buyer(all);
  const Id keep = shop().buyer({all.begin(), all.begin() + cut});
  shop().merge(keep, shop().buyer({all.begin() + cut, all.end()}));
  RC_ASSERT(difference(one, keep) == std::string());
}

RC_GTEST_PROP(ClientFigures, DoNotDependOnTheOrderOfRows, ()) {
  auto all = any_purchases();
  const Id one = shop().buyer(all);
  const auto by = *rc::gen::inRange<std::size_t>(0, all.size() + 1);
  std::rotate(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(by), all.end());
  if (*rc::gen::arbitrary<bool>()) std::reverse(all.begin(), all.end());
  RC_ASSERT(difference(one, shop().buyer(all)) == std::string());
}

}  // namespace
}  // namespace clientela
