#include "base/translation.h"

#include <algorithm>

#include "base/text.h"

namespace clientela {
namespace {

const Catalogue& english_catalogue() {
  static const Catalogue instance;
  return instance;
}

bool starts_with(std::string_view text, std::string_view prefix) {
  return text.substr(0, prefix.size()) == prefix;
}

std::string_view without_spaces(std::string_view text) {
  constexpr std::string_view spaces = " \t\r";
  const std::size_t first = text.find_first_not_of(spaces);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(spaces) - first + 1);
}

// The part before the separator; the rest, or nothing, stays in `text`.
std::string_view take_until(std::string_view& text, char separator) {
  const std::size_t at = text.find(separator);
  const std::string_view part = text.substr(0, at);
  text.remove_prefix(at == std::string_view::npos ? text.size() : at + 1);
  return part;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

char unescaped(char c) {
  switch (c) {
    case 'n':
      return '\n';
    case 't':
      return '\t';
    case 'r':
      return '\r';
    default:
      return c;
  }
}

// Appends what stands between the quotes of a .po line.
void append_quoted(std::string& out, std::string_view line) {
  const std::size_t first = line.find('"');
  const std::size_t last = line.rfind('"');
  if (first == std::string_view::npos || last == first) return;
  for (std::size_t i = first + 1; i < last; ++i) {
    const bool escaped = line[i] == '\\' && i + 1 < last;
    out += escaped ? unescaped(line[++i]) : line[i];
  }
}

// One entry of a .po file while its lines are read.
struct Entry {
  bool fuzzy = false;
  bool has_context = false;
  std::string context, source, source_plural;
  std::vector<std::string> forms;

  bool complete() const {
    return !fuzzy && !source.empty() && !forms.empty() &&
           std::none_of(forms.begin(), forms.end(),
                        [](const std::string& form) { return form.empty(); });
  }
  // gettext's way to keep equal sources of different contexts apart.
  std::string key() const { return has_context ? context + '\4' + source : source; }
};

template <typename Keep>
class PoReader {
 public:
  explicit PoReader(Keep keep) : keep_(std::move(keep)) {}

  void read(std::string_view text) {
    while (!text.empty()) read_line(without_spaces(take_until(text, '\n')));
    finish();
  }

 private:
  void read_line(std::string_view line) {
    if (line.empty()) {
      finish();
    } else if (line.front() == '#') {
      if (!entry_.forms.empty()) finish();
      if (starts_with(line, "#,") && line.find("fuzzy") != std::string_view::npos) {
        entry_.fuzzy = true;
      }
    } else {
      if (line.front() != '"') begin_field(line);
      if (field_ != nullptr) append_quoted(*field_, line);
    }
  }

  void begin_field(std::string_view line) {
    field_ = nullptr;
    if (starts_with(line, "msgctxt")) {
      if (!entry_.forms.empty()) finish();
      entry_.has_context = true;
      field_ = &entry_.context;
    } else if (starts_with(line, "msgid_plural")) {
      field_ = &entry_.source_plural;
    } else if (starts_with(line, "msgid")) {
      if (!entry_.forms.empty()) finish();
      field_ = &entry_.source;
    } else if (starts_with(line, "msgstr")) {
      field_ = &form(line);
    }
  }

  // The form that a line "msgstr[2] ..." or "msgstr ..." begins; no language has ten.
  std::string& form(std::string_view line) {
    std::size_t index = 0;
    if (line.size() > 8 && line[6] == '[' && is_digit(line[7]) && line[8] == ']') {
      index = static_cast<std::size_t>(line[7] - '0');
    }
    if (entry_.forms.size() <= index) entry_.forms.resize(index + 1);
    return entry_.forms[index];
  }

  void finish() {
    if (entry_.complete()) keep_(std::move(entry_));
    entry_ = {};
    field_ = nullptr;
  }

  Keep keep_;
  Entry entry_;
  std::string* field_ = nullptr;  // where a line that only goes on belongs
};

// "0.8" as 800; what can't be read counts as 1.
int thousandths(std::string_view quality) {
  quality = without_spaces(quality);
  if (quality.empty() || !is_digit(quality[0])) return 1000;
  int value = (quality[0] - '0') * 1000;
  int place = 100;
  for (std::size_t i = 2; i < quality.size() && is_digit(quality[i]); ++i) {
    value += place * (quality[i] - '0');
    place /= 10;
  }
  return std::min(value, 1000);
}

struct Wish {
  std::string_view language;
  int quality = 1000;
};

// What an Accept-Language header asks for (RFC 9110), the most wanted first.
std::vector<Wish> read_wishes(std::string_view header) {
  std::vector<Wish> wishes;
  while (!header.empty()) {
    std::string_view parameters = take_until(header, ',');
    Wish wish{without_spaces(take_until(parameters, ';'))};
    while (!parameters.empty()) {
      const auto parameter = without_spaces(take_until(parameters, ';'));
      if (starts_with(parameter, "q=")) wish.quality = thousandths(parameter.substr(2));
    }
    if (!wish.language.empty() && wish.quality > 0) wishes.push_back(wish);
  }
  std::stable_sort(wishes.begin(), wishes.end(),
                   [](const Wish& a, const Wish& b) { return a.quality > b.quality; });
  return wishes;
}

char small(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

bool same_language(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) {
    return small(x) == small(y) || (x == '_' && y == '-') || (x == '-' && y == '_');
  });
}

// Takes the text apart that kept() wrote: sentences, each with its arguments.
class Retelling {
 public:
  explicit Retelling(const Catalogue& catalogue) : catalogue_(catalogue) {}

