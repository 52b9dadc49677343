#pragma once

#include <optional>
#include <vector>

#include "features/ideal_client/ideal_client.h"

namespace clientela {

// A criterion as the profile uses it; without a filter its condition can't be read any more.
struct ReadCriterion {
  Id id;
  FitCriterion stated;
  std::optional<Filter> filter;
};

// The profile of the ideal client, most points first.
struct FitProfile {
  std::vector<ReadCriterion> criteria;
  std::int64_t reachable = 0;  // all points above zero; 0: there is nothing to fit to
};
FitProfile fit_profile(Reading& reading);
// Criteria beyond so many are left out.
inline constexpr int most_criteria = 100;

struct FitVerdict {
  std::vector<bool> met;            // for each criterion of the profile
  std::optional<std::int64_t> fit;  // 0 .. 100, the share of the reachable points
};
FitVerdict judge(const FitProfile& profile, const Record& client, Reading& reading);

// The figures of the projection client_fit.
struct ClientFit {
  std::optional<std::int64_t> fit;
  bool by_hand = false;
};
ClientFit fit_of(const Record& client);

// Newest first, as far as the reading shows them.
std::vector<Record> marks_of(Reading& reading, Id client, int limit);

struct ReadPersona {
  Id id;
  Persona stated;
  std::optional<Filter> filter;  // nothing: its condition can't be read any more
};
inline constexpr int most_personas = 50;
std::vector<ReadPersona> personas_of(Reading& reading);

}  // namespace clientela
