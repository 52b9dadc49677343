#pragma once

#include <optional>
#include <string>

#include "features/activities/activity.h"

namespace clientela {

// Some of those worth a call are not called, so that one sees what calling brings.
enum class WinBackGroup { called, held_out };
enum class WinBackOutcome { open, returned, thinking, unreached, refused };

// An attempt to win a client back, or, held out, that none was made.
struct WinBack {
  static constexpr std::string_view object_name = "win_back";
  Id id;
  Ref<Client> client;
  WinBackGroup group{};
  std::optional<Date> begun;
  std::string offer;
  std::optional<Money> cost;      // of the offer
  std::optional<Money> at_stake;  // what the client used to bring in a year
  Ref<Activity> activity;         // the planned call
  WinBackOutcome outcome{};
  std::optional<Instant> decided_at;
};

// Arguments of the verbs.
struct PlanWinBack {  // win_back.plan
  Ref<Client> client;
  std::string subject;  // of the call
  std::optional<Date> due;
  Ref<User> assignee;
  std::string offer;
  std::optional<Money> cost, at_stake;
};
struct HoldOut {  // win_back.hold_out
  Ref<Client> client;
  std::optional<Money> at_stake;
};
struct DecideWinBack {  // win_back.decide
  Ref<WinBack> win_back;
  WinBackOutcome outcome{};
  std::string words;  // for the call
};
struct HeldOutShare {  // win_back.set_share
  std::int64_t percent = 0;
};

inline constexpr std::int64_t usual_held_out_percent = 10;
inline constexpr std::int64_t most_held_out_percent = 90;
inline constexpr int win_back_pause_days = 60;  // before a client is asked for again

// Whether the client is of the share that is not called: always the same for one client.
bool is_held_out(Id client, std::int64_t percent);
std::int64_t held_out_percent(Reading& reading);

std::vector<Choice> win_back_outcomes();
ObjectType win_back_type();
void add_win_backs(Model& model);
void add_win_back_actions(Model& model);

}  // namespace clientela
