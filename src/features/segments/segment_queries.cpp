#include "features/segments/segment_queries.h"

#include "base/text.h"
#include "features/filters.h"
#include "pages/filter_bar.h"

namespace clientela {
namespace {

constexpr std::int64_t count_cap = 1000;
constexpr std::int64_t no_cap = std::int64_t{1} << 60;
constexpr int page_size = 500;

// "/clients?a=eq.b" and "?a=eq.b" mean "a=eq.b".
std::string_view without_path(std::string_view text) {
  const auto mark = text.find('?');
  const auto equals = text.find('=');
  return mark != std::string_view::npos && (equals == std::string_view::npos || mark < equals)
             ? text.substr(mark + 1)
             : text;
}

Error told_where(const Error& error) {
  const std::string what = english(error.message);
  if (error.field.empty()) return {error.code, "query", error.message};
  return {error.code, "query", message("At “{}”: {}", error.field, what)};
}

void sum_up(Reading& reading, Query query, SegmentNumbers& numbers) {
  query.limit = page_size;
  do {
    const Slice slice = reading.list(query);
    for (const auto& client : slice.records) {
      numbers.revenue.minor += client.get<Money>("total").minor;
      const bool known = !is_empty(client["ltv"]);
      if (known) numbers.ltv.minor += client.get<Money>("ltv").minor;
      numbers.without_ltv += known ? 0 : 1;
    }
    query.cursor = slice.next;
    if (slice.out_of_time) return;
  } while (!query.cursor.empty());
  numbers.summed = true;
}

void add_titles(Reading& reading, const ObjectType& type, const Filter& filter, Titles& titles) {
  for (const auto& child : filter.children) add_titles(reading, type, child, titles);
  const Field* field = type.find(filter.comparison.key);
  if (filter.kind != Filter::Kind::comparison || field == nullptr || field->target.empty()) return;
  for (const auto& operand : filter.comparison.operands) {
    const Value* value = std::get_if<Value>(&operand);
    const Id* id = value == nullptr ? nullptr : std::get_if<Id>(value);
    if (id != nullptr) titles.emplace(*id, reading.title(reading.type(field->target), *id));
  }
}

Filter not_in(Filter filter) {
  Filter none;
  none.kind = Filter::Kind::none;
  none.children = {std::move(filter)};
  return none;
}

}  // namespace

Result<Query> read_segment_query(Reading& reading, std::string_view text) {
  const std::string kept = trimmed(text);
  const ObjectType& type = reading.type(Client::object_name);
  auto query = parse_query(reading.model(), type, without_path(kept), reading.parse_context(),
                           list_parameter_names());
  if (!query) return told_where(query.error());
  if (query->deleted) {
    return invalid("query", message("A segment is made of clients, not of the bin: take “deleted” "
                                    "out of the filter."));
  }
  if (query->filter.empty() && query->search.empty()) {
    return invalid("query",
                   message("This filter has no condition, so everybody would meet it. Write "
                           "one, such as city=eq.Brno."));
  }
  query->cursor.clear();
  return query;
}

Result<Query> clients_of(Reading& reading, const Segment& segment) {
  if (segment.kind == SegmentKind::live) return read_segment_query(reading, segment.query);
  return read_segment_query(reading, "segment_members=any(segment.eq." + segment.id.text() + ")");
}

std::string filter_part(const Model& model, const Query& query) {
  Query filter;
  filter.type = query.type;
  filter.filter = query.filter;
  filter.search = query.search;
  return query_text(model, filter);
}

Titles titles_in(Reading& reading, const ObjectType& type, const Filter& filter) {
  Titles titles;
  add_titles(reading, type, filter, titles);
  return titles;
}

SegmentNumbers numbers_of(Reading& reading, const Query& clients, bool exact) {
  SegmentNumbers numbers;
  numbers.size = reading.count(clients, exact ? no_cap : count_cap);
  numbers.capped = !exact && numbers.size >= count_cap;
  numbers.ltv.currency = numbers.revenue.currency = reading.parse_context().currency;
  if (numbers.size < count_cap) sum_up(reading, clients, numbers);
  return numbers;
}

Result<SegmentOverlap> overlap_of(Reading& reading, const Segment& one, const Segment& other) {
  CLIENTELA_ASSIGN(const Query here, clients_of(reading, one));
  CLIENTELA_ASSIGN(const Query there, clients_of(reading, other));
  if (!here.search.empty() || !there.search.empty()) {
    return invalid("with", message("Segments that look for words (q=...) can't be compared. "
                                   "Use a filter of a field instead."));
  }
  const auto all = [&](Filter a, Filter b) {
    Query query;
    query.type = here.type;
    query.filter.children = {std::move(a), std::move(b)};
    return query;
  };
  SegmentOverlap overlap{all(here.filter, there.filter), all(here.filter, not_in(there.filter)),
                         all(there.filter, not_in(here.filter))};
  overlap.in_both = reading.count(overlap.both, no_cap);
  overlap.here = reading.count(overlap.only_here, no_cap);
  overlap.there = reading.count(overlap.only_there, no_cap);
  return overlap;
}

std::vector<SegmentSize> sizes_of(Reading& reading, Id segment, int limit) {
  std::vector<SegmentSize> sizes;
  const auto slice =
      reading.list(question(reading.type(SegmentSize::object_name),
                            {where("segment", Value(segment))}, {"on", true}, limit));
  for (const auto& record : slice.records) sizes.push_back(record.as<SegmentSize>());
  return sizes;
}

}  // namespace clientela
