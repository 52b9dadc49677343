#pragma once

#include <string_view>

namespace clientela {

// Whether a name carries the legal form of a company as a word of its own: "ООО «Ромашка»",
// "Papírnictví Modrá, s.r.o.", "Silver Books Ltd", "(주)한빛".
bool has_legal_form(std::string_view name);

}  // namespace clientela
