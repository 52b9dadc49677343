#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "model/query.h"

namespace clientela {

// "today", "now-90d", "today+2w"; a blank counts as a plus, since that is what a plus in a URL is.
std::optional<RelativeTime> parse_relative_time(std::string_view text);
std::string relative_time_text(const RelativeTime& time);

// What it means at the context's moment in the context's zone, as the day and as the moment.
Date relative_date(const RelativeTime& time, const ParseContext& context);
Instant relative_instant(const RelativeTime& time, const ParseContext& context);

}  // namespace clientela
