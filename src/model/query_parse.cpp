#include <algorithm>
#include <array>

#include "model/condition_parse.h"
#include "model/model.h"
#include "model/url_text.h"
#include "model/usual_order.h"

namespace clientela {
namespace {

constexpr std::size_t max_query_bytes = 8192;
constexpr std::size_t max_search_bytes = 400;
constexpr std::size_t max_cursor_bytes = 2048;
constexpr int max_limit = 1000;

struct Parameter {
  std::string name;
  std::string value;
};

Result<Parameter> read_parameter(std::string_view text) {
  const auto equals = std::min(text.find('='), text.size());
  const auto name = query_decoded(text.substr(0, equals));
  const auto value = query_decoded(text.substr(std::min(equals + 1, text.size())));
  if (!name || !value || !valid_utf8(*name) || !valid_utf8(*value)) {
    return invalid("", message("A part of the address is not properly encoded."));
  }
  return Parameter{*name, *value};
}

std::optional<Filter::Kind> group_kind(std::string_view name) {
  if (name == "and" || name == "not.and") return Filter::Kind::all;
  if (name == "or") return Filter::Kind::any;
  if (name == "not.or") return Filter::Kind::none;
  return std::nullopt;
}

bool begins_with_operator(std::string_view value) {
  const auto dot = value.find('.');
  return dot != std::string_view::npos && is_predicate_word(value.substr(0, dot));
}

class QueryParser {
 public:
  QueryParser(const Model& model, const ObjectType& type, const ParseContext& context,
              const std::vector<std::string_view>& other_names)
      : type_(type), other_names_(other_names), conditions_(model, context) {
    query_.type = &type;
  }

  Result<void> add(const Parameter& parameter) {
    auto done = add_any(parameter);
    if (!done && done.error().field.empty()) done.error().field = cleaned(parameter.name);
    return done;
  }
  Query take() {
    if (!ordered_) query_.order = usual_order(type_, !query_.search.empty());
    return std::move(query_);
  }

 private:
  Result<void> add_any(const Parameter& parameter) {
    const auto& [name, value] = parameter;
    if (const auto kind = group_kind(name)) return add_group(*kind, name, value);
    if (name == "q") return set_search(value);
    if (name == "cursor") return set_cursor(value);
    const bool condition = type_.find(name) != nullptr && begins_with_operator(value);
    if (!condition && name == "order") return set_order(value);
    if (!condition && name == "limit") return set_limit(value);
    if (!condition && name == "deleted") return set_deleted(value);
    return add_condition(name, value);
  }

  Result<void> add_group(Filter::Kind kind, std::string_view name, std::string_view value) {
    CLIENTELA_ASSIGN(std::vector<Filter> children, conditions_.group(type_, value));
    Filter filter = filter_of(kind, std::move(children));
    if (name == "not.and") {
      std::vector<Filter> only;
      only.push_back(std::move(filter));
      filter = filter_of(Filter::Kind::none, std::move(only));
    }
    query_.filter.children.push_back(std::move(filter));
    return {};
  }

  Result<void> add_condition(const std::string& name, std::string_view value) {
    auto subject = conditions_.subject(type_, name);
    if (!subject) {
      const bool other =
          std::find(other_names_.begin(), other_names_.end(), name) != other_names_.end();
      if (other) return {};
      return std::move(subject).error();
    }
    if (value.empty()) return {};
    CLIENTELA_ASSIGN(Filter filter, conditions_.predicate(*subject, value));
    query_.filter.children.push_back(std::move(filter));
    return {};
  }

  Result<void> set_search(std::string_view value) {
    query_.search = trimmed(cleaned(shortened(value, max_search_bytes)));
    return {};
  }

  Result<void> set_cursor(const std::string& value) {
    if (value.size() > max_cursor_bytes) return invalid("", message("This is no cursor of ours."));
    query_.cursor = value;
    return {};
  }

  Result<void> set_order(std::string_view value) {
    if (value.empty()) return {};
    const auto dot = value.find('.');
    const std::string key(value.substr(0, dot));
    const std::string_view direction = dot == value.npos ? "asc" : value.substr(dot + 1);
    const Field* field = query_field(type_, key);
    if (field == nullptr || (direction != "asc" && direction != "desc")) {
      return invalid("", message("Write a field and asc or desc, such as order={}.desc.",
                                 std::string(type_.fields[0].key)));
    }
    if (!sortable(*field)) return invalid("", message("Lists can't be ordered by “{}”.", key));
    query_.order = {key == "created_at" ? std::string() : key, direction == "desc"};
    ordered_ = true;
    return {};
  }

  Result<void> set_limit(std::string_view value) {
    if (value.empty()) return {};
    int limit = 0;
    for (const char c : value) {
      const bool digit = c >= '0' && c <= '9';
      limit = digit && limit <= max_limit ? limit * 10 + (c - '0') : max_limit + 1;
    }
    if (limit < 1 || limit > max_limit) {
      return invalid("", message("The limit is a number from 1 to {}.", std::to_string(max_limit)));
    }
    query_.limit = limit;
    return {};
  }

  Result<void> set_deleted(std::string_view value) {
    if (!value.empty() && value != "true" && value != "false") {
      return invalid("", message("Write true or false."));
    }
    query_.deleted = value == "true";
    return {};
  }

  const ObjectType& type_;
  const std::vector<std::string_view>& other_names_;
  ConditionParser conditions_;
  Query query_;
  bool ordered_ = false;  // by what the address says
};

}  // namespace

Result<Query> parse_query(const Model& model, const ObjectType& type, std::string_view url_query,
                          const ParseContext& context,
                          const std::vector<std::string_view>& other_names) {
  if (url_query.size() > max_query_bytes) {
    return Error{ErrorCode::too_large, "",
                 message("A query has at most {} bytes.", std::to_string(max_query_bytes))};
  }
  QueryParser parser(model, type, context, other_names);
  while (!url_query.empty()) {
    const auto end = std::min(url_query.find('&'), url_query.size());
    const std::string_view text = url_query.substr(0, end);
    url_query.remove_prefix(std::min(end + 1, url_query.size()));
    if (text.empty()) continue;
    CLIENTELA_ASSIGN(const Parameter parameter, read_parameter(text));
    CLIENTELA_TRY(parser.add(parameter));
  }
  return parser.take();
}

}  // namespace clientela
