#pragma once

#include "features/insight_pages/insight_walk.h"
#include "features/insight_pages/report_job.h"
#include "features/orders/order.h"
#include "tests/unit/features/feature_company.h"

namespace clientela {

// A company whose figures fit on a sheet of paper; today is 13 May 2026.
class InsightCompany : public FeatureCompany {
 public:
  static Money euros(std::int64_t amount) { return {amount * 100, *Currency::parse("EUR")}; }
  static Date day(std::string_view text) { return *Date::parse(text); }

  Id client(const std::string& name, ClientKind kind = ClientKind::person) {
    Client client;
    client.name = name;
    client.kind = kind;
    return create(client);
  }

  // One line of one unit; a return's price is given back.
  Id order(Id client, std::string_view date, int price, int cost, OrderKind kind = OrderKind::sale,
           const std::vector<Id>& products = {}) {
    SalesOrder order;
    order.client = client;
    order.business_date = day(date);
    order.kind = kind;
    std::vector<Record> lines;
    for (const Id product : products.empty() ? std::vector<Id>{Id()} : products) {
      OrderLine line;
      line.product = product;
      line.description = "Something";
      line.quantity = Decimal::of(kind == OrderKind::return_ ? -1 : 1);
      line.price = Price{Decimal::of(price), *Currency::parse("EUR")};
      if (cost > 0) line.unit_cost = Price{Decimal::of(cost), *Currency::parse("EUR")};
      lines.push_back(record(line));
    }
    return create(order, std::move(lines));
  }

  // Ann buys regularly and recommended Cy, who is lost; Bob is new; somebody walked in.
  void fill() {
    Client one;
    one.name = "Ann";
    one.kind = ClientKind::organisation;
    Channel channel;
    channel.name = "Fair";
    fair = create(channel);
    one.source = fair;
    one.manager = user();
    ann = create(one);
    bob = client("Bob");
    Client other;
    other.name = "Cy";
    other.referred_by = ann;
    cy = create(other);
    order(ann, "2026-03-10", 100, 60);
    order(ann, "2026-04-10", 200, 120);
    order(ann, "2026-04-25", 40, 24, OrderKind::return_);
    order(bob, "2026-04-10", 50, 20);
    order(cy, "2025-01-15", 30, 10);
    order({}, "2026-04-20", 10, 0);
  }

  InsightData data() {
    InsightWalk walk;
    while (walk.step(engine())) continue;
    return std::move(walk.data());
  }

  Id ann, bob, cy, fair;
};

}  // namespace clientela
