#pragma once

#include <string>

#include "pages/page_context.h"

namespace clientela {

// How pages of features say days and amounts, in the asker's language.

Date today_of(const PageContext& ctx);
// "today", "yesterday", "12 days ago"; a day to come: its date.
std::string days_ago(const PageContext& ctx, Date day);
// Of something that is due: "3 days late", "yesterday", "today", "tomorrow", "Friday", "12 Jun
// 2026".
std::string due_words(const PageContext& ctx, Date due);
// "every day", "every 21 days".
std::string every_days(const PageContext& ctx, std::int64_t days);
// With the minus sign of typography; the company's currency is left out.
std::string money_words(const PageContext& ctx, Money amount);
// Without decimals, for large figures.
std::string rounded_money(const PageContext& ctx, Money amount);

}  // namespace clientela
