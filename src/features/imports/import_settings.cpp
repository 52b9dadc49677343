#include "features/imports/import_settings.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "features/imports/import_targets.h"

namespace clientela {
namespace {

struct NamedDelimiter {
  std::string_view name;
  char character;
};
constexpr NamedDelimiter delimiters[] = {
    {"comma", ','}, {"semicolon", ';'}, {"tab", '\t'}, {"pipe", '|'}};

constexpr std::array<std::string_view, 3> date_names = {"ymd", "dmy", "mdy"};
constexpr std::array<std::string_view, 3> mark_names = {"auto", "dot", "comma"};
constexpr std::array<std::string_view, 6> match_names = {"usual", "number", "email",
                                                         "phone", "name",   "tax_id"};

// Of these one is enough to name a client.
constexpr std::string_view name_targets[] = {"client.name", "client.given_name",
                                             "client.family_name", "client.legal_name",
                                             "client.short_name"};

template <typename Enum, std::size_t size>
std::optional<Enum> find_name(const std::array<std::string_view, size>& names,
                              std::string_view name) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return static_cast<Enum>(found - names.begin());
}

bool flag(const JsonObject& json, std::string_view name) {
  const Json* member = json.if_contains(name);
  return member != nullptr && member->is_bool() && member->get_bool();
}

char first_character(const JsonObject& json, std::string_view name, char otherwise) {
  const auto text = string_member(json, name);
  return text.empty() ? otherwise : text.front();
}

Error missing(Message text) { return {ErrorCode::required, "", std::move(text)}; }

Result<void> check_each_once(const ImportSettings& settings, const Model& model) {
  const auto targets = import_targets(model);
  for (std::size_t i = 0; i < settings.columns.size(); ++i) {
    const std::string& target = settings.columns[i].target;
    if (target.empty()) continue;
    const std::string place = "column." + std::to_string(i);
    const bool known = std::any_of(targets.begin(), targets.end(),
                                   [&](const ImportTarget& each) { return each.key == target; });
    if (!known) return invalid(place, message("There is no field “{}” to import into.", target));
    for (std::size_t j = 0; j < i; ++j) {
      if (settings.columns[j].target != target) continue;
      return invalid(place, message("“{}” and “{}” can't both be {}. Leave one of them out.",
                                    settings.columns[j].name, settings.columns[i].name, target));
    }
  }
  return {};
}

bool has_name(const ImportSettings& settings) {
  return std::any_of(std::begin(name_targets), std::end(name_targets),
                     [&](std::string_view target) { return settings.has(target); });
}

bool has_match(const ImportSettings& settings) {
  switch (settings.match) {
    case ClientMatch::usual:
      return true;
    case ClientMatch::name:
      return has_name(settings);
    default:
      return settings.has("client." + std::string(client_match_name(settings.match)));
  }
}

Result<void> check_clients(const ImportSettings& settings) {
  const bool members = settings.has_noun("membership");
  if (!settings.has_noun("client") && !members) return {};
  if (!settings.names_client()) {
    return missing(
        message("Clients need a number, a name, an e-mail address or a phone to be found by."));
  }
  if (!has_match(settings)) {
    return missing(
        message("Clients are to be found by what no column is. Choose something else to "
                "find them by, or say which column it is."));
  }
  if (members && !settings.has("membership.organisation")) {
    return missing(message(
        "Where somebody works needs the organisation: say which column is “Client: Works for”."));
  }
  return {};
}

}  // namespace

bool ImportSettings::has(std::string_view target) const {
  return std::any_of(columns.begin(), columns.end(),
                     [&](const ImportColumn& column) { return column.target == target; });
}

bool ImportSettings::has_noun(std::string_view noun) const {
  return std::any_of(columns.begin(), columns.end(), [&](const ImportColumn& column) {
    return column.target.size() > noun.size() && column.target[noun.size()] == '.' &&
           column.target.compare(0, noun.size(), noun) == 0;
  });
}

bool ImportSettings::names_client() const {
  return has("client.number") || has("client.email") || has("client.phone") || has_name(*this) ||
         (match == ClientMatch::tax_id && has("client.tax_id"));
}

