#include "features/demo/names.h"

#include "base/text.h"
#include "features/demo/name_tables.h"

namespace clientela {
namespace {

using namespace demo_words;

// Letters and digits in ASCII, hyphens between: for addresses.
DemoName spelled(std::string name) {
  std::string ascii = search_text(name);
  for (char& c : ascii) {
    if (c == ' ') c = '-';
  }
  return {std::move(name), std::move(ascii)};
}

DemoName joined(const Spelled& spelled) {
  return {std::string(spelled.name), std::string(spelled.ascii)};
}

DemoPerson gendered(Random& random, const Words& men, const Words& women,
                    const std::array<Family, 24>& families) {
  const bool woman = random.chance(50);
  const Family& family = random.pick(families);
  return {spelled(std::string(random.pick(woman ? women : men))),
          spelled(std::string(woman ? family.female : family.male))};
}

std::string text(std::string_view a, std::string_view between, std::string_view b) {
  return std::string(a).append(between).append(b);
}

DemoOrganisation english_organisation(Random& random) {
  const auto firm = random.pick(english_firms);
  const Trade& trade = random.pick(english_trades);
  const DemoName name = spelled(text(firm, " ", trade.name));
  return {name, name.name + (random.chance(70) ? " Ltd" : " LLP"), std::string(trade.industry)};
}

DemoOrganisation czech_organisation(Random& random) {
  const auto firm = random.pick(czech_firms);
  const Trade& trade = random.pick(czech_trades);
  const DemoName name = spelled(text(trade.name, " ", firm));
  return {name, name.name + (random.chance(70) ? ", s.r.o." : ", a.s."),
          std::string(trade.industry)};
}

DemoOrganisation cyrillic_organisation(Random& random) {
  const auto firm = random.pick(cyrillic_firms);
  const Trade& trade = random.pick(cyrillic_trades);
  const DemoName name = spelled(text(trade.name, " «", std::string(firm) + "»"));
  return {name, text("ООО «", firm, "»"), std::string(trade.industry)};
}

DemoOrganisation korean_organisation(Random& random) {
  const Spelled& firm = random.pick(korean_firms);
  const Trade& trade = random.pick(korean_trades);
  const DemoName name{text(firm.name, "", trade.name), text(firm.ascii, "-", trade.ascii)};
  return {name, text("주식회사 ", "", name.name), std::string(trade.industry)};
}

}  // namespace

DemoPerson demo_person(Random& random, Culture culture) {
  switch (culture) {
    case Culture::czech:
      return gendered(random, czech_men, czech_women, czech_families);
    case Culture::cyrillic:
      return gendered(random, cyrillic_men, cyrillic_women, cyrillic_families);
    case Culture::korean: {
      const DemoName family = joined(random.pick(korean_families));
      return {joined(random.pick(korean_given)), family};
    }
    case Culture::english:
      break;
  }
  const bool woman = random.chance(50);
  const auto given = random.pick(woman ? english_women : english_men);
  return {spelled(std::string(given)), spelled(std::string(random.pick(english_families)))};
}

DemoOrganisation demo_organisation(Random& random, Culture culture) {
  switch (culture) {
    case Culture::czech:
      return czech_organisation(random);
    case Culture::cyrillic:
      return cyrillic_organisation(random);
    case Culture::korean:
      return korean_organisation(random);
    case Culture::english:
      break;
  }
  return english_organisation(random);
}

DemoPlace demo_place(Random& random, Culture culture) {
  switch (culture) {
    case Culture::czech:
      return {"Czechia", std::string(random.pick(czech_cities)), "+420"};
    case Culture::korean:
      return {"South Korea", std::string(random.pick(korean_cities)), "+82"};
    case Culture::cyrillic: {
      const auto place = random.below(cyrillic_cities.size());
      return {std::string(cyrillic_countries[place]), std::string(cyrillic_cities[place]), "+371"};
    }
    case Culture::english:
      break;
  }
  const auto city = random.pick(english_cities);
  const bool irish = city == "Dublin";
  return {irish ? "Ireland" : "United Kingdom", std::string(city), irish ? "+353" : "+44"};
}

std::string demo_street(Random& random, Culture culture) {
  const std::string house = std::to_string(random.between(1, 140));
  switch (culture) {
    case Culture::czech:
      return text(random.pick(czech_streets), " ", house);
    case Culture::cyrillic:
      return text(random.pick(cyrillic_streets), ", ", house);
    case Culture::korean:
      return text(random.pick(korean_streets), " ", house);
    case Culture::english:
      break;
  }
  return text(house, " ", random.pick(english_streets));
}

std::string language_of(Culture culture) {
  switch (culture) {
    case Culture::czech:
      return "cs";
    case Culture::cyrillic:
      return "ru";
    case Culture::korean:
      return "ko";
    case Culture::english:
      break;
  }
  return "en";
}

}  // namespace clientela
