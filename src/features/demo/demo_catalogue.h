#pragma once

#include <vector>

#include "features/catalogue/product.h"
#include "features/demo/demo_writer.h"

namespace clientela {

struct DemoProduct {
  Id id;
  std::string name;
  Price price, unit_cost;
};

// What a stationer sells. Prices are made to fit the company's currency.
std::vector<DemoProduct> make_catalogue(DemoWriter& writer, Random& random, Currency currency);

}  // namespace clientela
