#pragma once

#include <string>
#include <vector>

#include "features/insights/silence.h"
#include "features/win_back/win_back_queries.h"
#include "pages/page_context.h"

namespace clientela {

inline constexpr std::string_view win_back_path = "/win-back";
inline constexpr std::string_view win_back_plan_path = "/win-back/plan";    // POST client ...
inline constexpr std::string_view win_back_share_path = "/win-back/share";  // POST percent

struct WinBackView {
  std::vector<WinBackCandidate> queue;  // those to be called
  std::size_t held_out = 0;             // who stand among them
  std::int64_t held_out_percent = 0;
  std::vector<Record> open;  // attempts that wait for an outcome
  WinBackResults results;
  Titles titles;         // of the clients of `open`
  std::string error;     // of what was sent: translated
  bool blind = false;    // see forecast_is_blind
  Silence silence = {};  // to which day
};
WinBackView read_win_back(Reading& reading);
std::string win_back_page(const PageContext& ctx, const WinBackView& view);

// What the call is about, for whoever makes it.
std::string win_back_subject(const PageContext& ctx, const WinBackCandidate& candidate);
// "Silent for 90 days ... A chance of 30 % to bring 1,200 EUR a year."
std::string win_back_stake(const PageContext& ctx, const WinBackCandidate& candidate);
// "Used to bring 4,000 EUR a year".
std::string win_back_yearly(const PageContext& ctx, const WinBackCandidate& candidate);
// "1,200 EUR to be won"; what a year brought where nothing is known of the chance.
std::string win_back_worth(const PageContext& ctx, const WinBackCandidate& candidate);

}  // namespace clientela
