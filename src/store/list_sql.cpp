#include "store/list_sql.h"

#include <fmt/format.h>

#include <algorithm>

#include "store/search_words.h"

namespace clientela {

namespace {

constexpr int most_for_a_field = 1000;
// Putting rows in order is cheaper than looking into every record's text.
constexpr int most_for_words = 5000;

bool finds_by_value(const Comparison& comparison) {
  return comparison.op == Operator::eq || comparison.op == Operator::in;
}

bool finds_by_range(const Comparison& comparison) {
  return comparison.op == Operator::gt || comparison.op == Operator::gte ||
         comparison.op == Operator::lt || comparison.op == Operator::lte;
}

bool finds_filled(const Comparison& comparison) {
  return comparison.op == Operator::is && !asks_for_empty(comparison);
}

// The index that finds the rows which meet the comparison; empty: none.
std::string index_for(const Comparison& comparison, const Place& place) {
  if (finds_by_value(comparison) && !place.exact_index.empty()) {
    // A sort key is no value; of several values each would need its own.
    const bool by_sort_key = !place.sort_column.empty() && place.exact_index == place.index;
    return by_sort_key && comparison.op == Operator::in ? "" : place.exact_index;
  }
  const bool by_bound = finds_by_range(comparison) || finds_filled(comparison);
  return by_bound && place.sort_column.empty() ? place.index : "";
}

}  // namespace

ListSql::ListSql(const NounTables& tables, const Query& query, const ReadContext& context,
                 const Collation& collation, std::vector<std::string> words)
    : tables_(tables),
      dialect_(tables.dialect()),
      table_(tables.of(*query.type)),
      query_(query),
      context_(context),
      collation_(collation),
      words_(std::move(words)) {
  const std::string& key = query.order.key;
  if (!key.empty() && key != "created_at") place_ = &table_.place(key);
}

const ListSql::Driver ListSql::by_words{nullptr, "", {}, most_for_words};

bool ListSql::words_give_order() const {
  return by_age() && !query_.deleted && !words_.empty() && !table_.search_index().empty();
}

bool ListSql::ordered() const { return !query_.deleted && (by_age() || !place_->index.empty()); }

bool ListSql::selective() const {
  return !query_.filter.empty() || !words_.empty() || !context_.visibility.everything;
}

std::vector<ListSql::Driver> ListSql::drivers() const {
  std::vector<Driver> found;
  if (query_.deleted) return found;
  const bool indexed = !table_.search_index().empty();
  if (indexed && !words_.empty() && !by_age()) found.push_back(by_words);
  if (query_.filter.kind != Filter::Kind::all) return found;
  for (const auto& child : query_.filter.children) {
    if (child.kind != Filter::Kind::comparison || !child.comparison.reference.empty()) continue;
    const Place& place = table_.place(child.comparison.key);
    std::string index = index_for(child.comparison, place);
    if (index.empty()) continue;
    const auto same = std::find_if(found.begin(), found.end(), [&](const Driver& driver) {
      return driver.place == &place && driver.index == index;
    });
    if (same != found.end()) {
      same->comparisons.push_back(&child.comparison);
    } else {
      const bool in_order = &place == place_ && index == place.index;
      found.push_back({&place, std::move(index), {&child.comparison}, most_for_a_field, in_order});
    }
  }
  return found;
}

std::string ListSql::from_by(const Place* place, std::string_view index) const {
  if (place == nullptr || place->projection == nullptr) {
    return fmt::format("{} AS t{}", quoted_name(table_.name()), dialect_.by_index(index));
  }
  return fmt::format("{} AS {}{}", quoted_name(place->projection->name),
                     NounTable::figures_alias("t", *place->projection), dialect_.by_index(index));
}

std::string ListSql::candidates(Parameters& parameters) const {
  return dialect_.search_candidates(table_.search_index(), table_.type().name,
                                    parameters.add(search_pattern(words_)));
}

Sql ListSql::probe(const Driver& driver, std::int64_t most) const {
  Parameters parameters(dialect_);
  if (driver.place == nullptr) {
    return {
        fmt::format("SELECT count(*) FROM ({} LIMIT {}) AS c", candidates(parameters), most + 1),
        parameters.cells()};
  }
  Conditions conditions(tables_, context_, collation_, parameters);
  Conditions::Scope scope{table_, "t"};
  const bool own = driver.place->projection == nullptr;
  std::string condition = own ? "t.deleted_at IS NULL" : "";
  for (const auto* comparison : driver.comparisons) {
    if (!condition.empty()) condition += " AND ";
    condition += driver.index == driver.place->index
                     ? conditions.as_indexed(*comparison, *driver.place, scope)
                     : conditions.comparison(*comparison, scope);
  }
  return {fmt::format("SELECT count(*) FROM (SELECT 1 FROM {} WHERE {} LIMIT {}) AS c",
                      from_by(driver.place, driver.index), condition, most + 1),
          parameters.cells()};
}

Sql ListSql::last_row() const {
  return {fmt::format("SELECT max(\"row\") FROM {}", quoted_name(table_.name())), {}};
}

std::string ListSql::order_expression() const {
  if (by_age()) return "t.\"row\"";
  if (!place_->sort_column.empty()) return NounTable::column("t", *place_, place_->sort_column);
  const std::string column = NounTable::column("t", *place_, place_->columns.front());
  return place_->field->kind == &text_kind() ? "clientela_sort_key(" + column + ")" : column;
}

std::string ListSql::from(const Reading& reading, Parameters& parameters) const {
  const Driver* driver = reading.driver;
  if (driver == &by_words && words_give_order()) {
    return fmt::format("({}) AS c{}{} AS t ON t.\"row\" = c.\"row\"{}", candidates(parameters),
                       dialect_.ordered_join(), quoted_name(table_.name()), table_.figures_join());
  }
  const Place* first = driver != nullptr ? driver->place : place_;
  std::string index;
  if (driver != nullptr) {
    index = driver->index;
  } else if (query_.deleted) {
    first = nullptr;
    index = table_.name() + "_bin";
  } else if (!by_age() && !place_->index.empty()) {
    index = place_->index;
  } else {
    first = nullptr;
  }
  std::string text = from_by(first, index);
  if (first == nullptr || first->projection == nullptr) return text + table_.figures_join();
  text +=
      fmt::format("{}{} AS t ON t.\"row\" = {}.\"row\"", dialect_.ordered_join(),
                  quoted_name(table_.name()), NounTable::figures_alias("t", *first->projection));
  for (const auto* projection : table_.projections()) {
    if (projection == first->projection) continue;
    text += fmt::format("{0}{1} AS {2} ON {2}.\"row\" = t.\"row\"", dialect_.ordered_join(),
                        quoted_name(projection->name), NounTable::figures_alias("t", *projection));
  }
  return text;
}

std::string ListSql::where(const Reading& reading, Parameters& parameters,
                           Conditions::Scope& scope) const {
  Conditions conditions(tables_, context_, collation_, parameters);
  std::string text;
  const auto add = [&](const std::string& condition) {
    if (condition.empty()) return;
    text += text.empty() ? condition : " AND " + condition;
  };
  if (reading.mark) {
    const bool figures = !by_age() && place_->projection != nullptr;
    const std::string alias =
        figures ? NounTable::figures_alias("t", *place_->projection) : std::string("t");
    add(dialect_.scan_mark(alias + ".\"row\""));
  }
  add(query_.deleted ? "t.deleted_at IS NOT NULL" : "t.deleted_at IS NULL");
  if (reading.cursor && !by_age()) {
    conditions.start_from_cursor(*place_, query_.order.descending != reading.cursor->backward);
  }
  const bool driven = reading.driver != nullptr && reading.driver->place == nullptr;
  const bool told_by_index = driven || reading.among_found;
  if (told_by_index && !words_give_order()) {
    add(fmt::format("t.\"row\" IN ({})", candidates(parameters)));
  }
  if (!query_.filter.empty()) add(conditions.filter(query_.filter, scope));
  add(conditions.visible("t"));
  if (!words_.empty() && table_.search_index().empty()) add("false");
  if (!words_.empty() && !(told_by_index && index_tells_all(words_))) {
    std::vector<std::string> needles;
    for (const auto& word : words_) needles.push_back(search_needle(word));
    add(conditions.search(needles, "t"));
  }
  return text;
}

Sql ListSql::statement(const Reading& reading, std::string_view after,
                       Parameters parameters) const {
  const bool backward = reading.cursor && reading.cursor->backward;
  const bool descending = query_.order.descending != backward;
  const std::string key = order_expression();
  const std::string source = from(reading, parameters);
  const bool streamed = reading.driver == &by_words && words_give_order();
  std::string order;
  if (!by_age()) order = dialect_.order(key, descending) + ", ";
  const std::string row = streamed ? "c.\"row\"" : "t.\"row\"";
  order += descending ? row + " DESC" : row;
  Conditions::Scope scope{table_, "t"};
  const std::string condition = where(reading, parameters, scope);
  const std::string all =
      reading.columns == Columns::all ? ", " + table_.select_list() : std::string();
  return {fmt::format("SELECT {}, t.\"row\"{} FROM {} WHERE {}{}{} ORDER BY {} LIMIT {}", key, all,
                      source, condition, after.empty() ? "" : " AND ", after, order, reading.limit),
          parameters.cells()};
}

std::vector<Sql> ListSql::statements(const Reading& reading) const {
  if (!reading.cursor) return {statement(reading, "", Parameters(dialect_))};
  const Cursor& cursor = *reading.cursor;
  const bool descending = query_.order.descending != cursor.backward;
  const char* sign = descending ? "<" : ">";
  const std::string key = order_expression();
  const bool at_empty = std::holds_alternative<std::monostate>(cursor.value);
  Parameters parameters(dialect_);
  if (by_age()) {
    const std::string row = parameters.add(cursor.row);
    const char* of = reading.driver == &by_words && words_give_order() ? "c" : "t";
    return {statement(reading, fmt::format("{}.\"row\" {} {}", of, sign, row), parameters)};
  }
  // Empty values and the others are two stretches of the index, empty ones first.
  std::vector<Sql> found;
  if (at_empty) {
    const std::string row = parameters.add(cursor.row);
    const std::string rest = fmt::format("{} IS NULL AND t.\"row\" {} {}", key, sign, row);
    found.push_back(statement(reading, rest, parameters));
    if (!descending) {
      found.push_back(statement(reading, key + " IS NOT NULL", Parameters(dialect_)));
    }
    return found;
  }
  const std::string value = parameters.add(cursor.value);
  const std::string row = parameters.add(cursor.row);
  const std::string rest = fmt::format("({}, t.\"row\") {} ({}, {})", key, sign, value, row);
  found.push_back(statement(reading, rest, parameters));
  if (descending) found.push_back(statement(reading, key + " IS NULL", Parameters(dialect_)));
  return found;
}

std::string ListSql::key_sql() const {
  return fmt::format("SELECT {} FROM {} WHERE t.\"row\" = {}", order_expression(), table_.from(),
                     dialect_.parameter(1));
}

Sql ListSql::rows(std::int64_t cap) const {
  Parameters parameters(dialect_);
  Conditions::Scope scope{table_, "t"};
  const std::string condition = where({}, parameters, scope);
  std::string from = quoted_name(table_.name()) + " AS t";
  if (!words_.empty() && !table_.search_index().empty()) {
    from = fmt::format("({}) AS c{}{} ON t.\"row\" = c.\"row\"", candidates(parameters),
                       dialect_.ordered_join(), from);
  }
  for (const auto* projection : table_.projections()) {
    if (!scope.figures) break;
    from += fmt::format(" JOIN {0} AS {1} ON {1}.\"row\" = t.\"row\"",
                        quoted_name(projection->name), NounTable::figures_alias("t", *projection));
  }
  return {fmt::format("SELECT 1 FROM {} WHERE {} LIMIT {}", from, condition, cap),
          parameters.cells()};
}

}  // namespace clientela
