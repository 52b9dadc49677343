#pragma once

#include "model/action.h"

namespace clientela {

// The engine's own verb: `undo` {"seq": n} takes back what the logged action n did. What somebody
// changed since is a conflict, and then nothing is taken back.
Action undo_action();

}  // namespace clientela
