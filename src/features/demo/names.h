#pragma once

#include <string>

#include "features/demo/random.h"

namespace clientela {

// Where a made-up client lives, which decides how names are written.
enum class Culture { english, czech, cyrillic, korean };

// A name with its spelling in ASCII, as e-mail addresses use it.
struct DemoName {
  std::string name;
  std::string ascii;
};

struct DemoPerson {
  DemoName given, family;
};
DemoPerson demo_person(Random& random, Culture culture);

struct DemoOrganisation {
  DemoName name;
  std::string legal_name;
  std::string industry;  // English
};
DemoOrganisation demo_organisation(Random& random, Culture culture);

struct DemoPlace {
  std::string country, city, phone_prefix;
};
DemoPlace demo_place(Random& random, Culture culture);
std::string demo_street(Random& random, Culture culture);
std::string language_of(Culture culture);

}  // namespace clientela
