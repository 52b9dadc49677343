#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "features/clients/client.h"

namespace clientela {

// The contacts in a cell: programs write several into one, parted by semicolons, e-mail addresses
// by commas too. A cell of which a piece is no such contact is one contact as it stands.
std::vector<std::string> contacts_in(ContactKind kind, std::string_view cell);

}  // namespace clientela
