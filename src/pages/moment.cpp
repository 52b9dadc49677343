#include "pages/blocks.h"

namespace clientela {
namespace {

constexpr std::int64_t minute_ms = 60'000;
constexpr std::int64_t hour_ms = 60 * minute_ms;

}  // namespace

std::string ago(const PageContext& ctx, Instant instant) {
  const std::int64_t age_ms = ctx.now.ms - instant.ms;
  if (age_ms >= 0 && age_ms < minute_ms) return ctx.tr("just now");
  if (age_ms >= 0 && age_ms < hour_ms) {
    const std::int64_t minutes = age_ms / minute_ms;
    return ctx.tr.plural("{} minute ago", "{} minutes ago", minutes, {std::to_string(minutes)});
  }
  const Date day = local_date(instant, ctx.zone);
  const Date today = local_date(ctx.now, ctx.zone);
  if (day == today) return ctx.formats.time(instant, ctx.zone);
  if (day == today - 1) return ctx.tr("yesterday, {}", ctx.formats.time(instant, ctx.zone));
  if (day > today) return ctx.formats.date_time(instant, ctx.zone);
  return ctx.formats.date(day);
}

void moment(Html& html, const PageContext& ctx, Instant instant) {
  html.element("time",
               {{"datetime", instant.text()}, {"title", ctx.formats.date_time(instant, ctx.zone)}},
               ago(ctx, instant));
}

}  // namespace clientela
