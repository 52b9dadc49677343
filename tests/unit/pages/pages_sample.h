#pragma once

#include "pages/list_page.h"

// A small company for the tests of pages: one noun with a field of every kind, a part with few
// fields, a part with many, and a noun that is referred to.
namespace clientela::pages_sample {

// What nobody may get into a page unescaped.
inline constexpr std::string_view hostile = "<script>alert('x')</script>\"&";

enum class Stage { fresh, loyal, lost, asleep };

struct Person {
  static constexpr std::string_view object_name = "person";
  Id id;
  std::string name;
};

struct Client {
  static constexpr std::string_view object_name = "client";
  Id id;
  std::string name, email, phone, site, language, notes, password;
  Stage stage = Stage::fresh;
  bool important = false;
  std::int64_t visits = 0;
  std::optional<Decimal> discount;
  std::optional<Money> debt;
  std::optional<Price> hour_price;
  std::optional<Date> born;
  std::optional<Instant> seen_at;
  std::vector<std::string> tags;
  Ref<Person> manager;
};

struct ContactPoint {
  static constexpr std::string_view object_name = "contact_point";
  Id id;
  Ref<Client> client;
  std::string value;
  bool primary = false;
};

struct Line {
  static constexpr std::string_view object_name = "line";
  Id id;
  Ref<Client> client;
  std::string product, unit, note;
  std::int64_t quantity = 0;
  std::optional<Money> total;
};

void declare(Model& model);

inline Id id(std::uint8_t last) {
  std::array<std::uint8_t, 16> bytes{1, 2, 3};
  bytes[15] = last;
  return Id(bytes);
}

// Owns what a PageContext refers to.
struct Desk {
  Desk();
  Model model;
  Formats formats{"en"};
  PageContext ctx{.model = model, .formats = formats};

  const ObjectType& type(std::string_view name) const { return model.type(name); }
  // A client with a value in every field; texts are what is given.
  Record client(std::string_view text) const;
  ListView list() const;
  static const Titles& titles();
};

// Whether the HTML's elements open and close in order. Knows the elements without end tags.
bool well_formed(const std::string& html);
std::size_t count_of(const std::string& text, std::string_view part);

}  // namespace clientela::pages_sample
