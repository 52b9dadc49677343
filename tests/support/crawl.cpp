#include "tests/support/crawl.h"

#include "doors/web/routes.h"

namespace clientela {
namespace {

std::vector<std::string> split(std::string_view path) {
  std::vector<std::string> segments;
  while (!path.empty()) {
    path.remove_prefix(1);
    const auto end = std::min(path.find('/'), path.size());
    segments.emplace_back(path.substr(0, end));
    path.remove_prefix(end);
  }
  return segments;
}

// What a {} may stand for behind the segments before it.
std::vector<std::string> fillings(const Model& model, const std::vector<std::string>& before,
                                  const std::vector<Id>& ids) {
  std::vector<std::string> found;
  const ObjectType* type = before.empty() ? nullptr : model.find_type_by_plural(before.front());
  if (before.empty()) {
    for (const auto& each : model.types()) found.emplace_back(each.plural);
  } else if (before.back() == "options") {
    for (const auto& each : model.types()) found.emplace_back(each.name);
  } else if (before.back() == "fields" && type != nullptr) {
    for (const auto& field : type->fields) found.emplace_back(field.key);
  } else if (before.back() == "do" && type != nullptr) {
    found = verbs_of(model, *type);
  } else {
    for (const auto& id : ids) found.push_back(id.text());
  }
  return found;
}

void expand(const Model& model, const std::vector<std::string>& pattern, const std::vector<Id>& ids,
            std::vector<std::string>& filled, std::vector<std::string>& addresses) {
  if (filled.size() == pattern.size()) {
    std::string address;
    for (const auto& segment : filled) address += "/" + segment;
    addresses.push_back(address.empty() ? "/" : address);
    return;
  }
  std::vector<std::string> choices = {pattern[filled.size()]};
  if (choices.front() == "{}") choices = fillings(model, filled, ids);
  for (const auto& choice : choices) {
    filled.push_back(choice);
    expand(model, pattern, ids, filled, addresses);
    filled.pop_back();
  }
}

}  // namespace

std::vector<std::string> verbs_of(const Model& model, const ObjectType& type) {
  std::vector<std::string> verbs;
  const std::string prefix = std::string(type.name) + ".";
  for (const auto& action : model.actions()) {
    if (action.name.rfind(prefix, 0) == 0) verbs.push_back(action.name.substr(prefix.size()));
  }
  return verbs;
}

std::vector<std::string> every_address(const Model& model, std::string_view method,
                                       const std::vector<Id>& ids) {
  std::vector<std::string> addresses;
  for (const auto& route : routes()) {
    if (route.method != method || route.pattern == "/live") continue;
    std::vector<std::string> filled;
    expand(model, split(route.pattern), ids, filled, addresses);
  }
  return addresses;
}

}  // namespace clientela
