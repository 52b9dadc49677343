#pragma once

#include <optional>
#include <string>

#include "model/model.h"

namespace clientela {

// A shelf of the catalogue; shelves stand in shelves.
struct Category {
  static constexpr std::string_view object_name = "category";
  Id id;
  std::string name;
  Ref<Category> parent;
};

// What the company sells: a good or a service.
struct Product {
  static constexpr std::string_view object_name = "product";
  Id id;
  std::string name;
  std::string code;  // in the company's books; imports find the product by it
  Ref<Category> category;
  std::optional<Price> price;
  std::optional<Price> unit_cost;  // what one unit costs the company
  std::string unit;
  bool active = true;
  std::string notes;
};

void add_catalogue(Model& model);

}  // namespace clientela
