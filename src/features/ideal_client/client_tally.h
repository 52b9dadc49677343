#pragma once

#include <array>
#include <vector>

#include "features/ideal_client/fit.h"

namespace clientela {

// How many clients, and what they brought and will bring. Amounts are of the company's currency.
struct ClientSum {
  std::int64_t clients = 0;
  std::int64_t revenue = 0, ltv = 0;  // minor units
  std::int64_t with_ltv = 0;          // whose lifetime value is known
};

// Clients by their fit: from .. to.
struct FitBand {
  std::int64_t from = 0, to = 100;
};
inline constexpr std::array<FitBand, 5> fit_bands{
    {{0, 19}, {20, 39}, {40, 59}, {60, 79}, {80, 100}}};

struct ClientTally {
  ClientSum all;
  std::vector<ClientSum> meeting;  // for each condition
  ClientSum none;                  // who meet none of them
  std::int64_t several = 0;        // who meet more than one
  std::array<ClientSum, fit_bands.size()> bands;
  ClientSum without_fit;
  bool complete = true;  // otherwise only the oldest clients were counted, for time ran out
};

// The filters of criteria or personas, null where a condition can't be read.
template <typename Read>
std::vector<const Filter*> filters_of(const std::vector<Read>& all) {
  std::vector<const Filter*> filters;
  for (const auto& each : all) filters.push_back(each.filter ? &*each.filter : nullptr);
  return filters;
}

// Counts the clients that the reading shows, in one walk of at most half a second. A condition that
// is null is met by nobody.
ClientTally tally_clients(Reading& reading, const std::vector<const Filter*>& conditions);

// The list of clients behind a figure: "/clients?relation=eq.client&...". Empty where the
// conditions are too many for one address.
std::string clients_meeting(Reading& reading, const Filter& filter);
std::string clients_meeting_none(Reading& reading, const std::vector<const Filter*>& conditions);
std::string clients_of_band(const FitBand& band);

}  // namespace clientela
