#include "pages/local_time.h"

#include "base/date.h"
#include "base/text.h"

namespace clientela {

std::optional<std::string> local_time_text(std::string_view instant_text, std::string_view zone) {
  if (instant_text.empty()) return std::string();
  const auto instant = Instant::parse(instant_text);
  if (!instant) return std::nullopt;
  constexpr std::int64_t minute_ms = 60'000;
  const Instant local{instant->ms + zone_offset_minutes(*instant, zone) * minute_ms};
  std::string text = local.text();  // "2026-03-31T14:30:00.000Z"
  text.pop_back();
  const auto drop = [&](std::string_view ending) {
    const std::size_t rest = text.size() - ending.size();
    if (text.compare(rest, ending.size(), ending) == 0) text.resize(rest);
  };
  drop(".000");
  drop(":00");
  return text;
}

}  // namespace clientela