JsonObject ImportSettings::json() const {
  JsonArray list;
  for (const auto& column : columns) {
    list.push_back(JsonObject{
        {"name", column.name}, {"target", column.target}, {"whole", column.whole_numbers}});
  }
  return {{"encoding", encoding_name(encoding)},
          {"delimiter", std::string(1, format.delimiter)},
          {"quote", std::string(1, format.quote)},
          {"header", format.has_header},
          {"separator_line", format.has_separator_line},
          {"dates", date_format_name(dates)},
          {"decimals", decimal_mark_name(decimals)},
          {"return_prefix", return_prefix},
          {"adjustment_prefix", adjustment_prefix},
          {"match", client_match_name(match)},
          {"columns", std::move(list)}};
}

ImportSettings ImportSettings::parse(const JsonObject& json) {
  ImportSettings settings;
  settings.encoding = parse_encoding_name(string_member(json, "encoding")).value_or(Encoding::utf8);
  settings.format.delimiter = first_character(json, "delimiter", ',');
  settings.format.quote = first_character(json, "quote", '"');
  settings.format.has_header = flag(json, "header");
  settings.format.has_separator_line = flag(json, "separator_line");
  settings.dates =
      parse_date_format_name(string_member(json, "dates")).value_or(DateFormat::year_month_day);
  settings.decimals =
      parse_decimal_mark_name(string_member(json, "decimals")).value_or(DecimalMark::dot);
  settings.return_prefix = string_member(json, "return_prefix");
  settings.adjustment_prefix = string_member(json, "adjustment_prefix");
  settings.match =
      parse_client_match_name(string_member(json, "match")).value_or(ClientMatch::usual);
  const Json* list = json.if_contains("columns");
  if (list == nullptr || !list->is_array()) return settings;
  for (const auto& each : list->get_array()) {
    if (!each.is_object()) continue;
    const JsonObject& column = each.get_object();
    settings.columns.push_back({std::string(string_member(column, "name")),
                                std::string(string_member(column, "target")),
                                flag(column, "whole")});
  }
  return settings;
}

Result<void> check_settings(const ImportSettings& settings, const Model& model) {
  CLIENTELA_TRY(check_each_once(settings, model));
  const bool lines = settings.has_noun("order_line");
  const bool orders = settings.has_noun("order") || lines;
  const bool any = orders || settings.has_noun("client") || settings.has_noun("product") ||
                   settings.has_noun("activity") || settings.has_noun("membership");
  if (!any) return missing(message("Say of at least one column what it is."));
  if (orders && !settings.has("order.business_date")) {
    return missing(message("Orders need a date: say which column is “Order: Date”."));
  }
  if (lines && !settings.has("order_line.price") && !settings.has("order_line.amount")) {
    return missing(message("Lines need a price: say which column is “Line: Price”."));
  }
  CLIENTELA_TRY(check_clients(settings));
  const bool names_product = settings.has("product.code") || settings.has("product.name");
  if (settings.has_noun("product") && !names_product) {
    return missing(message("Products need a code or a name to be found by."));
  }
  if (settings.has_noun("activity") && !settings.has("activity.subject")) {
    return missing(message("Activities need a subject."));
  }
  return {};
}

std::string_view date_format_name(DateFormat format) {
  return date_names[static_cast<std::size_t>(format)];
}

std::optional<DateFormat> parse_date_format_name(std::string_view name) {
  return find_name<DateFormat>(date_names, name);
}

std::string_view decimal_mark_name(DecimalMark mark) {
  return mark_names[static_cast<std::size_t>(mark)];
}

std::optional<DecimalMark> parse_decimal_mark_name(std::string_view name) {
  return find_name<DecimalMark>(mark_names, name);
}

std::string_view client_match_name(ClientMatch match) {
  return match_names[static_cast<std::size_t>(match)];
}

std::optional<ClientMatch> parse_client_match_name(std::string_view name) {
  return find_name<ClientMatch>(match_names, name);
}

std::optional<char> parse_delimiter_name(std::string_view name) {
  for (const auto& each : delimiters) {
    if (each.name == name) return each.character;
  }
  if (name.size() != 1 || std::strchr("\"\r\n", name.front()) != nullptr) return std::nullopt;
  return name.front();
}

}  // namespace clientela
