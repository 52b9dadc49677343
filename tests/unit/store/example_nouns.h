#pragma once

#include "model/model.h"
#include "store/store.h"

namespace clientela {

// Little nouns with every kind of field, a reference, parts and figures, on which the store is
// tried. A guest is the root; stays belong to guests, wishes are parts of them.
enum class Mood { calm, eager, lost };

struct Guest {
  static constexpr std::string_view object_name = "guest";
  Id id;
  std::string name;
  std::string city;
  std::string number;
  std::optional<Mood> mood;
  std::optional<std::int64_t> visits;
  std::optional<Money> budget;
  std::optional<Date> birthday;
  std::vector<std::string> labels;
  std::optional<bool> walks;
  Ref<Guest> host;
};

struct Stay {
  static constexpr std::string_view object_name = "stay";
  Id id;
  Ref<Guest> guest;
  std::string room;
  std::optional<Date> day;
  std::optional<Money> total;
  std::optional<Price> rate;
  std::optional<Decimal> nights;
  std::optional<Instant> arrived;
};

struct Wish {
  static constexpr std::string_view object_name = "wish";
  Id id;
  Ref<Guest> guest;
  std::string text;
};

// The three nouns and the projection guest_stays with the figures stay_count and spent of a guest.
const Model& example_model();

// An id that is the n-th of all that tests make.
Id example_id(std::uint64_t n);
template <typename T>
Record new_example(std::uint64_t n, const T& object) {
  Record record(example_model().type(T::object_name));
  record.assign(object);
  record.id = example_id(n);
  record.version = 1;
  record.created_at = record.modified_at = Instant{1'767'225'600'000 + static_cast<int>(n)};
  return record;
}

// A context that sees everything.
ReadContext all_seen();
// A company of its own in memory.
std::unique_ptr<Store> example_store();
std::unique_ptr<Store> open_example(const StoreOptions& options);

void insert(Store& store, Record& record);
std::vector<std::string> texts(const std::vector<Record>& records, std::string_view key);
LogEntry example_entry(std::uint64_t n, const Record& record);

}  // namespace clientela
