#pragma once

#include <optional>

#include "features/insights/client_model.h"
#include "features/insights/stage.h"

namespace clientela {

// What a client is worth to the company and where it stands: figures of the projection
// client_worth, derived anew from the client's other figures (client_orders), the newest usable
// ClientModel and the newest StageMove whenever an order changes, and daily for everybody.
struct ClientWorth {
  // Empty while there is no usable model or nothing was bought.
  std::optional<Decimal> alive;            // the chance to return, 0 .. 1
  std::optional<Decimal> expected_orders;  // buying days within the next 12 months
  // Profit expected within five years, each year 10 % less worth; 95 % interval of the estimate.
  std::optional<Money> ltv, ltv_low, ltv_high;
  std::optional<Date> scored_on;     // when these figures were derived; empty: nothing was bought
  std::int64_t model_version = 0;    // 0: there was none
  std::optional<ClientStage> stage;  // empty for who is no client: a supplier, a contact
  std::optional<Date> stage_since;
  bool stage_by_hand = false;
  std::optional<ClientStage> next_stage;  // to which the rules would move it
  std::optional<LostReason> lost_reason;
};

Projection client_worth_projection();
ClientWorth worth_of(const Record& client);

// What the model takes from the record's figures of orders. Nothing: nothing was bought.
struct BuyingFigures {
  std::int64_t buying_days = 0;
  Date first, last;
  Money total, margin;
};
std::optional<BuyingFigures> buying_figures(const Record& client);

// The day as of which clients are scored: today, or the last day of orders that ended long before.
Date scoring_day(const ClientModel& model, Date today);
// The same by the newest usable model, if there is one: to which day silence is counted.
Date counted_day(const std::optional<ClientModel>& model, Date today);

// What the rules see of a client today. `alive`: of the newest scores.
StageFacts stage_facts(const Record& client, const std::optional<Decimal>& alive,
                       const std::optional<ClientModel>& model, const StageRules& rules,
                       Reading& reading);

}  // namespace clientela
