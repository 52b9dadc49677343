#pragma once

#include <compare>

namespace clientela {

// Lengths of time and rates say their units: nothing converts by itself, so that a rate for a year
// can't be applied to a week.

constexpr double days_in_week = 7;
constexpr double weeks_in_year = 365.25 / 7;

// A length of time in days, fractions allowed.
struct Days {
  double count = 0;
  friend constexpr auto operator<=>(const Days&, const Days&) = default;
};

// A length of time in weeks, the unit in which the models of purchases are published.
struct Weeks {
  double count = 0;
  friend constexpr auto operator<=>(const Weeks&, const Weeks&) = default;
};

constexpr Weeks weeks(Days days) { return {days.count / days_in_week}; }
constexpr Days days(Weeks weeks) { return {weeks.count * days_in_week}; }
constexpr Weeks weeks_of_years(double years) { return {years * weeks_in_year}; }

// A continuously compounded rate: a sum that lies `n` weeks ahead is worth exp(-rate n) of it.
struct PerWeek {
  double rate = 0;
};

// An effective rate for a year: 0.10 makes 100 into 110 after a year.
struct AnnualRate {
  double rate = 0;
};

// Rates of -100 % and less have no meaning and are taken as -99.99 %.
PerWeek per_week(AnnualRate rate);
AnnualRate annual(PerWeek rate);

}  // namespace clientela
