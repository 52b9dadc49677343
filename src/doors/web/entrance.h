#pragma once

#include <string>

#include "doors/web/visit.h"

namespace clientela {

// Begins a session for the user and leads to `next`, or offers the form that came too late again.
Response enter(Visit& visit, Id user, const std::string& next);

}  // namespace clientela
