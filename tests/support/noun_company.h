#pragma once

#include "tests/support/browser.h"
#include "tests/support/samples.h"

namespace clientela {

// A field of a record or of one of its parts, as doors set it.
struct Slot {
  const ObjectType* type = nullptr;
  const Field* field = nullptr;
  Id part;              // empty: the record itself
  std::string control;  // its name in the form

  std::string name() const { return std::string(type->name) + "." + std::string(field->key); }
};

// A company with records of any noun, made by lot from what their declarations say.
class NounCompany {
 public:
  explicit NounCompany(std::uint64_t seed) : samples(seed) {}

  TestCompany& company() { return web.company; }
  Engine& engine() { return web.company.engine(); }

  // A new record with its parts, every settable field filled, by its verb. Draws again when the
  // noun's rules refuse what was drawn.
  Id make(const ObjectType& type);
  // The arguments with which make() asks the verb; they may be refused.
  JsonObject drawn(const ObjectType& type);
  // A record as no rule has seen it, straight into the store; some fields are empty.
  Record put(const ObjectType& type);

  Whole whole(const ObjectType& type, Id id);
  // Another value than it has now; empty only where there is no other.
  Value another(const Whole& whole, const Slot& slot);
  // What changes that one field, as the verb `update` is given it.
  JsonObject change(const Whole& whole, const Slot& slot, const Value& now);
  std::int64_t last_seq();

  WebCompany web;
  Samples samples;

 private:
  void make_referred(const ObjectType& type, std::string_view owner = {});
  Id make_one(const ObjectType& type);
  JsonObject values(const ObjectType& type);
  JsonArray parts(const ObjectType& type);
};

// Verbs, pages and addresses of its own: not for parts, which change with their owner, nor for what
// is the program's own and has no history.
bool has_doors(const ObjectType& type);
std::vector<Slot> slots_of(const Whole& whole);
const Value& value_at(const Whole& whole, const Slot& slot);

}  // namespace clientela
