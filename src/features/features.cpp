#include "features/features.h"

#include "features/activities/activity.h"
#include "features/catalogue/product.h"
#include "features/clients/client.h"
#include "features/imports/import.h"
#include "features/orders/order.h"
#include "system/company.h"

namespace clientela {

void add_features(Model& model) {
  add_system(model);
  add_clients(model);
  add_activities(model);
  add_catalogue(model);
  add_orders(model);
  add_imports(model);
  model.check();
}

}  // namespace clientela