  void begin() {
    if (depth_ == 0) {
      sentence_ = {};
      as_kept_.clear();
    }
    if (depth_ == 1) {
      sentence_.source += "{}";
      sentence_.arguments.emplace_back();
    }
    ++depth_;
  }
  // False: this ends what never began.
  bool end() {
    if (depth_ == 0) return false;
    if (--depth_ != 0) return true;
    const bool known = catalogue_.has(sentence_.source);
    told_ += known ? fill(catalogue_.find(sentence_.source), sentence_.arguments) : as_kept_;
    return true;
  }
  void text(std::string_view text) {
    (depth_ == 0 ? told_ : as_kept_) += text;
    if (depth_ == 1) sentence_.source += text;
    if (depth_ > 1) sentence_.arguments.back() += text;
  }
  bool whole() const { return depth_ == 0; }
  std::string take() { return std::move(told_); }

 private:
  const Catalogue& catalogue_;
  std::string told_;
  std::string as_kept_;  // the sentence, without isolates
  Message sentence_;
  int depth_ = 0;
};

}  // namespace

Catalogue Catalogue::parse(std::string_view language, std::string_view po_text) {
  Catalogue catalogue;
  catalogue.language_ = language;
  PoReader([&](Entry&& entry) {
    catalogue.entries_.insert_or_assign(entry.key(), std::move(entry.forms));
  }).read(po_text);
  return catalogue;
}

std::string_view Catalogue::find(std::string_view source) const {
  const auto found = entries_.find(source);
  return found == entries_.end() ? source : found->second.front();
}

std::string_view Catalogue::find_plural(std::string_view one, std::string_view many,
                                        std::int64_t n) const {
  const auto found = entries_.find(one);
  const std::size_t form = plural_form(language_, n);
  if (found == entries_.end() || found->second.size() <= form) {
    return plural_form("en", n) == 0 ? one : many;
  }
  return found->second[form];
}

bool Catalogue::has(std::string_view source) const {
  return entries_.find(source) != entries_.end();
}

Translator::Translator() : catalogue_(&english_catalogue()) {}

std::string Translator::retold(std::string_view text) const {
  static_assert(isolate_begin.size() == isolate_end.size());
  constexpr std::string_view lead = "\xE2\x81";  // of both isolates
  Retelling retelling(*catalogue_);
  std::string_view rest = text;
  while (!rest.empty()) {
    const auto mark = rest.substr(0, isolate_begin.size());
    bool sound = true;
    std::size_t taken = mark.size();
    if (mark == isolate_begin) {
      retelling.begin();
    } else if (mark == isolate_end) {
      sound = retelling.end();
    } else {
      taken = std::min(rest.find(lead, 1), rest.size());
      retelling.text(rest.substr(0, taken));
    }
    if (!sound) return std::string(text);
    rest.remove_prefix(taken);
  }
  return retelling.whole() ? retelling.take() : std::string(text);
}

Languages::Languages() { add(Catalogue()); }

void Languages::add(Catalogue catalogue) {
  std::string name = catalogue.language();
  catalogues_.insert_or_assign(std::move(name), std::make_unique<Catalogue>(std::move(catalogue)));
}

Translator Languages::translator(std::string_view language) const {
  const auto found = catalogues_.find(language);
  return found == catalogues_.end() ? Translator() : Translator(*found->second);
}

std::string_view Languages::best_for(std::string_view accept_language) const {
  for (const Wish& wish : read_wishes(accept_language)) {
    // "cs-CZ" is served by "cs" when "cs-CZ" is not there.
    for (std::string_view wanted = wish.language; !wanted.empty();) {
      for (const auto& [name, catalogue] : catalogues_) {
        if (same_language(name, wanted)) return name;
      }
      const std::size_t end = wanted.find_last_of("-_");
      wanted = wanted.substr(0, end == std::string_view::npos ? 0 : end);
    }
  }
  return "en";
}

std::vector<std::string_view> Languages::names() const {
  std::vector<std::string_view> names;
  for (const auto& [name, catalogue] : catalogues_) names.push_back(name);
  return names;
}

}  // namespace clientela
