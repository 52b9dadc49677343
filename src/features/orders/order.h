#pragma once

#include <optional>
#include <string>

#include "features/catalogue/product.h"
#include "features/clients/client.h"

namespace clientela {

// A sale brings revenue, a return takes some back (its quantities are negative), an adjustment
// corrects the books (bad debt, a fee) and is nobody's purchase.
enum class OrderKind { sale, return_, adjustment };

// What a client bought at one time. Without a client it is a walk-in sale. Totals are computed from
// the lines, in the order's currency and, by its rate, in the company's.
struct SalesOrder {
  static constexpr std::string_view object_name = "order";
  Id id;
  std::string number;
  OrderKind kind{};
  Ref<Client> client;     // the buyer, whose order it is
  Ref<Client> payer;      // when somebody else pays
  Ref<Client> recipient;  // when somebody else receives
  Ref<Channel> channel;
  Date business_date;             // in the company's zone
  std::optional<Instant> at;      // to the minute, when known
  std::string currency;           // of the prices; empty: the company's
  Decimal rate = Decimal::of(1);  // company currency for one unit of the order's currency
  Money total;                    // in the company's currency
  Money cost;                     // what the goods cost the company, as far as known
  Money margin;                   // total less cost
  std::string notes;
};

struct OrderLine {
  static constexpr std::string_view object_name = "order_line";
  Id id;
  Ref<SalesOrder> order;
  Ref<Product> product;
  std::string description;
  Decimal quantity = Decimal::of(1);
  Price price;                     // of one unit; not said: the product's
  std::optional<Price> unit_cost;  // of one unit, at the time of the order
  Money amount;                    // quantity x price
};

void add_orders(Model& model);

ObjectType order_type();
ObjectType order_line_type();
Result<void> settle_order(Whole& whole, const Whole* before, Reading& reading);
// Until version 2 a new line without a price cost nothing, whatever its product's price was.
JsonObject modern_order_arguments(JsonObject arguments, int version);

// A rhythm is known from the third buying day on: one gap may be anything.
inline constexpr std::int64_t telling_buying_days = 3;
// The mean number of days from one buying day to the next, rounded; at least two buying days.
std::int64_t mean_gap_days(Date first, Date last, std::int64_t buying_days);
// How often a client usually buys, as cards, stages and Today say it; nothing while it isn't known.
std::optional<std::int64_t> own_rhythm_days(const Record& client);

// Figures of the client: orders, returns, total, margin, first and last purchase, rhythm.
Projection client_orders_projection();

}  // namespace clientela
