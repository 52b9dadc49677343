#include "features/insight_pages/insight_walk.h"

#include <algorithm>

#include "base/text.h"
#include "features/activities/activity.h"
#include "features/filters.h"

namespace clientela {
namespace {

constexpr int page_size = 1000;
constexpr int pages_in_step = 4;
constexpr int year = 365;
constexpr std::int64_t no_cap = std::int64_t{1} << 60;
// An order with more lines says nothing of what goes together.
constexpr std::size_t most_lines_in_basket = 40;

std::uint16_t short_place(std::unordered_map<Id, std::uint16_t>& places, std::vector<Id>& all,
                          Id id) {
  if (id.empty()) return no_place;
  const auto [found, is_new] = places.try_emplace(id, static_cast<std::uint16_t>(all.size()));
  if (is_new && all.size() < no_place) {
    all.push_back(id);
  } else if (is_new) {
    found->second = no_place;
  }
  return found->second;
}

std::int32_t day_of(const Record& record, std::string_view key) {
  const Value& value = record[key];
  const auto* day = std::get_if<Date>(&value);
  return day == nullptr ? no_day : day->days;
}

std::int64_t minor_of(const Record& record, std::string_view key) {
  return record.get<Money>(key).minor;
}

bool is_business(const Record& record) {
  const auto market = record.get<std::string>("market");
  if (market == "business" || market == "consumer") return market == "business";
  return record.get<std::string>("kind") == "organisation";
}

std::int64_t minor_in(std::optional<Money> amount, const SalesOrder& order, Currency currency) {
  if (amount && amount->currency != currency) amount = converted(*amount, order.rate, currency);
  return amount ? amount->minor : 0;
}

Query everything(Reading& reading, std::string_view noun, std::vector<Filter> conditions,
                 SortOrder order) {
  return question(reading.type(noun), std::move(conditions), std::move(order), page_size);
}

Query orders_query(Reading& reading) {
  return everything(reading, SalesOrder::object_name, {}, {"business_date", false});
}

// Today, or the day of the last order of a company whose orders ended long ago: otherwise all its
// clients would merely be lost.
Date last_counted_day(Reading& reading, Date today) {
  const auto slice = reading.list(question(reading.type(SalesOrder::object_name),
                                           {where("business_date", Operator::lte, Value(today))},
                                           {"business_date", true}, 1));
  if (slice.records.empty()) return today;
  const Date last = slice.records.front().get<Date>("business_date");
  return today - last > ended_after_days ? last : today;
}

Query clients_query(Reading& reading) {
  return everything(reading, Client::object_name, {where_choice("relation", "client")}, {});
}

Query activities_query(Reading& reading) {
  return everything(reading, Activity::object_name, {}, {});
}

// Oldest first.
Query assessments_query(Reading& reading) {
  return everything(reading, Assessment::object_name,
                    {where_choice("aspect", key_of(Aspect::bond))}, {});
}

}  // namespace

void InsightWalk::begin(Reading& reading) {
  const ParseContext context = reading.parse_context();
  data_.today = last_counted_day(reading, local_date(context.now, context.zone));
  data_.currency = context.currency;
  data_.has_lifetime_value = reading.type(Client::object_name).find("ltv") != nullptr;
  data_.summary.today = data_.today;
  data_.summary.currency = std::string(context.currency.code());
  const std::int64_t clients = reading.count(clients_query(reading), no_cap);
  const std::int64_t orders = reading.count(orders_query(reading), no_cap);
  total_ = clients + orders + reading.count(activities_query(reading), no_cap) +
           reading.count(assessments_query(reading), no_cap);
  orders_to_skip_ = orders - most_orders_with_lines;
  data_.clients.reserve(static_cast<std::size_t>(clients));
  client_places_.reserve(static_cast<std::size_t>(clients));
  next_phase();
}

void InsightWalk::next_phase() {
  phase_ = static_cast<Phase>(static_cast<int>(phase_) + 1);
  cursor_.clear();
}

bool InsightWalk::step(Engine& engine) {
  engine.read(Asker::program(), [&](Reading& reading) {
    if (phase_ == Phase::begin) return begin(reading);
    for (int i = 0; i < pages_in_step && phase_ != Phase::end; ++i) {
      if (!read_page(reading)) next_phase();
    }
  });
  if (phase_ != Phase::end) return true;
  data_.summary.clients = static_cast<std::int64_t>(data_.clients.size());
  done_ = total_;
  return false;
}

// Whether the noun has more pages.
bool InsightWalk::read_page(Reading& reading) {
  Query query = phase_ == Phase::clients      ? clients_query(reading)
                : phase_ == Phase::orders     ? orders_query(reading)
                : phase_ == Phase::activities ? activities_query(reading)
                                              : assessments_query(reading);
  query.cursor = cursor_;
  const Slice slice = reading.list(query);
  for (const auto& record : slice.records) {
    ++done_;
    if (phase_ == Phase::clients) add_client(record);
    if (phase_ == Phase::orders) add_order(reading, record);
    if (phase_ == Phase::activities) add_activity(record);
    if (phase_ == Phase::assessments) add_assessment(record);
  }
  cursor_ = slice.next;
  return !cursor_.empty();
}

void InsightWalk::add_client(const Record& record) {
  InsightClient client;
  client.id = record.id;
  client.orders = static_cast<std::uint32_t>(
      std::max<std::int64_t>(0, record.get<std::int64_t>("order_count")));
  client.total = minor_of(record, "total");
  client.margin = minor_of(record, "margin");
  client.first_order = day_of(record, "first_order");
  client.last_order = day_of(record, "last_order");
  client.business = is_business(record);
  client.manager = short_place(manager_places_, data_.managers, record.get<Id>("manager"));
  client.channel = short_place(channel_places_, data_.channels, record.get<Id>("source"));
  if (data_.has_lifetime_value) {
    const auto* value = std::get_if<Money>(&record["ltv"]);
    client.has_lifetime_value = value != nullptr;
    if (value != nullptr) client.lifetime_value = value->minor;
  }
  client.bond = trait_of(record.get<std::string>("bond")).value_or(Trait::none);
  if (record.get<bool>("confidential")) ++data_.summary.confidential;
  const auto place = static_cast<std::uint32_t>(data_.clients.size());
  const Id referrer = record.get<Id>("referred_by");
  if (!referrer.empty() && referrer != record.id) data_.referrals.push_back({place, referrer});
  client_places_.emplace(record.id, place);
  data_.clients.push_back(client);
}

std::uint32_t InsightWalk::place_of(Id client) const {
  const auto found = client_places_.find(client);
  return found == client_places_.end() ? nobody : found->second;
}

void InsightWalk::add_order(Reading& reading, const Record& record) {
  const auto order = record.as<SalesOrder>();
  ++data_.summary.orders;
  --orders_to_skip_;
  if (order.business_date > data_.today) {
    ++data_.summary.later;
    return;
  }
  const std::uint32_t client = order.client ? place_of(order.client.id) : nobody;
  if (client == nobody) ++data_.summary.other_orders;
  data_.orders.client.push_back(client);
  data_.orders.day.push_back(order.business_date.days);
  data_.orders.total.push_back(order.total.minor);
  data_.orders.margin.push_back(order.margin.minor);
  data_.orders.kind.push_back(order.kind);
  const bool recent = data_.today - order.business_date < 2 * year;
  if (recent && orders_to_skip_ < 0 && order.kind != OrderKind::adjustment) {
    add_lines(reading, record, order);
  }
}

void InsightWalk::add_lines(Reading& reading, const Record& record, const SalesOrder& order) {
  std::vector<std::uint32_t> basket;
  for (const auto& part : reading.parts(record)) {
    const auto line = part.as<OrderLine>();
    if (!line.product) continue;
    basket.push_back(product_place(reading, line.product.id));
    add_line(line, order, basket);
  }
  if (order.kind != OrderKind::sale) return;
  ++data_.baskets_read;
  std::sort(basket.begin(), basket.end());
  basket.erase(std::unique(basket.begin(), basket.end()), basket.end());
  const bool this_year = data_.today - order.business_date < year;
  for (const auto place : basket) {
    auto& product = data_.products[place];
    ++(this_year ? product.now : product.before).orders;
  }
  if (basket.size() < 2 || basket.size() > most_lines_in_basket) return;
  data_.basket_products.insert(data_.basket_products.end(), basket.begin(), basket.end());
  data_.basket_ends.push_back(static_cast<std::uint32_t>(data_.basket_products.size()));
}

// The line's product is the basket's last one.
void InsightWalk::add_line(const OrderLine& line, const SalesOrder& order,
                           std::vector<std::uint32_t>& basket) {
  auto& product = data_.products[basket.back()];
  const bool this_year = data_.today - order.business_date < year;
  auto& sold = this_year ? product.now : product.before;
  sold.millionths += line.quantity.millionths;
  sold.amount += minor_in(line.amount, order, data_.currency);
  if (line.unit_cost) {
    sold.cost += minor_in(line.unit_cost->times(line.quantity), order, data_.currency);
  }
}

std::uint32_t InsightWalk::product_place(Reading& reading, Id product) {
  const auto place = static_cast<std::uint32_t>(data_.products.size());
  const auto [found, is_new] = product_places_.try_emplace(product, place);
  if (is_new) {
    InsightProduct made;
    made.id = product;
    made.name = reading.title(reading.type(Product::object_name), product);
    data_.products.push_back(std::move(made));
  }
  return found->second;
}

void InsightWalk::add_activity(const Record& record) {
  const std::uint32_t client = place_of(record.get<Id>("client"));
  if (client != nobody) ++data_.clients[client].activities;
}

// Saying the same again is no crossing.
void InsightWalk::add_assessment(const Record& record) {
  const auto said = record.as<Assessment>();
  const std::uint32_t client = place_of(said.client.id);
  if (client == nobody || !said.on || !belongs(said.trait, Aspect::bond)) return;
  const auto [last, is_first] = bonds_.try_emplace(client, said.trait);
  if (!is_first && last->second == said.trait) return;
  last->second = said.trait;
  const auto cause = said.by_hand ? BondCause::by_hand : bond_cause_of(said.answers);
  data_.bond_crossings.push_back({client, said.on->days, said.trait == Trait::client, cause});
}

}  // namespace clientela
