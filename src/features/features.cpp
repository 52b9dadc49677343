#include "features/features.h"

#include "features/activities/activity.h"
#include "features/catalogue/product.h"
#include "features/classification/assessment.h"
#include "features/clients/client.h"
#include "features/ideal_client/ideal_client.h"
#include "features/imports/import.h"
#include "features/insight_pages/channel_spend.h"
#include "features/insight_pages/insight_report.h"
#include "features/insights/insights.h"
#include "features/orders/order.h"
#include "features/segments/segment.h"
#include "features/surveys/survey.h"
#include "features/win_back/win_back.h"
#include "system/company.h"

namespace clientela {

void add_features(Model& model) {
  add_system(model);
  add_clients(model);
  add_activities(model);
  add_catalogue(model);
  add_orders(model);
  add_insights(model);
  add_channel_spend(model);
  add_insight_reports(model);
  add_surveys(model);
  add_classification(model);
  add_segments(model);
  add_ideal_client(model);
  add_win_backs(model);
  add_imports(model);
  model.check();
}

}  // namespace clientela
