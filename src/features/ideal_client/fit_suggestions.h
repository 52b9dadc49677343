#pragma once

#include <string>
#include <vector>

#include "features/ideal_client/fit.h"

namespace clientela {

// What the best clients have in common and others have less often: a criterion worth having.
struct FitSuggestion {
  const Field* field = nullptr;  // "market"
  std::string value;      // "Business (B2B)", English or as written; empty: that it is filled
  std::string condition;  // "market=eq.business"
  std::int64_t points = 10;
  std::int64_t best_percent = 0, all_percent = 0;  // who meet it, of the best fifth and of all
};

// From the newest clients that the reading shows and that bought, the fifth that brought most
// against all. Nothing while there are few; conditions that the profile has are left out.
std::vector<FitSuggestion> fit_suggestions(Reading& reading, const FitProfile& profile);

}  // namespace clientela
