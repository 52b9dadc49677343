#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "model/record.h"

namespace clientela {

// The operators of filters, in the URL's spelling.
enum class Operator {
  eq,
  neq,
  gt,
  gte,
  lt,
  lte,
  like,    // text: contains, compared as search_text; * stands for anything
  starts,  // text: begins with, compared as search_text
  in,      // one of several
  has,     // tags: contains that one
  is       // is.empty, is.filled: the one operand is the text "empty" or "filled"
};

// A day or a moment relative to now: "today", "now-90d", "today+2w". Counted in the company's zone.
struct RelativeTime {
  bool from_now = false;  // now: to the millisecond; today: from midnight
  int amount = 0;
  char unit = 'd';  // h d w m y
  friend bool operator==(const RelativeTime&, const RelativeTime&) = default;
};

using Operand = std::variant<Value, RelativeTime>;

// One comparison of a field: its own, or one behind a reference ("client.city").
struct Comparison {
  std::string reference;  // key of the reference field, or empty
  std::string key;
  Operator op = Operator::eq;
  std::vector<Operand> operands;
  friend bool operator==(const Comparison&, const Comparison&) = default;
};

// A condition on a record. A tree: all of, any of, none of, one comparison, or "some related record
// meets" (orders=any(...)), where the related noun refers to this one by `via`.
struct Filter {
  enum class Kind { all, any, none, comparison, related };
  Kind kind = Kind::all;
  std::vector<Filter> children;  // of all, any, none; for related exactly one
  Comparison comparison;
  std::string related_object;
  std::string related_key;

  bool empty() const { return kind == Kind::all && children.empty(); }
  friend bool operator==(const Filter&, const Filter&) = default;
};

struct SortOrder {
  std::string key;  // empty: by age, in the URL "created_at"
  bool descending = false;
};

// A question about a noun: which records, in which order, how many.
struct Query {
  const ObjectType* type = nullptr;
  Filter filter;
  std::string search;  // words of which each must occur in the record's search text
  SortOrder order;
  int limit = 50;
  std::string cursor;    // from Slice::next or ::previous
  bool deleted = false;  // the bin instead of the living
};

// A page of records.
struct Slice {
  std::vector<Record> records;
  std::string next;          // cursor of the following page; empty: this was the last
  std::string previous;      // of the one before; empty: this is the first
  bool out_of_time = false;  // stopped at the time budget: there may be more
};

// The field, figure or system field (id, created_at, created_by, modified_at, modified_by) that
// filters and orders know by that name; null if there is none. The value of it in a record.
const Field* query_field(const ObjectType& type, std::string_view key);
Value query_value(const Record& record, std::string_view key);
std::string_view operator_name(Operator op);
// The operators that make sense for the field. A secret has none.
std::span<const Operator> operators(const Field& field);
bool sortable(const Field& field);

// Reads the query part of a URL ("stage=eq.loyal&order=name.desc&limit=50"). Names that are not
// fields and not listed in `other_names` are errors, so that a typing mistake never widens a list.
Result<Query> parse_query(const Model& model, const ObjectType& type, std::string_view url_query,
                          const ParseContext& context,
                          const std::vector<std::string_view>& other_names = {});
// The URL's spelling of a query; parse_query reads it back to an equal one. Cursor left out.
std::string query_text(const Model& model, const Query& query);
// The spelling of one field's condition behind "key=": "eq.loyal"; of a group behind "and=", "or=",
// "not.and=" or "not.or=": "(...)". Not percent-encoded.
std::string condition_text(const Model& model, const ObjectType& type, const Filter& filter);

// The value that an operand has now, for a field. Days count in the context's zone.
Value operand_value(const Operand& operand, const Field& field, const ParseContext& context);

// The operators like and starts, of which docs/guide/filter.md tells the meaning.
bool like_matches(std::string_view text, std::string_view pattern);
bool starts_matches(std::string_view text, std::string_view beginning);

// Whether the record meets the filter, by the same meaning as the store's SQL. References and
// related records are looked up in `reading`.
bool matches(const Filter& filter, const Record& record, Reading& reading,
             const ParseContext& context);

}  // namespace clientela
