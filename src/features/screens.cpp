#include "features/screens.h"

#include "features/activities/activity_pages.h"
#include "features/clients/client_pages.h"
#include "features/orders/order_pages.h"

namespace clientela {

void add_screens(Screens& screens) {
  add_client_screens(screens);
  add_activity_screens(screens);
  add_order_screens(screens);
}

}  // namespace clientela
