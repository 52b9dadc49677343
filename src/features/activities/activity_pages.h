#pragma once

#include "pages/screens.h"

namespace clientela {

// On a client's card: a box to write down what happened or what is to be done, what waits, and what
// was said and done.
void add_activity_screens(Screens& screens);

}  // namespace clientela
