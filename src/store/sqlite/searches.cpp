#include <fmt/format.h>

#include <algorithm>

#include "store/conditions.h"
#include "store/search_words.h"
#include "store/sqlite/questions.h"

namespace clientela {

namespace {

// Newer records come first, so older ones beyond so many are hardly meant.
constexpr int most_candidates = 300;

struct Candidate {
  std::int64_t row;
  const NounTable* table;
};

// Whether every word begins a word of the text.
bool begins_words(std::string_view text, const std::vector<std::string>& words) {
  return std::all_of(words.begin(), words.end(), [&](const std::string& word) {
    return text.find(" " + word) != std::string_view::npos;
  });
}

std::string candidates_sql(const std::vector<std::string>& words, Conditions& conditions,
                           Parameters& parameters) {
  std::string text =
      "SELECT e.\"row\", e.object, e.text FROM search_index AS i CROSS JOIN search_entry AS e "
      "ON e.\"row\" = i.rowid WHERE search_index MATCH " +
      parameters.add(search_pattern(words));
  for (const auto& word : words) {
    text += fmt::format(" AND instr(e.text, {}) > 0", parameters.add(search_needle(word)));
  }
  const std::string visible = conditions.visible("e");
  if (!visible.empty()) text += " AND " + visible;
  return text + fmt::format(" ORDER BY i.rowid DESC LIMIT {}", most_candidates);
}

// The record's id, unless it is not living.
Id living_id(Database& database, const Candidate& candidate) {
  auto row =
      database.prepare(fmt::format("SELECT id FROM {} WHERE \"row\" = ?1 AND deleted_at IS NULL",
                                   quoted_name(candidate.table->name())));
  row.bind(1, candidate.row);
  return row.step() ? row.id(0) : Id();
}

}  // namespace

std::vector<SearchHit> Questions::search(std::string_view text, int limit,
                                         const ReadContext& context) {
  const auto words = search_words(text);
  if (words.empty() || limit <= 0) return {};
  const auto wanted = static_cast<std::size_t>(limit);
  Parameters parameters(tables_.dialect());
  Conditions conditions(tables_, context, connection_.shared->collation, parameters);
  const std::string sql = candidates_sql(words, conditions, parameters);
  std::vector<Candidate> best;
  std::vector<Candidate> others;
  {
    const Budget budget(database_, context.budget_ms);
    auto row = database_.prepare(sql);
    for (std::size_t i = 0; i < parameters.cells().size(); ++i) {
      row.bind(static_cast<int>(i) + 1, parameters.cells()[i]);
    }
    try {
      while (best.size() < wanted && row.step()) {
        const auto* type = tables_.model().find_type(row.text(1));
        if (type == nullptr) continue;
        auto& list = begins_words(row.text(2), words) ? best : others;
        list.push_back({row.integer(0), &tables_.of(*type)});
      }
    } catch (const OutOfTime&) {
      // What was found so far is an answer.
    }
  }
  best.insert(best.end(), others.begin(), others.end());
  std::vector<SearchHit> hits;
  for (const auto& candidate : best) {
    if (hits.size() == wanted) break;
    const Id id = living_id(database_, candidate);
    if (!id.empty()) hits.push_back({&candidate.table->type(), id});
  }
  return hits;
}

}  // namespace clientela
