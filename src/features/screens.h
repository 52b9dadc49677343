#pragma once

#include "pages/screens.h"

namespace clientela {

// What features add to the general pages: the contents page of their screens.
void add_screens(Screens& screens);

}  // namespace clientela
