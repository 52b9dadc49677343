#pragma once

#include <string_view>

#include "model/transaction.h"

namespace clientela {

// Removes all that is the user's of a noun without history whose records have a `user`: sessions,
// tokens. Nothing where the noun is not declared.
Result<void> remove_all_of(Transaction& transaction, std::string_view noun, Id user);

}  // namespace clientela
