#include "features/insights/insights.h"

#include "features/insights/client_worth.h"

namespace clientela {

void add_insights(Model& model) {
  model.add(client_model_type());
  model.add(stage_move_type());
  model.add(client_worth_projection());
  add_stage_actions(model);
}

}  // namespace clientela
