#include "features/words.h"

namespace clientela {
namespace {

constexpr int days_with_names = 6;  // of the week to come
constexpr int most_days_ago = 400;  // beyond, the date says more

}  // namespace

Date today_of(const PageContext& ctx) { return local_date(ctx.now, ctx.zone); }

std::string days_ago(const PageContext& ctx, Date day) {
  const int days = today_of(ctx) - day;
  if (days < 0) return ctx.formats.date(day);
  if (days == 0) return ctx.tr("today");
  if (days == 1) return ctx.tr("yesterday");
  if (days > most_days_ago) return ctx.formats.date(day);
  return ctx.tr.plural("{} day ago", "{} days ago", days, {std::to_string(days)});
}

std::string due_words(const PageContext& ctx, Date due) {
  const int days = due - today_of(ctx);
  if (days < -1) {
    return ctx.tr.plural("{} day late", "{} days late", -days, {std::to_string(-days)});
  }
  if (days == -1) return ctx.tr("yesterday");
  if (days == 0) return ctx.tr("today");
  if (days == 1) return ctx.tr("tomorrow");
  if (days <= days_with_names) return ctx.formats.weekday(due);
  return ctx.formats.date(due);
}

std::string every_days(const PageContext& ctx, std::int64_t days) {
  return ctx.tr.plural("every day", "every {} days", days, {std::to_string(days)});
}

std::string money_words(const PageContext& ctx, Money amount) {
  const bool usual = amount.currency.empty() || amount.currency == ctx.currency;
  return usual ? ctx.formats.number(amount.amount_text())
               : ctx.formats.money(amount.amount_text(), amount.currency.code());
}

std::string rounded_money(const PageContext& ctx, Money amount) {
  std::int64_t unit = 1;
  for (int i = amount.currency.decimals(); i > 0; --i) unit *= 10;
  const std::int64_t half = amount.minor < 0 ? -unit / 2 : unit / 2;
  const std::int64_t whole = (amount.minor + half) / unit;
  return ctx.formats.integer(whole);
}

}  // namespace clientela
