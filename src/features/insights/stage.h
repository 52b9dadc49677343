#pragma once

#include <optional>
#include <string>
#include <vector>

#include "features/clients/client.h"

namespace clientela {

// Where a client stands with the company.
enum class ClientStage { potential, new_, regular, loyal, at_risk, lost };
// Why a client left, as far as somebody asked.
enum class LostReason { price, quality, service, competitor, no_need, moved, closed, other };

std::vector<Choice> stage_choices();
std::vector<Choice> lost_reason_choices();

// A client crossed from one stage to another: the newest one tells the client's stage. Made by the
// program when the rules say so, or by hand; what is set by hand stays until it is taken off.
struct StageMove {
  static constexpr std::string_view object_name = "stage_move";
  Id id;
  Ref<Client> client;
  ClientStage stage{};
  std::optional<Date> on;
  bool by_hand = false;
  std::string reason;  // told
  std::optional<LostReason> lost_reason;
};

// Arguments of the verbs.
struct MoveStage {  // client.move_stage
  Ref<Client> client;
  ClientStage stage{};
  std::string reason;
};
struct ReleaseStage {  // client.release_stage: the rules decide again
  Ref<Client> client;
};
struct TellLoss {  // client.tell_loss
  Ref<Client> client;
  LostReason reason{};
  std::string words;
};

// When clients cross, by settings of the company. Silence is measured in the client's own rhythm,
// the days between purchases; while that is not known, in what is usual in the company.
struct StageRules {
  Decimal at_risk_rhythms = Decimal::of(2);  // silent for longer than that many rhythms
  Decimal lost_rhythms = Decimal::of(4);
  std::int64_t lost_chance_percent = 20;  // lost as well when late and less likely to return
  std::int64_t least_days = 14;           // nobody is at risk before
  std::int64_t unknown_rhythm_days = 90;  // when nothing is known of anybody's rhythm
  std::int64_t regular_buying_days = 3;   // from so many on; before, new
  std::int64_t loyal_days = 365;          // since the first order, and either of:
  std::int64_t loyal_buying_days = 12;    // so many, or having sent somebody
};
std::vector<Field> stage_rule_fields();
StageRules stage_rules_of(Reading& reading);

// What the rules look at.
struct StageFacts {
  std::int64_t buying_days = 0;
  std::optional<Date> first, last;
  std::int64_t usual_rhythm_days = 0;  // of the company; 0: not known
  std::optional<Decimal> alive;        // the chance to return
  bool sent_somebody = false;
  Date today;
};

struct StageVerdict {
  ClientStage stage{};
  Message reason;
};
StageVerdict stage_by_rules(const StageFacts& facts, const StageRules& rules);
// The client's own as it counts for the rules; the company's while the own is not known.
std::int64_t counted_rhythm_days(const StageFacts& facts, const StageRules& rules);
// For how many days somebody of that rhythm may be silent without being at risk.
std::int64_t late_after_days(std::int64_t rhythm_days, const StageRules& rules);

ObjectType stage_move_type();
void add_stage_actions(Model& model);
// The newest move of the client that the reading shows.
std::optional<StageMove> newest_move(Reading& reading, Id client);

}  // namespace clientela
