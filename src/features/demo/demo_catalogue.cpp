#include "features/demo/demo_catalogue.h"

#include <array>

namespace clientela {
namespace {

struct Item {
  std::string_view name, unit;
  int cents;  // in euros
};
struct Shelf {
  std::string_view name, prefix;
  std::array<Item, 6> items;
};

constexpr std::array<Shelf, 6> shelves{{
    {"Notebooks",
     "NB",
     {{{"Notebook A5, dotted", "piece", 690},
       {"Notebook A4, lined", "piece", 890},
       {"Pocket notebook, set of 3", "set", 950},
       {"Sketchbook, 120 g", "piece", 1450},
       {"Diary, one day a page", "piece", 1890},
       {"Guest book, linen", "piece", 3400}}}},
    {"Writing",
     "WR",
     {{{"Fountain pen, steel", "piece", 3900},
       {"Gel pens, box of 12", "box", 1560},
       {"Pencils HB, box of 12", "box", 620},
       {"Highlighters, set of 4", "set", 540},
       {"Ink, 50 ml", "bottle", 980},
       {"Markers for boards, set of 6", "set", 830}}}},
    {"Paper",
     "PA",
     {{{"Office paper A4, 500 sheets", "pack", 520},
       {"Recycled paper A4, 500 sheets", "pack", 560},
       {"Drawing paper A3, 50 sheets", "pack", 1290},
       {"Cotton paper, 25 sheets", "pack", 2150},
       {"Envelopes C5, box of 250", "box", 1980},
       {"Sticky notes, 12 blocks", "pack", 770}}}},
    {"Cards and print",
     "CP",
     {{{"Business cards, 250", "box", 4200},
       {"Guest cards 300 g, 1,000", "box", 9800},
       {"Greeting cards, set of 10", "set", 1650},
       {"Wedding invitations, 50", "set", 11500},
       {"Letterhead, 500", "box", 7600},
       {"Posters A2, 20", "set", 5400}}}},
    {"Desk",
     "DK",
     {{{"Desk pad, felt", "piece", 3650},
       {"Letter tray, oak", "piece", 4490},
       {"Stapler", "piece", 1790},
       {"Ring binders, 10", "pack", 2490},
       {"Desk lamp", "piece", 6900},
       {"Wrapping paper, 10 m", "roll", 720}}}},
    {"Services",
     "SV",
     {{{"Engraving", "piece", 450},
       {"Design of a card, hour", "hour", 5500},
       {"Binding", "piece", 1200},
       {"Delivery in town", "trip", 690},
       {"Express delivery", "trip", 1490},
       {"Gift wrapping", "piece", 250}}}},
}};

// Roughly what a euro is worth, so that prices look like prices.
int units_for_euro(Currency currency) {
  if (currency.code() == "CZK") return 25;
  if (currency.code() == "KRW") return 1500;
  if (currency.code() == "RUB") return 95;
  if (currency.code() == "JPY") return 160;
  return 1;
}

Price price_of(std::int64_t cents, Currency currency) {
  std::int64_t hundredths = cents * units_for_euro(currency);
  if (currency.decimals() == 0) hundredths = hundredths / 1000 * 1000;
  return {Decimal{hundredths * (Decimal::one / 100)}, currency};
}

}  // namespace

std::vector<DemoProduct> make_catalogue(DemoWriter& writer, Random& random, Currency currency) {
  std::vector<DemoProduct> products;
  for (const auto& shelf : shelves) {
    Category category;
    category.name = shelf.name;
    const Id category_id = writer.add(category);
    int number = 100;
    for (const auto& item : shelf.items) {
      Product product;
      product.name = item.name;
      product.code = std::string(shelf.prefix) + "-" + std::to_string(++number);
      product.category = category_id;
      product.unit = item.unit;
      product.price = price_of(item.cents, currency);
      product.unit_cost = price_of(item.cents * random.between(38, 72) / 100, currency);
      products.push_back({writer.add(product), product.name, *product.price, *product.unit_cost});
    }
  }
  return products;
}

}  // namespace clientela
