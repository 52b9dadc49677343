#include "features/screens.h"

#include "features/activities/activity_pages.h"
#include "features/classification/classification_panel.h"
#include "features/clients/client_pages.h"
#include "features/first_steps.h"
#include "features/ideal_client/fit_pages.h"
#include "features/imports/import_screens.h"
#include "features/insights/worth_panel.h"
#include "features/orders/order_pages.h"
#include "features/segments/segment_pages.h"
#include "features/surveys/survey_pages.h"
#include "features/users/user_pages.h"

namespace clientela {

void add_screens(Screens& screens) {
  add_client_screens(screens);
  add_activity_screens(screens);
  add_order_screens(screens);
  add_insight_screens(screens);
  add_ideal_client_screens(screens);
  add_classification_screens(screens);
  add_survey_screens(screens);
  add_segment_screens(screens);
  add_import_screens(screens);
  add_user_screens(screens);
  add_first_steps(screens);
}

}  // namespace clientela
