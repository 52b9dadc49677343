#include "features/filters.h"
#include "features/win_back/win_back.h"

namespace clientela {
namespace {

constexpr std::string_view setting_share = "win_back_held_out_percent";

Error no_client() {
  return {ErrorCode::not_found, "client", message("This client does not exist.")};
}

std::optional<WinBack> newest_of(Transaction& transaction, Id client) {
  const auto slice = transaction.list(question(transaction.type(WinBack::object_name),
                                               {where("client", Value(client))}, {"", true}, 1));
  if (slice.records.empty()) return std::nullopt;
  return slice.records.front().as<WinBack>();
}

// Somebody cares for the client already, or did a short time ago.
bool rests(Transaction& transaction, Id client) {
  const auto newest = newest_of(transaction, client);
  if (!newest) return false;
  if (newest->group == WinBackGroup::called && newest->outcome == WinBackOutcome::open) return true;
  const Date today = local_date(transaction.context().now, transaction.context().zone);
  return newest->outcome != WinBackOutcome::unreached && newest->begun &&
         *newest->begun + win_back_pause_days > today;
}

Result<Id> plan_call(Transaction& transaction, const PlanWinBack& plan) {
  Activity call;
  call.kind = ActivityKind::call;
  call.subject = plan.subject;
  call.client = plan.client;
  call.due =
      plan.due ? *plan.due : local_date(transaction.context().now, transaction.context().zone);
  call.assignee = plan.assignee ? plan.assignee : Ref<User>(transaction.context().asker);
  call.details = plan.offer;
  return transaction.create(call);
}

Result<JsonObject> plan(Transaction& transaction, const PlanWinBack& arguments) {
  if (!transaction.get(arguments.client)) return no_client();
  if (is_held_out(arguments.client.id, held_out_percent(transaction))) {
    return Error{ErrorCode::conflict, "client",
                 message("This client is held out: not called, so that one sees what calling "
                         "brings.")};
  }
  if (rests(transaction, arguments.client.id)) {
    return Error{ErrorCode::conflict, "client",
                 message("This client was asked to come back a short time ago.")};
  }
  CLIENTELA_ASSIGN(const Id call, plan_call(transaction, arguments));
  WinBack attempt;
  attempt.client = arguments.client;
  attempt.offer = arguments.offer;
  attempt.cost = arguments.cost;
  attempt.at_stake = arguments.at_stake;
  attempt.activity = call;
  CLIENTELA_ASSIGN(const Id id, transaction.create(attempt));
  return JsonObject{{"id", id.text()}};
}

Result<JsonObject> hold_out(Transaction& transaction, const HoldOut& arguments) {
  if (!transaction.get(arguments.client)) return no_client();
  if (rests(transaction, arguments.client.id)) return JsonObject{};
  WinBack attempt;
  attempt.client = arguments.client;
  attempt.group = WinBackGroup::held_out;
  attempt.at_stake = arguments.at_stake;
  CLIENTELA_ASSIGN(const Id id, transaction.create(attempt));
  return JsonObject{{"id", id.text()}};
}

Result<JsonObject> decide(Transaction& transaction, const DecideWinBack& arguments) {
  auto attempt = transaction.get(arguments.win_back);
  if (!attempt) {
    return Error{ErrorCode::not_found, "win_back", message("This win-back does not exist.")};
  }
  if (attempt->group == WinBackGroup::held_out) {
    return invalid("win_back", message("Nobody called this client: it was held out."));
  }
  attempt->outcome = arguments.outcome;
  attempt->decided_at.reset();
  CLIENTELA_TRY(transaction.change(*attempt));
  // A call that was moved to another client is not this one any more; and whether the person sees
  // that client must not matter, or performing this again would do something else.
  auto call = transaction.get(attempt->activity);
  const bool still_this = call && call->client == attempt->client;
  if (still_this && !call->done && arguments.outcome != WinBackOutcome::open) {
    call->done = true;
    if (!arguments.words.empty()) call->outcome = arguments.words;
    CLIENTELA_TRY(transaction.change(*call));
  }
  return JsonObject{{"id", attempt->id.text()}};
}

Result<JsonObject> set_share(Transaction& transaction, const HeldOutShare& share) {
  if (share.percent < 0 || share.percent > most_held_out_percent) {
    return invalid("percent", message("Choose a number from {} to {}.", "0",
                                      std::to_string(most_held_out_percent)));
  }
  transaction.set_setting(setting_share, std::to_string(share.percent));
  return JsonObject{};
}

JsonObject present_share(Reading& reading) {
  return JsonObject{{"percent", held_out_percent(reading)}};
}

Action plan_action() {
  return action<PlanWinBack>(
      {.name = "win_back.plan",
       .label = "Plan a call to win back",
       .arguments = {field("client", &PlanWinBack::client, {.label = "Client", .required = true}),
                     field("subject", &PlanWinBack::subject,
                           {.label = "Subject", .required = true}),
                     field("due", &PlanWinBack::due, {.label = "Due"}),
                     field("assignee", &PlanWinBack::assignee, {.label = "Who does it"}),
                     field("offer", &PlanWinBack::offer, {.label = "Offer"}),
                     field("cost", &PlanWinBack::cost, {.label = "Cost of the offer"}),
                     field("at_stake", &PlanWinBack::at_stake, {.label = "At stake"})}},
      plan);
}

}  // namespace

std::int64_t held_out_percent(Reading& reading) {
  const auto percent = parse_scaled(reading.setting(setting_share), 0);
  return percent.value_or(usual_held_out_percent);
}

void add_win_back_actions(Model& model) {
  model.add(plan_action());
  model.add(action<HoldOut>(
      {.name = "win_back.hold_out",
       .label = "Hold out",
       .arguments = {field("client", &HoldOut::client, {.label = "Client", .required = true}),
                     field("at_stake", &HoldOut::at_stake, {.label = "At stake"})}},
      hold_out));
  model.add(action<DecideWinBack>(
      {.name = "win_back.decide",
       .label = "Outcome",
       .arguments = {field("win_back", &DecideWinBack::win_back,
                           {.label = "Win-back", .required = true}),
                     field("outcome", &DecideWinBack::outcome,
                           {.label = "Outcome", .choices = win_back_outcomes(), .required = true}),
                     field("words", &DecideWinBack::words, {.label = "In words"})}},
      decide));
  model.add(action<HeldOutShare>(
      {.name = "win_back.set_share",
       .label = "Share that is held out",
       .role = Role::administrator,
       .arguments = {field("percent", &HeldOutShare::percent, {.label = "Percent"})},
       .settings = present_share},
      set_share));
}

}  // namespace clientela
