#include "pages/filter_words.h"

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "pages/filter_form.h"

namespace clientela {
namespace {

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : std::string(text) + " ") {
    if (c != ' ') {
      word += c;
    } else if (!word.empty()) {
      words.push_back(std::exchange(word, {}));
    }
  }
  return words;
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const auto& word : words) {
    if (!text.empty()) text += ' ';
    text += word;
  }
  return text;
}

// What people say for operators that have another name in the menu.
std::vector<OperatorOption> other_words(const PageContext& ctx) {
  return {{"gt", ctx.tr("more than")}, {"lt", ctx.tr("less than")}, {"gte", ctx.tr("since")}};
}

// Where the name of a field may end: behind each word. A sign of comparison is in no name, and
// needs no blank in front of it.
std::vector<std::size_t> name_ends(std::string_view typed) {
  const std::size_t end = std::min(typed.find_first_of("<>=!"), typed.size());
  std::vector<std::size_t> ends;
  for (std::size_t i = 1; i <= end; ++i) {
    const bool behind_word = typed[i - 1] != ' ' && (i == end || typed[i] == ' ');
    if (behind_word) ends.push_back(i);
  }
  return ends;
}

}  // namespace

std::optional<int> label_rank(const std::string& label, const std::string& typed) {
  if (typed.empty()) return std::nullopt;
  if (label == typed) return 0;
  if (label.rfind(typed, 0) == 0) return 1;
  if (label.find(" " + typed) != std::string::npos) return 2;
  return std::nullopt;
}

std::vector<NamedField> named_fields(const PageContext& ctx, const ObjectType& type,
                                     std::string_view typed) {
  const std::vector<std::size_t> ends = name_ends(typed);
  std::vector<NamedField> best;
  for (auto end = ends.rbegin(); end != ends.rend() && best.empty(); ++end) {
    const std::string head = search_text(typed.substr(0, *end));
    const std::string rest = joined(words_of(typed.substr(*end)));
    for (const Field* field : filter_fields(type)) {
      const auto rank = label_rank(search_text(ctx.tr(field->label)), head);
      if (!rank) continue;
      // Two letters and a value are no name yet.
      if (!rest.empty() && *rank > 0 && head.size() < 3) continue;
      best.push_back({field, *rank, rest});
    }
  }
  std::stable_sort(best.begin(), best.end(),
                   [](const NamedField& a, const NamedField& b) { return a.rank < b.rank; });
  const bool named = !best.empty() && best.front().rank == 0;
  if (named) best.erase(best.begin() + 1, best.end());
  return best;
}

std::string take_operator(const PageContext& ctx, const Field& field, std::string& rest) {
  static const std::vector<std::pair<std::string, std::string>> signs = {
      {">=", "gte"}, {"<=", "lte"}, {"!=", "neq"}, {">", "gt"}, {"<", "lt"}, {"=", "eq"}};
  auto offered = operator_options(ctx, field);
  const auto has = [&](const std::string& spelling) {
    return std::any_of(offered.begin(), offered.end(),
                       [&](const OperatorOption& each) { return each.spelling == spelling; });
  };
  for (const auto& [sign, spelling] : signs) {
    if (rest.rfind(sign, 0) != 0 || !has(spelling)) continue;
    rest = trimmed(std::string_view(rest).substr(sign.size()));
    return spelling;
  }
  for (auto& each : other_words(ctx)) {
    if (has(each.spelling)) offered.push_back(std::move(each));
  }
  const OperatorOption* longest = nullptr;
  for (const auto& each : offered) {
    const bool begins = rest == each.label || rest.rfind(each.label + " ", 0) == 0;
    if (begins && (longest == nullptr || each.label.size() > longest->label.size())) {
      longest = &each;
    }
  }
  if (longest == nullptr || longest->values > 1) return {};
  rest = trimmed(std::string_view(rest).substr(longest->label.size()));
  return longest->spelling;
}

}  // namespace clientela
