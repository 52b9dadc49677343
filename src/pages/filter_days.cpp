#include "pages/filter_days.h"

#include <algorithm>

#include "base/text.h"
#include "pages/filter_bar.h"

namespace clientela {
namespace {

DaySpan year(int number) { return {Date::of(number, 1, 1), Date::of(number + 1, 1, 1)}; }

// Months are counted from year 0.
DaySpan month(int number) {
  const auto first_day = [](int n) { return Date::of(n / 12, n % 12 + 1, 1); };
  return {first_day(number), first_day(number + 1)};
}

std::optional<DaySpan> year_in_digits(std::string_view text) {
  const bool digits =
      std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (text.size() != 4 || !digits) return std::nullopt;
  const int number = std::stoi(std::string(text));
  if (number < 1900 || number > 2999) return std::nullopt;
  return year(number);
}

}  // namespace

std::optional<DaySpan> spoken_days(const PageContext& ctx, std::string_view words) {
  const std::string said = search_text(words);
  if (said.empty()) return std::nullopt;
  if (const auto span = year_in_digits(said)) return span;
  const auto today = local_date(ctx.now, ctx.zone).parts();
  const int this_month = today.year * 12 + today.month - 1;
  const auto is = [&](const std::string& known) { return said == search_text(known); };
  if (is(ctx.tr("this month"))) return month(this_month);
  if (is(ctx.tr("last month"))) return month(this_month - 1);
  if (is(ctx.tr("this year"))) return year(today.year);
  if (is(ctx.tr("last year"))) return year(today.year - 1);
  return std::nullopt;
}

std::string span_condition(const Field& field, std::string_view op, const DaySpan& span) {
  const std::string first = span.first.text();
  const std::string next = span.next.text();
  if (op == "lt" || op == "gte") return condition_from_form(field, op, {first, ""});
  if (op == "gt") return condition_from_form(field, "gte", {next, ""});
  if (op == "lte") return condition_from_form(field, "lt", {next, ""});
  if (!op.empty() && op != "eq") return {};
  return condition_from_form(field, "gte", {first, ""}) + "&" +
         condition_from_form(field, "lt", {next, ""});
}

}  // namespace clientela
