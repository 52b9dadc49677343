#include "pages/list_address.h"

#include <algorithm>

#include "model/url_text.h"
#include "pages/layout.h"
#include "pages/paths.h"

namespace clientela {
namespace {

void add(std::string& query, std::string_view name, std::string_view encoded_value) {
  if (!query.empty()) query += '&';
  query += name;
  query += '=';
  query += encoded_value;
}

}  // namespace

const std::vector<std::string_view>& list_parameter_names() {
  static const std::vector<std::string_view> names{"columns",
                                                   "column",
                                                   "view",
                                                   "exact",
                                                   "as",
                                                   "filter",
                                                   "filter_op",
                                                   "filter_text",
                                                   "filter_value",
                                                   "filter_value_to",
                                                   "filter_value.id",
                                                   "filter_value.title",
                                                   "filter_value.title_id",
                                                   just_done};
  return names;
}

std::string list_url(const Model& model, const ListAddress& address) {
  std::string query = query_text(model, address.query);
  if (!address.columns.empty()) {
    std::string keys;
    for (const auto& key : address.columns) {
      if (!keys.empty()) keys += ',';
      keys += url_encoded(key);
    }
    add(query, "columns", keys);
  }
  if (!address.view.empty()) add(query, "view", url_encoded(address.view));
  if (address.exact) add(query, "exact", "true");
  std::string url = list_path(*address.type);
  if (!query.empty()) url.append(1, '?').append(query);
  return url;
}

std::vector<std::pair<std::string, std::string>> address_parameters(
    const std::string& url, const std::vector<std::string_view>& without) {
  std::vector<std::pair<std::string, std::string>> parameters;
  const std::size_t mark = url.find('?');
  std::string_view rest =
      mark == std::string::npos ? std::string_view() : std::string_view(url).substr(mark + 1);
  while (!rest.empty()) {
    const std::string_view pair = rest.substr(0, rest.find('&'));
    rest.remove_prefix(std::min(rest.size(), pair.size() + 1));
    const std::size_t equals = std::min(pair.find('='), pair.size());
    std::string name = query_decoded(pair.substr(0, equals)).value_or("");
    if (std::find(without.begin(), without.end(), name) != without.end()) continue;
    const std::size_t value = std::min(equals + 1, pair.size());
    parameters.emplace_back(std::move(name), query_decoded(pair.substr(value)).value_or(""));
  }
  return parameters;
}

void carry_address(Html& html, const std::string& url,
                   const std::vector<std::string_view>& without) {
  for (const auto& [name, value] : address_parameters(url, without)) {
    hidden_input(html, name, value);
  }
}

std::string query_of(const std::string& url) {
  const std::size_t mark = url.find('?');
  return mark == std::string::npos ? std::string() : url.substr(mark);
}

std::string with_parameter(std::string url, std::string_view name, std::string_view value) {
  url += url.find('?') == std::string::npos ? '?' : '&';
  url += name;
  url += '=';
  url += url_encoded(value);
  return url;
}

}  // namespace clientela
