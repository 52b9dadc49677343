#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace clientela {

// The canonical text of an instant as <input type="datetime-local"> wants it: the time in a zone,
// without an offset: "2026-03-31T14:30". Empty stays empty; nothing when the text is no instant.
std::optional<std::string> local_time_text(std::string_view instant_text, std::string_view zone);

}  // namespace clientela
