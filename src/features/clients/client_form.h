#pragma once

#include "features/clients/client.h"
#include "pages/form_page.h"

namespace clientela {

// Adds to the general form what is a client's own: those that look alike are shown while a new one
// is typed, contacts stand beside the name with a line for an e-mail and one for a phone, and what
// only persons or only organisations have is asked of them alone.
void extend_client_form(const PageContext& ctx, FormView& view);

// What only that kind of client has: keys of fields and names of parts.
const std::vector<std::string_view>& only_of(ClientKind kind);

}  // namespace clientela
