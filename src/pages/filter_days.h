#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "pages/page_context.h"

namespace clientela {

// Days that are asked for by one word or two, for filter_suggestions.cpp.
struct DaySpan {
  Date first;
  Date next;  // the first day behind it
};

// "2026", "this month", "last year". Nothing when the words mean no such days.
std::optional<DaySpan> spoken_days(const PageContext& ctx, std::string_view words);

// The condition on a field of days or moments, as it stands in an address: before a span is before
// its first day, after it is from the first day behind it. Empty when the operator has no meaning
// there.
std::string span_condition(const Field& field, std::string_view op, const DaySpan& span);

}  // namespace clientela
