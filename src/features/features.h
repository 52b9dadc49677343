#pragma once

#include "model/model.h"

namespace clientela {

// Declares everything that the program knows: the contents page of its business.
void add_features(Model& model);

}  // namespace clientela
