#pragma once

#include <set>
#include <tuple>
#include <unordered_set>

#include "features/imports/reference_planner.h"
#include "features/orders/order.h"

namespace clientela {

// Gathers rows to orders by the order's number; rows of one number need not stand together.
//
// Of several times the earliest is the order's. A number's prefix tells its kind, if the settings
// say so; otherwise an order that comes to less than nothing is a return. An order that is in the
// company already gets the lines that it does not have yet, and none is removed: so the same file
// imported again changes nothing.
class OrderPlanner {
 public:
  OrderPlanner(PlanContext& context, ReferencePlanner& references);

  // Whether anything in the row tells of an order.
  bool is_in(const ImportRow& row) const;
  // Adds the row to its order. `client` and `product` may be empty.
  Result<void> plan(Id client, Id product);
  // At the end of a batch.
  void finish();
  void forget();
  // The number in a row: rows of one order should be in one batch.
  std::string_view number(const ImportRow& row) const { return row.text(number_); }

 private:
  // An order of this batch.
  struct Pending {
    PlannedCall* call = nullptr;
    std::optional<Record> before;  // as it was; null for a new one and, in a rehearsal, for one
                                   // that an earlier batch would have made
    bool made = false;             // by this import
    Date date;
    std::optional<Instant> at;
    std::int64_t total = 0;  // of the lines planned now, minor units of the company's currency
    bool had_lines = false;  // before the import
    // Those, by product, quantity and price; without those that the file has too.
    std::multiset<std::tuple<Id, std::int64_t, std::int64_t>> lines;
  };

  struct Line {
    Decimal quantity = Decimal::of(1);
    Price price;
    Money amount;  // in the company's currency
  };

  Result<Pending*> pending_of(Id client);
  Result<Pending> begin(const std::string& number, Id client);
  Pending begin_known(Record record, bool made);
  Result<void> add_fields(Pending& order, Id client);
  // Whether the order is that of somebody else of the same name, which is all that the file says.
  bool is_namesake(const Pending& order, Id client) const;
  void add_date(Pending& order);
  Result<std::optional<Line>> read_line() const;
  void add_line(Pending& order, const Line& line, Id product);
  void finish(Pending& order);
  void split(PlannedCall& call);
  std::string_view kind_of(const Pending& order) const;

  PlanContext& context_;
  ReferencePlanner& references_;
  const ObjectType& type_;
  const ObjectType& line_type_;
  int number_, date_, kind_, currency_, rate_, quantity_, price_, amount_, cost_, description_,
      product_name_;
  bool by_name_alone_;  // are clients found
  bool totals_only_;    // of a line the file has nothing but the amount
  std::vector<int> columns_;
  std::vector<int> all_columns_;  // of the order, with its date, and of the line
  std::deque<Pending> pending_;
  std::unordered_map<std::string, Pending*> by_number_;
  std::unordered_set<std::size_t> rehearsed_;  // hashes of numbers
};

}  // namespace clientela
