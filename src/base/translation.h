#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/message.h"

namespace clientela {

// The texts of one language: English source to translation, as a gettext catalogue (.po) has them.
class Catalogue {
 public:
  // Reads a .po file's text; entries that are fuzzy or empty count as missing.
  static Catalogue parse(std::string_view language, std::string_view po_text);

  const std::string& language() const { return language_; }
  // The translation, or the source itself when there is none.
  std::string_view find(std::string_view source) const;
  // The form for n; without a translation the English rule decides between the two sources.
  std::string_view find_plural(std::string_view one, std::string_view many, std::int64_t n) const;
  bool has(std::string_view source) const;

 private:
  struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>{}(text);
    }
  };
  using Entries =
      std::unordered_map<std::string, std::vector<std::string>, TextHash, std::equal_to<>>;
  std::string language_ = "en";
  Entries entries_;
};

// Speaks to one person in that person's language. Cheap to copy; the catalogue must outlive it.
class Translator {
 public:
  Translator();  // English
  explicit Translator(const Catalogue& catalogue) : catalogue_(&catalogue) {}

  const std::string& language() const { return catalogue_->language(); }
  // xgettext collects the literals given to these.
  std::string operator()(std::string_view source) const {
    return std::string(catalogue_->find(source));
  }
  template <typename... Arguments>
  std::string operator()(std::string_view source, Arguments&&... arguments) const {
    return fill(catalogue_->find(source), {std::string(std::forward<Arguments>(arguments))...});
  }
  std::string operator()(const Message& message) const {
    return fill(catalogue_->find(message.source), message.arguments);
  }
  // A text from a record: the sentences that kept() wrote, in this language; what a person wrote
  // stays as it is.
  std::string retold(std::string_view text) const;
  // For "{} client" / "{} clients": the form for n, with the arguments filled in.
  std::string plural(std::string_view one, std::string_view many, std::int64_t n,
                     const std::vector<std::string>& arguments) const {
    return fill(catalogue_->find_plural(one, many, n), arguments);
  }

 private:
  const Catalogue* catalogue_;
};

// The languages that the program speaks, each with its catalogue. Filled once at the start.
class Languages {
 public:
  Languages();
  void add(Catalogue catalogue);
  // The Translator for a language; English when it is not there.
  Translator translator(std::string_view language) const;
  // The best of ours for an Accept-Language header.
  std::string_view best_for(std::string_view accept_language) const;
  std::vector<std::string_view> names() const;

 private:
  std::map<std::string, std::unique_ptr<Catalogue>, std::less<>> catalogues_;
};

}  // namespace clientela
