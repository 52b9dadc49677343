#include "doors/http/form.h"

#include <algorithm>

#include "base/text.h"
#include "doors/http/target.h"

namespace clientela {

namespace {

// Where a percent sequence is broken, the text as it stands is the best guess.
std::string decode(std::string_view text) {
  std::string spaced(text);
  std::replace(spaced.begin(), spaced.end(), '+', ' ');
  auto decoded = percent_decode(spaced);
  return cleaned(decoded ? *decoded : spaced);
}

}  // namespace

std::optional<std::string_view> FormFields::find(std::string_view name) const {
  for (const auto& [key, value] : fields_) {
    if (key == name) return value;
  }
  return std::nullopt;
}

std::vector<std::string_view> FormFields::find_all(std::string_view name) const {
  std::vector<std::string_view> values;
  for (const auto& [key, value] : fields_) {
    if (key == name) values.emplace_back(value);
  }
  return values;
}

FormFields parse_form(std::string_view text) {
  FormFields fields;
  while (!text.empty()) {
    const auto end = text.find('&');
    const auto pair = text.substr(0, end);
    text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
    if (pair.empty()) continue;
    const auto equals = std::min(pair.find('='), pair.size());
    const auto value = pair.substr(std::min(equals + 1, pair.size()));
    fields.add(decode(pair.substr(0, equals)), decode(value));
  }
  return fields;
}

}  // namespace clientela
