#pragma once

#include <optional>
#include <string>
#include <vector>

#include "features/insights/client_worth.h"
#include "features/win_back/win_back.h"

namespace clientela {

// What came of an earlier call.
struct EarlierCall {
  Date on;
  std::string outcome;          // as it was written down; may be empty
  std::optional<Date> ordered;  // an order within a month after it
};

// A client who is going or gone and worth a call.
struct WinBackCandidate {
  Record client;
  Money at_stake;          // the margin of a year as it used to be
  Decimal chance;          // to return
  bool forecast = false;   // the chance is the forecast's, not a rule of thumb
  bool told = true;        // false: the chance orders the queue and is shown to nobody
  std::int64_t worth = 0;  // at_stake x chance, in minor units: the order of the queue
  bool held_out = false;
  Message reason = {};     // why now
  std::string phone = {};  // empty: none is known
  std::optional<EarlierCall> earlier = {};

  Money to_be_won() const { return {worth, at_stake.currency}; }
};

// Who may be worth a call, those worth most first, without reason, phone and earlier call. Looks
// through those who brought most: that takes its time in a large company.
std::vector<WinBackCandidate> win_back_candidates(Reading& reading);

// Whether the forecast names who returns no better than chance. Then the queue goes by stage, which
// follows from the client's own rhythm, and by what the client used to bring.
bool forecast_is_blind(Reading& reading);

// Those worth most first, without those for whom something is planned or who were asked lately.
// Held-out ones stand in their place. At most `limit` who are to be called; details (reason, phone,
// earlier call) are read for these alone.
std::vector<WinBackCandidate> win_back_queue(Reading& reading, std::size_t limit);
// The same of candidates that were found before: each is looked at anew.
std::vector<WinBackCandidate> win_back_queue(Reading& reading,
                                             const std::vector<WinBackCandidate>& candidates,
                                             std::size_t limit);

// The attempts whose outcome is open, the newest first.
std::vector<Record> open_win_backs(Reading& reading, int limit);

// What the clients of a group brought within a month of the day on which they were called or would
// have been.
struct GroupResult {
  std::int64_t clients = 0;
  std::int64_t returned = 0;  // who bought
  Money revenue;              // with what came back taken off
  double mean = 0;            // minor units for each client
  double variance = 0;        // of that mean
};
struct WinBackResults {
  GroupResult called, held_out;
  Money offers;              // what the offers to the called cost
  std::int64_t waiting = 0;  // attempts younger than a month, which don't count yet
  bool enough() const;       // to compare the groups at all
  // What a call brings: the difference of the means and its 95 % interval, in minor units.
  double difference() const;
  double margin_of_error() const;
};
// Of the last 12 months, at most the newest 1,000 attempts.
WinBackResults win_back_results(Reading& reading);

}  // namespace clientela
