#include "features/insights/fit_reading.h"

#include <algorithm>
#include <cmath>

#include "features/filters.h"
#include "features/insights/client_worth.h"
#include "features/orders/order.h"

namespace clientela {
namespace {

constexpr int page_size = 1000;
constexpr std::int64_t no_cap = std::int64_t{1} << 60;
// A company that sells has orders younger than that. If all are older, what we have ends there, and
// silence since then says nothing about clients.
constexpr int silent_company_days = 45;

Query buyers(Reading& reading, int limit) {
  return question(reading.type(Client::object_name),
                  {where_choice("relation", "client"),
                   where("order_count", Operator::gte, Value(std::int64_t{1}))},
                  {}, limit);
}

Query sales(Reading& reading, int limit) {
  return question(reading.type(SalesOrder::object_name),
                  {where_choice("kind", "sale"), where_filled("client")}, {}, limit);
}

// How regular each client buys: the sum of squared gaps, from days in order.
void add_gaps(FitInput& input) {
  std::vector<std::pair<std::uint32_t, std::int32_t>> days;
  days.reserve(input.day.size());
  for (std::size_t i = 0; i < input.day.size(); ++i) {
    days.emplace_back(input.client[i], input.day[i]);
  }
  std::sort(days.begin(), days.end());
  days.erase(std::unique(days.begin(), days.end()), days.end());
  input.client.clear();
  input.day.clear();
  for (std::size_t i = 0; i < days.size(); ++i) {
    const auto [client, day] = days[i];
    input.client.push_back(client);
    input.day.push_back(day);
    if (i == 0 || days[i - 1].first != client) continue;
    const std::int64_t gap = day - days[i - 1].second;
    input.clients[client].squared_gaps += gap * gap;
  }
}

}  // namespace

bool FitReading::step(Reading& reading) {
  switch (part_) {
    case Part::start:
      count(reading);
      part_ = Part::clients;
      return true;
    case Part::clients:
      if (!read_clients(reading)) {
        settle_end();
        part_ = Part::orders;
      }
      return true;
    case Part::orders:
      return read_orders(reading);
  }
  return false;
}

void FitReading::count(Reading& reading) {
  total_ = reading.count(buyers(reading, 1), no_cap) + reading.count(sales(reading, 1), no_cap);
}

bool FitReading::read_clients(Reading& reading) {
  Query query = buyers(reading, page_size);
  query.cursor = cursor_;
  const Slice slice = reading.list(query);
  for (const auto& client : slice.records) add_client(client);
  done_ += static_cast<std::int64_t>(slice.records.size());
  cursor_ = slice.next;
  return !cursor_.empty();
}

void FitReading::add_client(const Record& client) {
  const auto bought = buying_figures(client);
  if (!bought) return;
  if (bought->last > today_) {
    ++left_out_;
    return;
  }
  ClientStatistics statistics;
  statistics.first_day = bought->first.days;
  statistics.last_day = bought->last.days;
  statistics.repeats = static_cast<std::uint32_t>(bought->buying_days - 1);
  if (bought->total.minor >= 0) {
    statistics.first_amount = bought->total.minor;
  } else {
    statistics.refunded = -bought->total.minor;
  }
  numbers_.emplace(client.id, static_cast<std::uint32_t>(input_.clients.size()));
  input_.clients.push_back(statistics);
  // The figures keep sums, not days: so the value of a purchase is taken over all buying days, the
  // first one too. Where returns took all there is no value to learn from.
  const auto days = static_cast<double>(bought->buying_days);
  const double units = std::pow(10, bought->total.currency.decimals());
  const double mean = static_cast<double>(bought->total.minor) / days / units;
  if (mean > 0) input_.values.push_back({days, mean});
  total_minor_ += static_cast<double>(bought->total.minor);
  margin_minor_ += static_cast<double>(bought->margin.minor);
}

void FitReading::settle_end() {
  until_ = today_;
  if (!input_.clients.empty()) {
    const auto last =
        std::max_element(input_.clients.begin(), input_.clients.end(),
                         [](const auto& a, const auto& b) { return a.last_day < b.last_day; });
    if (today_.days - last->last_day > silent_company_days) until_ = Date{last->last_day};
  }
  input_.until = until_;
}

bool FitReading::read_orders(Reading& reading) {
  Query query = sales(reading, page_size);
  query.cursor = cursor_;
  const Slice slice = reading.list(query);
  for (const auto& order : slice.records) {
    const auto number = numbers_.find(order.get<Id>("client"));
    if (number == numbers_.end()) continue;
    input_.client.push_back(number->second);
    input_.day.push_back(order.get<Date>("business_date").days);
  }
  done_ += static_cast<std::int64_t>(slice.records.size());
  cursor_ = slice.next;
  return !cursor_.empty();
}

FitInput FitReading::take() {
  add_gaps(input_);
  if (total_minor_ > 0) input_.margin_share = margin_minor_ / total_minor_;
  return std::move(input_);
}

}  // namespace clientela
