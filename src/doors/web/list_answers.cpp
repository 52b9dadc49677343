#include <algorithm>

#include "doors/web/answers.h"
#include "doors/web/record_view.h"
#include "features/imports/import_targets.h"
#include "model/usual_order.h"
#include "pages/error_page.h"
#include "pages/filter_suggestions.h"
#include "pages/list_address.h"
#include "pages/list_page.h"
#include "pages/paths.h"
#include "system/desk.h"

namespace clientela {
namespace {

constexpr std::int64_t count_cap = 1000;
constexpr int budget_ms = 1000;

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const auto end = std::min(text.find(separator), text.size());
    if (end > 0) parts.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

// The address without the parameters of forms, for redirecting to.
ListAddress read_address(Visit& visit, const ObjectType& type, Reading& reading,
                         std::string& error) {
  ListAddress address;
  address.type = &type;
  auto query = parse_query(visit.model(), type, visit.request.query, reading.parse_context(),
                           list_parameter_names());
  if (query) {
    address.query = std::move(*query);
  } else {
    address.query.type = &type;
    error = error_text(visit.ctx(), &type, query.error());
  }
  if (address.query.order.key.empty() && visit.query_value("order").empty()) {
    address.query.order = usual_order(type, !address.query.search.empty());
  }
  address.columns = split(visit.query_value("columns"), ',');
  address.view = visit.query_value("view");
  address.exact = visit.query_value("exact") == "true";
  return address;
}

// A form of the page (a new condition, other columns) becomes a plain address.
std::optional<std::string> address_from_form(Visit& visit, ListAddress address) {
  const auto chosen = visit.query.find_all("column");
  if (!chosen.empty()) {
    address.columns.assign(chosen.begin(), chosen.end());
    return list_url(visit.model(), address);
  }
  if (!visit.query.find("filter_op")) return std::nullopt;
  const Field* field = query_field(*address.type, visit.query_value("filter"));
  if (field == nullptr) return std::nullopt;
  std::vector<std::string> values;
  for (const auto value : visit.query.find_all("filter_value")) values.emplace_back(value);
  const std::string id = visit.query_value("filter_value.id");
  if (!id.empty()) values = {id};
  values.push_back(visit.query_value("filter_value_to"));
  const std::string condition = condition_from_form(*field, visit.query_value("filter_op"), values);
  std::string url = list_url(visit.model(), address);
  if (condition.empty()) return url;
  url += url.find('?') == std::string::npos ? '?' : '&';
  return url + condition;
}

// The filter line sent as a form: the first of what it may mean. A field alone opens its form.
std::optional<std::string> address_from_line(Visit& visit, Reading& reading, ListView& view) {
  view.typed_filter = trimmed(visit.query_value("filter_text"));
  if (view.typed_filter.empty()) return std::nullopt;
  const auto meant = filter_suggestions(visit.ctx(), reading, view.address, view.typed_filter);
  if (meant.empty()) {
    view.error = visit.ctx().tr(
        "No filter fits “{}”. Type a field and a value, or choose a field "
        "under “Filter”.",
        view.typed_filter);
    return std::nullopt;
  }
  if (!meant.front().url.empty()) return meant.front().url;
  return with_parameter(list_url(visit.model(), view.address), "filter", meant.front().field);
}

void add_tabs(Visit& visit, ListView& view) {
  const ObjectType& type = *view.address.type;
  const auto saved = views_of(visit.engine(), visit.asker, type);
  if (saved.empty()) return;
  view.tabs.push_back({visit.ctx().tr("All"), list_path(type), view.address.view.empty(), {}});
  for (const auto& each : saved) {
    std::string url = list_path(type) + "?" + each.query;
    if (!each.query.empty()) url += "&";
    url += "view=" + each.id.text();
    view.tabs.push_back({each.name, url, view.address.view == each.id.text(), each.id});
  }
}

void count_records(Reading& reading, ListView& view) {
  const std::int64_t cap = view.address.exact ? std::int64_t{1} << 62 : count_cap;
  view.count = reading.count(view.address.query, cap);
  view.count_capped = !view.address.exact && view.count >= cap;
}

// References among the operands of the filter, for the chips.
void add_operand_titles(Reading& reading, const ObjectType& type, const Filter& filter,
                        Titles& titles) {
  for (const auto& child : filter.children) {
    add_operand_titles(reading, type, child, titles);
  }
  if (filter.kind != Filter::Kind::comparison) return;
  const Field* field = type.find(filter.comparison.key);
  if (field == nullptr || field->target.empty()) return;
  for (const auto& operand : filter.comparison.operands) {
    const Value* value = std::get_if<Value>(&operand);
    const Id* id = value == nullptr ? nullptr : std::get_if<Id>(value);
    if (id != nullptr) titles.emplace(*id, reading.title(reading.type(field->target), *id));
  }
}

bool comes_by_import(const Model& model, const ObjectType& type) {
  const auto targets = import_targets(model);
  return std::any_of(targets.begin(), targets.end(),
                     [&](const ImportTarget& target) { return target.type == &type; });
}

}  // namespace

Response show_list(Visit& visit) {
  const ObjectType* type = type_of_path(visit);
  if (type == nullptr) return not_found(visit);
  ListView view;
  std::optional<std::string> elsewhere;
  visit.engine().read(
      visit.asker,
      [&](Reading& reading) {
        view.address = read_address(visit, *type, reading, view.error);
        elsewhere = address_from_form(visit, view.address);
        if (!elsewhere) elsewhere = address_from_line(visit, reading, view);
        if (elsewhere) return;
        view.columns = list_columns(*type, view.address.columns);
        view.slice = reading.list(view.address.query);
        view.titles = titles_of(reading, view.slice.records, view.columns);
        add_operand_titles(reading, *type, view.address.query.filter, view.titles);
        view.adding = visit.query_value("filter");
        const Field* adding = query_field(*type, view.adding);
        if (adding != nullptr && !adding->target.empty()) {
          view.adding_options = few_options(reading, adding->target);
        }
        count_records(reading, view);
        const auto [first, last] = visit.services.screens.lists.equal_range(type->name);
        for (auto extend = first; extend != last; ++extend) {
          extend->second(visit.ctx(), reading, view);
        }
      },
      budget_ms);
  if (elsewhere) return redirect(*elsewhere);
  add_tabs(visit, view);
  view.may_import = view.slice.records.empty() && visit.asker.role >= Role::member &&
                    comes_by_import(visit.model(), *type);
  visit.context->live_url = "/live?topics=" + std::string(type->name);
  return html_response(list_page(visit.ctx(), view), view.error.empty() ? 200 : 422);
}

Response show_filter_options(Visit& visit) {
  constexpr int suggesting_ms = 300;
  const ObjectType* type = type_of_path(visit);
  if (type == nullptr) return not_found(visit);
  std::vector<FilterSuggestion> suggestions;
  visit.engine().read(
      visit.asker,
      [&](Reading& reading) {
        std::string error;
        const ListAddress address = read_address(visit, *type, reading, error);
        suggestions = filter_suggestions(visit.ctx(), reading, address,
                                         trimmed(visit.query_value("filter_text")));
      },
      suggesting_ms);
  return html_response(filter_suggestion_options(visit.ctx(), suggestions));
}

}  // namespace clientela
