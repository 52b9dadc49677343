#pragma once

#include <string>
#include <utility>
#include <vector>

#include "pages/filter_bar.h"

namespace clientela {

// The parameters of an address, decoded: what a GET form must carry along to keep a list's state.
// Those that are named in `without` are left out.
std::vector<std::pair<std::string, std::string>> address_parameters(
    const std::string& url, const std::vector<std::string_view>& without);
// As hidden inputs.
void carry_address(Html& html, const std::string& url,
                   const std::vector<std::string_view>& without);
// Its part from the question mark on; empty when there is none.
std::string query_of(const std::string& url);
// The address with a further parameter.
std::string with_parameter(std::string url, std::string_view name, std::string_view value);

}  // namespace clientela
