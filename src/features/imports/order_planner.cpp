#include "features/imports/order_planner.h"

#include <algorithm>

#include "base/text.h"

namespace clientela {
namespace {

// Of one action.
constexpr std::size_t most_lines = 1000;

const ObjectType& noun_of(const ImportMapping& mapping, std::string_view name) {
  const auto found =
      std::find_if(mapping.targets.begin(), mapping.targets.end(),
                   [&](const ImportTarget& target) { return target.type->name == name; });
  return *found->type;
}

bool has_prefix(std::string_view number, std::string_view prefix) {
  if (prefix.empty() || number.size() <= prefix.size()) return false;
  const char next = number[prefix.size()];
  return number.substr(0, prefix.size()) == prefix && next >= '0' && next <= '9';
}

template <typename T>
T value_or(const Value& value, T otherwise) {
  const T* held = std::get_if<T>(&value);
  return held == nullptr ? otherwise : *held;
}

Error too_large() { return invalid("", message("This amount is too large")); }

}  // namespace

OrderPlanner::OrderPlanner(PlanContext& context, ReferencePlanner& references)
    : context_(context),
      references_(references),
      type_(noun_of(context.mapping, SalesOrder::object_name)),
      line_type_(noun_of(context.mapping, OrderLine::object_name)),
      columns_(context.mapping.columns_of(SalesOrder::object_name)) {
  const ImportMapping& mapping = context.mapping;
  number_ = mapping.column_of("order.number");
  date_ = mapping.column_of("order.business_date");
  kind_ = mapping.column_of("order.kind");
  currency_ = mapping.column_of("order.currency");
  rate_ = mapping.column_of("order.rate");
  quantity_ = mapping.column_of("order_line.quantity");
  price_ = mapping.column_of("order_line.price");
  amount_ = mapping.column_of("order_line.amount");
  cost_ = mapping.column_of("order_line.unit_cost");
  description_ = mapping.column_of("order_line.description");
  product_name_ = mapping.column_of("product.name");
  totals_only_ = mapping.columns_of(OrderLine::object_name).size() == 1 && amount_ >= 0 &&
                 product_name_ < 0 && mapping.column_of("product.code") < 0;
  const ClientMatch match = mapping.settings.match;
  const bool by_name_at_best =
      mapping.contact_columns().empty() && mapping.column_of("client.number") < 0;
  by_name_alone_ = match == ClientMatch::name || (match == ClientMatch::usual && by_name_at_best);
  all_columns_ = mapping.columns_of(OrderLine::object_name);
  all_columns_.insert(all_columns_.end(), columns_.begin(), columns_.end());
  std::erase_if(columns_, [&](int column) { return column == date_; });
}

bool OrderPlanner::is_in(const ImportRow& row) const {
  return std::any_of(all_columns_.begin(), all_columns_.end(),
                     [&](int column) { return !is_empty(row.at(column)); });
}

Result<void> OrderPlanner::plan(Id client, Id product) {
  if (is_empty(context_.row->at(date_))) return invalid("", message("The date is missing"));
  CLIENTELA_ASSIGN(const auto line, read_line());
  CLIENTELA_ASSIGN(Pending * order, pending_of(client));
  order->call->rows.push_back(context_.row_place);
  add_date(*order);
  CLIENTELA_TRY(add_fields(*order, client));
  // A total is of the lines that are here, not one more of them.
  if (line && !(totals_only_ && order->had_lines)) add_line(*order, *line, product);
  return {};
}

Result<OrderPlanner::Pending*> OrderPlanner::pending_of(Id client) {
  const std::string number(number_ < 0 ? std::string_view() : context_.row->text(number_));
  if (number_ >= 0 && number.empty()) {
    return invalid("", message("The order's number is missing"));
  }
  if (!number.empty()) {
    const auto known = by_number_.find(number);
    if (known != by_number_.end()) return known->second;
  }
  CLIENTELA_ASSIGN(Pending begun, begin(number, client));
  Pending& order = pending_.emplace_back(std::move(begun));
  if (!number.empty()) by_number_[number] = &order;
  return &order;
}

Result<OrderPlanner::Pending> OrderPlanner::begin(const std::string& number, Id client) {
  if (!number.empty()) {
    if (auto record = context_.reading->find_by(type_, "number", Value(number))) {
      const bool made = context_.ids.made(record->id);
      return begin_known(std::move(*record), made);
    }
  }
  Pending order;
  order.made = true;
  order.call = &context_.batch->orders.emplace_back();
  order.call->type = &type_;
  order.call->id = context_.ids.of(context_.row->number, ImportIds::order);
  order.call->record = order.call->id.derive(1);
  const bool again = context_.rehearsal && !number.empty() &&
                     !rehearsed_.insert(std::hash<std::string>{}(number)).second;
  if (!again) {
    order.call->creates = true;
    order.call->counts.orders.created = 1;
    order.call->counts.walk_in = client.empty() ? 1 : 0;
  }
  return order;
}

OrderPlanner::Pending OrderPlanner::begin_known(Record record, bool made) {
  Pending order;
  order.made = made;
  order.call = &context_.batch->orders.emplace_back();
  order.call->type = &type_;
  order.call->id = context_.ids.of(context_.row->number, ImportIds::order);
  order.call->record = record.id;
  order.date = record.get<Date>("business_date");
  if (const auto* at = std::get_if<Instant>(&record["at"])) order.at = *at;
  if (!made) {
    for (const auto& part : context_.reading->parts(record)) {
      if (part.type != &line_type_) continue;
      order.had_lines = true;
      order.lines.insert({part.get<Id>("product"), part.get<Decimal>("quantity").millionths,
                          part.get<Price>("price").amount.millionths});
    }
  }
  order.before = std::move(record);
  return order;
}

Result<void> OrderPlanner::add_fields(Pending& order, Id client) {
  const auto say = [&](const Field& field, Value now) {
    if (order.call->find(field.key) != nullptr) return;
    const Value was = order.before ? (*order.before)[field.key] : Value();
    if (now == was || (order.made && !is_empty(was))) return;
    if (!order.call->creates && !order.before) return;  // a rehearsal's, made before
    order.call->set(field, std::move(now), was);
  };
  if (!client.empty() && !is_namesake(order, client)) say(*type_.find("client"), Value(client));
  for (const int column : columns_) {
    const auto& field = *context_.mapping.columns[static_cast<std::size_t>(column)].target->field;
    const Value& value = context_.row->at(column);
    if (is_empty(value)) continue;
    if (field.target.empty()) {
      say(field, value);
      continue;
    }
    CLIENTELA_ASSIGN(Value id, references_.resolve(field, context_.row->text(column)));
    say(field, std::move(id));
  }
  return {};
}

bool OrderPlanner::is_namesake(const Pending& order, Id client) const {
  if (!by_name_alone_ || !order.before) return false;
  const Id now = order.before->get<Id>("client");
  const ObjectType& type = context_.reading->type(Client::object_name);
  if (now.empty() || now == client) return false;
  const auto buyer = context_.reading->find(type, now);
  const auto other = context_.reading->find(type, client);
  return buyer && other && (*buyer)["name"] == (*other)["name"];
}

void OrderPlanner::add_date(Pending& order) {
  const Value& value = context_.row->at(date_);
  Date date = value_or(value, Date{});
  std::optional<Instant> at;
  if (const auto* instant = std::get_if<Instant>(&value)) {
    at = *instant;
    date = order.at == at && order.date != Date{} ? order.date
                                                  : local_date(*at, context_.mapping.zone);
  }
  // A day alone says nothing against the time that is known of that day.
  if (!at && order.before && order.before->get<Date>("business_date") == date) {
    if (const auto* known = std::get_if<Instant>(&(*order.before)["at"])) at = *known;
  }
  const bool first = order.call->rows.size() == 1 && (!order.before || !order.made);
  const bool earlier =
      date < order.date || (date == order.date && at && (!order.at || *at < *order.at));
  if (!first && !earlier) return;
  order.date = date;
  order.at = at;
}

Result<std::optional<OrderPlanner::Line>> OrderPlanner::read_line() const {
  const ImportRow& row = *context_.row;
  const Value& price = row.at(price_);
  const Value& amount = row.at(amount_);
  if (price_ < 0 && amount_ < 0) return std::optional<Line>();
  if (is_empty(price) && is_empty(amount)) return invalid("", message("The price is missing"));
  if (quantity_ >= 0 && is_empty(row.at(quantity_))) {
    return invalid("", message("The quantity is missing"));
  }
  Line line;
  line.quantity = value_or(row.at(quantity_), line.quantity);
  const Currency company = context_.mapping.currency;
  const Currency currency = Currency::parse(row.text(currency_)).value_or(company);
  if (!is_empty(price)) {
    line.price = std::get<Price>(price);
  } else {
    const std::int64_t quantity = line.quantity.millionths;
    if (quantity == 0) return invalid("", message("The quantity is zero"));
    const auto one = multiply_divide(std::get<Price>(amount).amount.millionths,
                                     quantity < 0 ? -Decimal::one : Decimal::one,
                                     quantity < 0 ? -quantity : quantity);
    if (!one) return too_large();
    line.price.amount = {*one};
  }
  line.price.currency = currency;
  const auto total = line.price.times(line.quantity);
  if (!total) return too_large();
  line.amount = *total;
  if (currency != company) {
    const auto in_company = converted(*total, value_or(row.at(rate_), Decimal::of(1)), company);
    if (!in_company) return too_large();
    line.amount = *in_company;
  }
  return std::optional<Line>(line);
}

void OrderPlanner::add_line(Pending& order, const Line& line, Id product) {
  const auto same =
      order.lines.find({product, line.quantity.millionths, line.price.amount.millionths});
  if (same != order.lines.end()) {
    order.lines.erase(same);
    return;
  }
  PlannedPart part{&line_type_, {}, context_.row->number};
  const auto set = [&](std::string_view key, Value value) {
    if (!is_empty(value)) part.values.push_back({line_type_.find(key), std::move(value)});
  };
  if (!product.empty()) set("product", Value(product));
  const Value& description = context_.row->at(description_);
  set("description", is_empty(description) ? context_.row->at(product_name_) : description);
  set("quantity", Value(line.quantity));
  set("price", Value(line.price));
  set("unit_cost", context_.row->at(cost_));
  order.call->parts.push_back(std::move(part));
  order.call->counts.lines += 1;
  order.call->counts.revenue += line.amount.minor;
  order.total += line.amount.minor;
}

std::string_view OrderPlanner::kind_of(const Pending& order) const {
  const auto* number = order.call->find("number");
  const auto& settings = context_.mapping.settings;
  if (number != nullptr && !settings.return_prefix.empty()) {
    const auto& text = std::get<std::string>(number->now);
    if (has_prefix(text, settings.return_prefix)) return "return";
    if (has_prefix(text, settings.adjustment_prefix)) return "adjustment";
    return "sale";
  }
  return order.total < 0 ? "return" : "sale";
}

void OrderPlanner::finish(Pending& order) {
  PlannedCall& call = *order.call;
  const Value at = order.at ? Value(*order.at) : Value();
  if (call.creates) {
    call.set(*type_.find("business_date"), Value(order.date));
    if (order.at) call.set(*type_.find("at"), at);
    if (call.find("kind") == nullptr) {
      call.set(*type_.find("kind"), Value(std::string(kind_of(order))));
    }
    const auto& kind = std::get<std::string>(call.find("kind")->now);
    call.counts.returns = kind == "return" ? 1 : 0;
    call.counts.adjustments = kind == "adjustment" ? 1 : 0;
  } else if (order.before) {
    const Record& before = *order.before;
    const Value date(order.date);
    if (before["business_date"] != date) {
      call.set(*type_.find("business_date"), date, before["business_date"]);
    }
    if (before["at"] != at) call.set(*type_.find("at"), at, before["at"]);
    if (!order.made && !call.empty()) call.counts.orders.updated = 1;
  }
  split(call);
}

// The lines that one action has no room for come in further ones.
void OrderPlanner::split(PlannedCall& call) {
  for (std::size_t from = most_lines; from < call.parts.size(); from += most_lines) {
    const std::size_t to = std::min(from + most_lines, call.parts.size());
    PlannedCall& more = context_.batch->more_lines.emplace_back();
    more.type = &type_;
    more.record = call.record;
    more.id = context_.ids.of(call.parts[from].row, ImportIds::more_lines);
    more.rows = call.rows;
    const auto begin = call.parts.begin();
    more.parts.assign(begin + static_cast<std::ptrdiff_t>(from),
                      begin + static_cast<std::ptrdiff_t>(to));
  }
  if (call.parts.size() > most_lines) call.parts.resize(most_lines);
}

void OrderPlanner::finish() {
  for (auto& order : pending_) finish(order);
  pending_.clear();
  by_number_.clear();
}

void OrderPlanner::forget() {
  pending_.clear();
  by_number_.clear();
}

}  // namespace clientela
