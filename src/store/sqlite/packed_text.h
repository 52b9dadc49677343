#pragma once

#include <string>
#include <string_view>

namespace clientela {

// Texts longer than this are worth packing.
inline constexpr std::size_t packed_from_bytes = 512;

std::string packed(std::string_view text);
// Throws StoreFailure when the bytes are not what packed() made.
std::string unpacked(std::string_view bytes);

}  // namespace clientela
