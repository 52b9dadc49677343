#include "features/imports/header_guess.h"

#include <algorithm>
#include <set>

#include "features/imports/import_targets.h"

namespace clientela {
namespace {

constexpr std::string_view number = "client.number";
constexpr std::string_view name = "client.name";
constexpr std::string_view given_name = "client.given_name";
constexpr std::string_view family_name = "client.family_name";
constexpr std::string_view email = "client.email";
constexpr std::string_view organisation = "membership.organisation";

class HeaderGuess {
 public:
  HeaderGuess(std::vector<ImportColumn>& columns, const SampleRows& rows);
  void fill();

 private:
  // Those that can mean one thing alone come first, so that doubtful ones take what is left; a
  // company comes last, since it matters whether somebody else is named.
  enum class Turn { certain, doubtful, company };

  bool may_be(std::size_t column, std::string_view target) const;
  Turn turn_of(std::size_t column) const;
  // "Customer": whom it names, or by which number?
  bool names_or_numbers(std::size_t column) const {
    return may_be(column, number) && may_be(column, name);
  }
  bool is_taken(std::string_view target) const { return taken_.count(target) != 0; }
  // How well a target goes with the other columns and the values; below 0 it can't be.
  int liking(std::size_t column, std::string_view target) const;
  int liking_of_client(std::size_t column, std::string_view target) const;
  std::string_view best(std::size_t column) const;

  std::vector<ImportColumn>& columns_;
  const SampleRows& rows_;
  std::vector<std::vector<std::string_view>> candidates_;  // for each column
  std::set<std::string_view> nouns_;                       // of columns that are certain
  std::set<std::string_view> taken_;
};

HeaderGuess::HeaderGuess(std::vector<ImportColumn>& columns, const SampleRows& rows)
    : columns_(columns), rows_(rows), candidates_(columns.size()) {
  std::vector<std::string> headers;
  for (const auto& column : columns) headers.push_back(header_word(column.name));
  for (const auto& entry : header_words()) {
    const std::string word = header_word(entry.word);
    for (std::size_t i = 0; i < headers.size(); ++i) {
      if (headers[i] == word && !may_be(i, entry.target)) candidates_[i].push_back(entry.target);
    }
  }
  for (const auto& targets : candidates_) {
    if (targets.size() == 1) nouns_.insert(noun_of(targets.front()));
  }
}

bool HeaderGuess::may_be(std::size_t column, std::string_view target) const {
  const auto& targets = candidates_[column];
  return std::find(targets.begin(), targets.end(), target) != targets.end();
}

HeaderGuess::Turn HeaderGuess::turn_of(std::size_t column) const {
  // The id that another program gave is a number only where there is no other.
  if (header_word(columns_[column].name) == "id") return Turn::doubtful;
  if (candidates_[column].size() == 1) return Turn::certain;
  return may_be(column, organisation) ? Turn::company : Turn::doubtful;
}

void HeaderGuess::fill() {
  for (const Turn turn : {Turn::certain, Turn::doubtful, Turn::company}) {
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      if (candidates_[i].empty() || turn_of(i) != turn) continue;
      if (names_or_numbers(i) && most_are(column_values(rows_, i), is_email)) {
        candidates_[i].push_back(email);
      }
      const auto target = best(i);
      if (target.empty()) continue;
      columns_[i].target = target;
      taken_.insert(target);
    }
  }
}

// A price in a file with invoices is that of a line.
int HeaderGuess::liking(std::size_t column, std::string_view target) const {
  const auto noun = noun_of(target);
  const bool orders = nouns_.count("order") != 0 || nouns_.count("order_line") != 0;
  if (noun == "order" || noun == "order_line") return orders ? 3 : 0;
  if (noun == "product") return nouns_.count("product") != 0 ? 2 : 0;
  return liking_of_client(column, target);
}

int HeaderGuess::liking_of_client(std::size_t column, std::string_view target) const {
  if (target == email) return 5;
  if (target == number && most_are(column_values(rows_, column), is_uuid)) return -1;
  if (target == number && names_or_numbers(column)) {
    return most_are(column_values(rows_, column), is_code) ? 4 : -1;
  }
  if (target == given_name) return is_taken(family_name) ? 3 : 0;
  if (target == organisation) {
    return is_taken(name) || is_taken(given_name) || is_taken(family_name) ? 2 : 0;
  }
  return 1;
}

std::string_view HeaderGuess::best(std::size_t column) const {
  std::string_view chosen;
  int most = -1;
  for (const auto target : candidates_[column]) {
    const int liked = liking(column, target);
    if (is_taken(target) || liked <= most) continue;
    chosen = target;
    most = liked;
  }
  return chosen;
}

}  // namespace

void guess_by_headers(std::vector<ImportColumn>& columns, const SampleRows& rows) {
  HeaderGuess(columns, rows).fill();
}

}  // namespace clientela
