#pragma once

#include "model/model.h"

namespace clientela {

// Declares what is known of clients' worth: forecasts, figures, stages and their verbs.
void add_insights(Model& model);

}  // namespace clientela
