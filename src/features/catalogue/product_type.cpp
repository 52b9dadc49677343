#include "features/catalogue/product.h"

namespace clientela {
namespace {

ObjectType category_type() {
  return {
      .name = "category",
      .plural = "categories",
      .label = "Category",
      .label_plural = "Categories",
      .icon = "folder",
      .fields =
          {field("name", &Category::name,
                 {.label = "Name", .required = true, .search = true, .filter = true, .list = true}),
           field("parent", &Category::parent, {.label = "Part of", .filter = true, .list = true})},
      .order = {"name"}};
}

ObjectType product_type() {
  return {
      .name = "product",
      .plural = "products",
      .label = "Product",
      .label_plural = "Products",
      .icon = "package",
      .fields =
          {
              field("name", &Product::name,
                    {.label = "Name",
                     .required = true,
                     .search = true,
                     .filter = true,
                     .list = true}),
              field(
                  "code", &Product::code,
                  {.label = "Code", .search = true, .filter = true, .unique = true, .list = true}),
              field("category", &Product::category,
                    {.label = "Category", .filter = true, .list = true}),
              field("price", &Product::price, {.label = "Price", .list = true}),
              field("unit_cost", &Product::unit_cost,
                    {.label = "Cost of one", .help = "What one unit costs the company."}),
              field("unit", &Product::unit, {.label = "Unit", .help = "Piece, hour, kg ..."}),
              field("active", &Product::active, {.label = "On sale", .preset = "true"}),
              field("notes", &Product::notes,
                    {.label = "Notes", .format = TextFormat::multiline, .max_length = 100'000}),
          },
      .order = {"name"}};
}

}  // namespace

void add_catalogue(Model& model) {
  model.add(category_type());
  model.add(product_type());
}

}  // namespace clientela
