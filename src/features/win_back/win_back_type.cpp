#include "features/win_back/win_back.h"

namespace clientela {
namespace {

Result<void> settle_win_back(Whole& whole, const Whole*, Reading& reading) {
  auto attempt = whole.record.as<WinBack>();
  const ParseContext context = reading.parse_context();
  if (!attempt.begun) attempt.begun = local_date(context.now, context.zone);
  // A time that is there already has come back by undo.
  if (attempt.outcome != WinBackOutcome::open && !attempt.decided_at) {
    attempt.decided_at = context.now;
  }
  if (attempt.outcome == WinBackOutcome::open) attempt.decided_at.reset();
  whole.record.assign(attempt);
  return {};
}

std::string title_of(const Record& record) {
  const auto attempt = record.as<WinBack>();
  const std::string day = attempt.begun ? attempt.begun->text() : std::string("—");
  return attempt.offer.empty() ? day : day + ": " + attempt.offer;
}

std::vector<Field> win_back_fields() {
  return {
      field("client", &WinBack::client,
            {.label = "Client", .required = true, .filter = true, .root = true, .list = true}),
      field("begun", &WinBack::begun, {.label = "Begun", .filter = true, .list = true}),
      field("group", &WinBack::group,
            {.label = "Group",
             .help = "Some are held out: not called, so that one sees what calling brings.",
             .choices = {{"called", "Called", "green"}, {"held_out", "Held out"}},
             .filter = true,
             .list = true}),
      field("offer", &WinBack::offer, {.label = "Offer", .search = true, .list = true}),
      field("cost", &WinBack::cost, {.label = "Cost of the offer"}),
      field(
          "at_stake", &WinBack::at_stake,
          {.label = "At stake", .help = "What the client used to bring in a year.", .list = true}),
      field("activity", &WinBack::activity, {.label = "Planned call", .filter = true}),
      field("outcome", &WinBack::outcome,
            {.label = "Outcome", .choices = win_back_outcomes(), .filter = true, .list = true}),
      field("decided_at", &WinBack::decided_at, {.label = "Decided", .computed = true}),
  };
}

}  // namespace

std::vector<Choice> win_back_outcomes() {
  return {{"open", "Not decided"},
          {"returned", "Came back", "green"},
          {"thinking", "Thinks about it", "yellow"},
          {"unreached", "Not reached"},
          {"refused", "Does not want", "red"}};
}

bool is_held_out(Id client, std::int64_t percent) {
  // FNV-1a, mixed: ids that were made at one time differ in few bits.
  std::uint64_t hash = 14695981039346656037ULL;
  for (const char byte : client.bytes()) {
    hash = (hash ^ static_cast<std::uint8_t>(byte)) * 1099511628211ULL;
  }
  hash ^= hash >> 33;
  hash *= 0xff51afd7ed558ccdULL;
  hash ^= hash >> 33;
  return static_cast<std::int64_t>(hash % 100) < percent;
}

ObjectType win_back_type() {
  return {.name = "win_back",
          .plural = "win_backs",
          .label = "Win-back attempt",
          .label_plural = "Win-back attempts",
          .icon = "arrow-back-up",
          .fields = win_back_fields(),
          .order = {"begun", true},
          .title = title_of,
          .settle = settle_win_back};
}

void add_win_backs(Model& model) {
  model.add(win_back_type());
  add_win_back_actions(model);
}

}  // namespace clientela
