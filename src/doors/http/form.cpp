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

void FormFields::add(std::string name, std::string value) {
  if (fields_.size() >= most_form_fields) {
    cut_off_ = true;
    return;
  }
  places_[name].push_back(fields_.size());
  fields_.emplace_back(std::move(name), std::move(value));
}

std::optional<std::string_view> FormFields::find(std::string_view name) const {
  const auto found = places_.find(name);
  if (found == places_.end()) return std::nullopt;
  return fields_[found->second.front()].second;
}

std::vector<std::string_view> FormFields::find_all(std::string_view name) const {
  std::vector<std::string_view> values;
  const auto found = places_.find(name);
  if (found == places_.end()) return values;
  for (const auto place : found->second) values.emplace_back(fields_[place].second);
  return values;
}

FormFields parse_form(std::string_view text) {
  FormFields fields;
  while (!text.empty() && !fields.cut_off()) {
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
