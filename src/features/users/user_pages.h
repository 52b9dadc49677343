#pragma once

#include "pages/screens.h"

namespace clientela {

// Administrators give a colleague a password on the colleague's card, and revoke API tokens.
void add_user_screens(Screens& screens);

}  // namespace clientela
