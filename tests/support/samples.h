#pragma once

#include <cstdint>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "model/model.h"

namespace clientela {

// The number that a test draws its lots from: CLIENTELA_SEED, or a new one with every run. Tests
// print it with a failure (SCOPED_TRACE), so that it can be had again.
std::uint64_t test_seed();

// Values for the fields of any noun, drawn by lot, with what breaks programs among them: quotes,
// markup, formulas, writing from right to left, several scripts, emoji, long texts.
class Samples {
 public:
  explicit Samples(std::uint64_t seed) : seed_(seed), random_(seed) {}

  std::uint64_t seed() const { return seed_; }
  std::size_t below(std::size_t n) { return static_cast<std::size_t>(random_() % n); }
  bool one_in(std::size_t n) { return below(n) == 0; }
  template <typename T>
  const T& one_of(const std::vector<T>& all) {
    return all[below(all.size())];
  }

  // A value as the field's kind reads it from text; empty only for a reference to a noun of which
  // no record is known.
  Value value(const Field& field);
  // A hostile text, on one line or several.
  std::string text(bool several_lines);

  // Records that references may point to.
  void know(std::string_view noun, Id id) { known_[std::string(noun)].push_back(id); }
  bool knows(std::string_view noun) const { return known_.count(std::string(noun)) != 0; }

 private:
  std::string written(const Field& field);
  std::string formatted(TextFormat format);

  std::uint64_t seed_;
  std::mt19937_64 random_;
  std::uint64_t serial_ = 0;
  std::map<std::string, std::vector<Id>> known_;
};

// What a person or a program may set: fields that no rule computes, that are no secret and not the
// reference to the owner, which follows from where a part stands.
std::vector<const Field*> settable_fields(const ObjectType& type);

}  // namespace clientela
