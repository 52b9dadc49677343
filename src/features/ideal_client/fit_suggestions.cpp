#include "features/ideal_client/fit_suggestions.h"

#include <algorithm>
#include <map>

#include "base/url.h"
#include "features/filters.h"

namespace clientela {
namespace {

constexpr int most_clients = 2000;
constexpr int page_size = 500;
constexpr std::size_t fewest_best = 5;
constexpr std::size_t most_suggestions = 4;
constexpr std::int64_t least_best_percent = 25;
constexpr std::array told_fields{"kind",   "market",   "country",        "city",
                                 "source", "industry", "under_agreement"};

std::vector<Record> buyers(Reading& reading) {
  std::vector<Record> found;
  Query query = question(reading.type(Client::object_name),
                         {where_choice("relation", "client"),
                          where("order_count", Operator::gte, Value(std::int64_t{1}))},
                         {"", true}, page_size);
  do {
    Slice slice = reading.list(query);
    std::move(slice.records.begin(), slice.records.end(), std::back_inserter(found));
    query.cursor = slice.next;
  } while (!query.cursor.empty() && found.size() < most_clients);
  std::stable_sort(found.begin(), found.end(), [](const Record& a, const Record& b) {
    return a.get<Money>("total").minor > b.get<Money>("total").minor;
  });
  return found;
}

// The conditions that a client meets, one for each field that says something.
std::vector<FitSuggestion> traits_of(const Record& client) {
  std::vector<FitSuggestion> traits;
  for (const std::string_view key : told_fields) {
    const Field& field = *client.type->find(key);
    const Value& value = client[key];
    const std::string text = field.kind->text(value, field);
    if (is_empty(value) || text.empty() || text == "false" || text == "unknown") continue;
    traits.push_back({&field, text, std::string(key) + "=eq." + url_encoded(text)});
  }
  if (!is_empty(client["referred_by"])) {
    traits.push_back({client.type->find("referred_by"), {}, "referred_by=is.filled"});
  }
  return traits;
}

struct Count {
  FitSuggestion trait;
  std::size_t best = 0, all = 0;
};

// As a person calls the value.
std::string value_words(Reading& reading, const FitSuggestion& trait) {
  const Choice* choice = trait.field->choice(trait.value);
  if (choice != nullptr) return std::string(choice->label);
  const auto id = Id::parse(trait.value);
  if (id && !trait.field->target.empty()) {
    return reading.title(reading.type(trait.field->target), *id);
  }
  return trait.value == "true" ? std::string() : trait.value;
}

bool is_in(const FitProfile& profile, const FitSuggestion& trait) {
  return std::any_of(profile.criteria.begin(), profile.criteria.end(), [&](const auto& criterion) {
    return criterion.stated.condition.find(trait.condition) != std::string::npos;
  });
}

}  // namespace

std::vector<FitSuggestion> fit_suggestions(Reading& reading, const FitProfile& profile) {
  const auto clients = buyers(reading);
  const std::size_t best = clients.size() / 5;
  if (best < fewest_best) return {};
  std::map<std::string, Count> counts;
  for (std::size_t i = 0; i < clients.size(); ++i) {
    for (auto& trait : traits_of(clients[i])) {
      auto& count = counts.try_emplace(trait.condition, Count{trait}).first->second;
      ++count.all;
      if (i < best) ++count.best;
    }
  }
  std::vector<FitSuggestion> suggestions;
  for (auto& [condition, count] : counts) {
    FitSuggestion& trait = count.trait;
    trait.best_percent = static_cast<std::int64_t>(100 * count.best / best);
    trait.all_percent = static_cast<std::int64_t>(100 * count.all / clients.size());
    const std::int64_t more = trait.best_percent - trait.all_percent;
    if (trait.best_percent < least_best_percent || more < 10 || is_in(profile, trait)) continue;
    trait.points = more >= 30 ? 30 : more >= 20 ? 20 : 10;
    trait.value = value_words(reading, trait);
    suggestions.push_back(std::move(trait));
  }
  std::stable_sort(suggestions.begin(), suggestions.end(), [](const auto& a, const auto& b) {
    return a.best_percent - a.all_percent > b.best_percent - b.all_percent;
  });
  suggestions.resize(std::min(suggestions.size(), most_suggestions));
  return suggestions;
}

}  // namespace clientela
