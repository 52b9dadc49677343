#pragma once

#include "pages/screens.h"

namespace clientela {

// "Import" above the lists of what a file may bring; in the history an import leads to its page.
void add_import_screens(Screens& screens);

}  // namespace clientela
