#pragma once

#include "features/clients/client.h"
#include "pages/card_page.h"

namespace clientela {

// The ways to reach a client, each a link where there is something to follow.
CardPanel contacts_panel(const PageContext& ctx, const Whole& client);

}  // namespace clientela
