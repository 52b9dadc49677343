#include "features/insights/stage.h"

namespace clientela {
namespace {

constexpr std::string_view setting_stage_rules = "stage_rules";

Error no_client() {
  return {ErrorCode::not_found, "client", message("This client does not exist.")};
}

Result<void> create_move(Transaction& transaction, StageMove move) {
  const ActionContext& context = transaction.context();
  move.on = local_date(context.now, context.zone);
  CLIENTELA_TRY(transaction.create(move));
  return {};
}

// What the figures say of a stage depends on forecasts, which the log does not know; so the verbs
// look at moves alone, and performing them again gives the same.
Result<JsonObject> move_stage(Transaction& transaction, const MoveStage& arguments) {
  const auto client = transaction.get(arguments.client);
  if (!client) return no_client();
  if (client->relation != Relation::client) {
    return invalid("client", message("Only clients have a stage; a supplier or contact has none."));
  }
  // The program moves by the rules, a person by hand.
  const bool by_hand = !transaction.context().asker.empty();
  const auto newest = newest_move(transaction, arguments.client.id);
  const bool settled = newest && (by_hand ? newest->by_hand && newest->stage == arguments.stage &&
                                                newest->reason == arguments.reason
                                          : newest->by_hand || newest->stage == arguments.stage);
  if (!settled) {
    StageMove move;
    move.client = arguments.client;
    move.stage = arguments.stage;
    move.by_hand = by_hand;
    move.reason = arguments.reason;
    CLIENTELA_TRY(create_move(transaction, std::move(move)));
  }
  return JsonObject{{"id", arguments.client.id.text()}};
}

// The stage stays for the moment; the rules move it on if they see it otherwise.
Result<JsonObject> release_stage(Transaction& transaction, const ReleaseStage& arguments) {
  const auto client = transaction.get(arguments.client);
  if (!client) return no_client();
  auto move = newest_move(transaction, arguments.client.id);
  if (move && move->by_hand) {
    move->id = Id();
    move->by_hand = false;
    move->reason = kept(message("The rules decide again."));
    CLIENTELA_TRY(create_move(transaction, std::move(*move)));
  }
  return JsonObject{{"id", arguments.client.id.text()}};
}

// Kept in the move that says that the client was lost; for one whom nobody moved yet, it is made.
Result<JsonObject> tell_loss(Transaction& transaction, const TellLoss& arguments) {
  const auto client = transaction.get(arguments.client);
  if (!client) return no_client();
  auto move = newest_move(transaction, arguments.client.id);
  const bool told = move && move->stage == ClientStage::lost;
  if (!told) move = StageMove();
  move->client = arguments.client;
  move->stage = ClientStage::lost;
  move->lost_reason = arguments.reason;
  if (!arguments.words.empty()) move->reason = arguments.words;
  if (told) {
    CLIENTELA_TRY(transaction.change(*move));
  } else {
    CLIENTELA_TRY(create_move(transaction, std::move(*move)));
  }
  return JsonObject{{"id", arguments.client.id.text()}};
}

Result<void> check_rules(const StageRules& rules) {
  if (rules.at_risk_rhythms.millionths <= 0) {
    return invalid("at_risk_rhythms", message("This must be more than zero."));
  }
  if (rules.lost_rhythms < rules.at_risk_rhythms) {
    return invalid("lost_rhythms", message("Clients are lost after they are at risk, not before."));
  }
  if (rules.lost_chance_percent < 0 || rules.lost_chance_percent > 100) {
    return invalid("lost_chance_percent", message("A chance lies between 0 and 100 %."));
  }
  const std::pair<std::string_view, std::int64_t> days[] = {
      {"least_days", rules.least_days},
      {"unknown_rhythm_days", rules.unknown_rhythm_days},
      {"regular_buying_days", rules.regular_buying_days},
      {"loyal_days", rules.loyal_days},
      {"loyal_buying_days", rules.loyal_buying_days}};
  for (const auto& [key, value] : days) {
    if (value < 0 || value > 36'500) {
      return invalid(std::string(key), message("This must lie between 0 and 36,500."));
    }
  }
  return {};
}

Result<JsonObject> set_rules(Transaction& transaction, const StageRules& rules) {
  CLIENTELA_TRY(check_rules(rules));
  const JsonObject json = written_arguments(stage_rule_fields(), &rules);
  transaction.set_setting(setting_stage_rules, json_text(Json(json)));
  return JsonObject{};
}

JsonObject present_rules(Reading& reading) {
  const StageRules rules = stage_rules_of(reading);
  return written_arguments(stage_rule_fields(), &rules);
}

}  // namespace

void add_stage_actions(Model& model) {
  model.add(action<MoveStage>(
      {.name = "client.move_stage",
       .label = "Change the stage",
       .arguments = {field("client", &MoveStage::client, {.label = "Client", .required = true}),
                     field("stage", &MoveStage::stage,
                           {.label = "Stage", .choices = stage_choices(), .required = true}),
                     field("reason", &MoveStage::reason, {.label = "Reason"})}},
      move_stage));
  model.add(action<ReleaseStage>({.name = "client.release_stage",
                                  .label = "Let the rules decide",
                                  .arguments = {field("client", &ReleaseStage::client,
                                                      {.label = "Client", .required = true})}},
                                 release_stage));
  model.add(action<TellLoss>(
      {.name = "client.tell_loss",
       .label = "Why the client left",
       .arguments = {field("client", &TellLoss::client, {.label = "Client", .required = true}),
                     field("reason", &TellLoss::reason,
                           {.label = "Reason", .choices = lost_reason_choices(), .required = true}),
                     field("words", &TellLoss::words, {.label = "In the client's words"})}},
      tell_loss));
  model.add(action<StageRules>({.name = "client.set_stage_rules",
                                .label = "Rules of stages",
                                .role = Role::administrator,
                                .arguments = stage_rule_fields(),
                                .settings = present_rules},
                               set_rules));
}

}  // namespace clientela
