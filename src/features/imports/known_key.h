#pragma once

#include <string>
#include <string_view>

#include "features/imports/import_settings.h"

namespace clientela {

// What a client is known by among the clients of a file.
inline std::string known_key(ClientMatch way, std::string_view text) {
  return std::string(client_match_name(way)).append(":").append(text);
}

}  // namespace clientela
