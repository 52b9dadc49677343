#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "store/list_sql.h"
#include "store/search_words.h"
#include "store/sqlite/questions.h"

namespace clientela {

namespace {

// Of each noun. Newer records come first, so older ones beyond so many are hardly meant.
constexpr int most_candidates = 100;

struct Candidate {
  std::int64_t row;
  const NounTable* table;
  bool begins;      // each word of the search begins a word of the text
  std::size_t nth;  // of its noun and those that begin, or don't
};

// Whether every word begins a word of the text.
bool begins_words(std::string_view text, const std::vector<std::string>& words) {
  return std::all_of(words.begin(), words.end(), [&](const std::string& word) {
    return text.find(" " + word) != std::string_view::npos;
  });
}

Sql candidates_sql(const NounTables& tables, const NounTable& noun, const Collation& collation,
                   const std::vector<std::string>& words, const ReadContext& context) {
  const Dialect& dialect = tables.dialect();
  Parameters parameters(dialect);
  Conditions conditions(tables, context, collation, parameters);
  std::string text = fmt::format(
      "SELECT e.\"row\", e.text FROM ({}) AS i{}search_entry AS e ON e.\"row\" = "
      "i.\"row\" WHERE true",
      dialect.search_candidates(noun.search_index(), noun.type().name,
                                parameters.add(search_pattern(words))),
      dialect.ordered_join());
  if (!index_tells_all(words)) {
    for (const auto& word : words) {
      text += " AND " + dialect.contains("e.text", parameters.add(search_needle(word)));
    }
  }
  const std::string visible = conditions.visible("e");
  if (!visible.empty()) text += " AND " + visible;
  text += fmt::format(" ORDER BY i.\"row\" DESC LIMIT {}", most_candidates);
  return {std::move(text), parameters.cells()};
}

// The record's id, unless it is not living.
Id living_id(Database& database, const Candidate& candidate) {
  auto row =
      database.prepare(fmt::format("SELECT id FROM {} WHERE \"row\" = ?1 AND deleted_at IS NULL",
                                   quoted_name(candidate.table->name())));
  row.bind(1, candidate.row);
  return row.step() ? row.id(0) : Id();
}

// Those that begin with the words first; among them the newest of each noun, then the next ones,
// so that many of one noun don't hide the others.
void put_in_order(std::vector<Candidate>& candidates) {
  std::stable_sort(candidates.begin(), candidates.end(),
                   [](const Candidate& a, const Candidate& b) {
                     return a.begins != b.begins ? a.begins : a.nth < b.nth;
                   });
}

}  // namespace

std::vector<SearchHit> Questions::search(std::string_view text, int limit,
                                         const ReadContext& context) {
  const auto words = search_words(text);
  if (words.empty() || limit <= 0) return {};
  std::vector<Candidate> candidates;
  try {
    const Budget budget(database_, context.budget_ms);
    for (const auto& noun : tables_.all()) {
      if (noun.search_index().empty()) continue;
      const Sql sql = candidates_sql(tables_, noun, connection_.shared->collation, words, context);
      auto row = prepared(database_, sql);
      std::array<std::size_t, 2> found{};
      while (row.step()) {
        const bool begins = begins_words(row.text(1), words);
        candidates.push_back({row.integer(0), &noun, begins, found[begins ? 0 : 1]++});
      }
    }
  } catch (const OutOfTime&) {
    // What was found so far is an answer.
  }
  put_in_order(candidates);
  std::vector<SearchHit> hits;
  for (const auto& candidate : candidates) {
    if (hits.size() == static_cast<std::size_t>(limit)) break;
    const Id id = living_id(database_, candidate);
    if (!id.empty()) hits.push_back({&candidate.table->type(), id});
  }
  return hits;
}

}  // namespace clientela
