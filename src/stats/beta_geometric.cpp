#include "stats/beta_geometric.h"

#include <cmath>
#include <vector>

#include "stats/special_functions.h"

namespace clientela {
namespace {

// All that depends on a day only: log(alpha + t) and 1 / (alpha + t).
struct DayTerms {
  double logarithm, inverse;
};

std::vector<DayTerms> day_terms(double alpha, std::int32_t last_day) {
  std::vector<DayTerms> terms(static_cast<std::size_t>(last_day) + 1);
  for (std::size_t day = 0; day < terms.size(); ++day) {
    const double sum = alpha + static_cast<double>(day) / days_in_week;
    terms[day] = {std::log(sum), 1 / sum};
  }
  return terms;
}

// All that depends on the number of repeats only. With B(a, b) the beta function and m = 1 if
// clients may leave after any purchase, 0 otherwise:
struct RepeatTerms {
  double constant = 0;  // log of Gamma(r+x)/Gamma(r) alpha^r B(a, b+x+m)/B(a, b)
  ParameterArray gradient{};
  double log_odds = 0;     // log of B(a+1, b+x+m-1) / B(a, b+x+m) = a / (b+x+m-1)
  double odds_over_b = 0;  // 1 / (b+x+m-1)
  bool may_have_left = false;
};

std::vector<RepeatTerms> repeat_terms(LeavesAfter leaves, const ParameterArray& parameters,
                                      std::uint32_t most_repeats) {
  const double r = parameters[0];
  const double alpha = parameters[1];
  const double a = parameters[2];
  const double b = parameters[3];
  const bool any = leaves == LeavesAfter::any_purchase;
  std::vector<RepeatTerms> terms(static_cast<std::size_t>(most_repeats) + 1);
  RepeatTerms now;
  now.constant = r * std::log(alpha);
  now.gradient = {std::log(alpha), r / alpha, 0, 0};
  const auto survive = [&](double times) {
    now.constant += std::log(b + times) - std::log(a + b + times);
    now.gradient[2] -= 1 / (a + b + times);
    now.gradient[3] += 1 / (b + times) - 1 / (a + b + times);
  };
  if (any) survive(0);
  for (std::size_t repeats = 0; repeats < terms.size(); ++repeats) {
    const auto x = static_cast<double>(repeats);
    now.may_have_left = any || repeats > 0;
    if (now.may_have_left) {
      now.odds_over_b = 1 / (b + x + (any ? 0.0 : -1.0));
      now.log_odds = std::log(a * now.odds_over_b);
    }
    terms[repeats] = now;
    now.constant += std::log(r + x);
    now.gradient[0] += 1 / (r + x);
    survive(x + (any ? 1.0 : 0.0));
  }
  return terms;
}

double odds_of_having_left(LeavesAfter leaves, const ParameterArray& parameters,
                           const BuyingHistory& history) {
  const auto [r, alpha, a, b] = parameters;
  const bool any = leaves == LeavesAfter::any_purchase;
  if (!any && history.repeats <= 0) return -HUGE_VAL;
  const double times = b + history.repeats + (any ? 0.0 : -1.0);
  return std::log(a / times) +
         (r + history.repeats) * std::log1p((history.age.count - history.recency.count) /
                                            (alpha + history.recency.count));
}

}  // namespace

Likelihood beta_geometric_likelihood(LeavesAfter leaves, const ParameterArray& parameters,
                                     std::span<const HistoryGroup> groups, unsigned threads) {
  const double r = parameters[0];
  const double a = parameters[2];
  std::int32_t oldest = 0;
  std::uint32_t most_repeats = 0;
  for (const HistoryGroup& group : groups) {
    oldest = std::max(oldest, group.age_days);
    most_repeats = std::max(most_repeats, group.repeats);
  }
  const auto by_day = day_terms(parameters[1], oldest);
  const auto by_repeats = repeat_terms(leaves, parameters, most_repeats);
  return sum_likelihood(groups.size(), threads, [&](std::size_t begin, std::size_t end) {
    Likelihood sum;
    for (const HistoryGroup& group : groups.subspan(begin, end - begin)) {
      const RepeatTerms& terms = by_repeats[group.repeats];
      const DayTerms& age = by_day[static_cast<std::size_t>(group.age_days)];
      const double shape = r + group.repeats;
      double value = terms.constant - shape * age.logarithm;
      ParameterArray slope = terms.gradient;
      slope[0] -= age.logarithm;
      slope[1] -= shape * age.inverse;
      if (terms.may_have_left) {
        const DayTerms& last = by_day[static_cast<std::size_t>(group.recency_days)];
        const double quiet = age.logarithm - last.logarithm;
        const double odds = terms.log_odds + shape * quiet;
        // One exponential serves both log(1 + e^odds) and the chance of having left.
        const double small = std::exp(-std::abs(odds));
        const double left = (odds > 0 ? 1.0 : small) / (1 + small);
        value += std::max(odds, 0.0) + std::log1p(small);
        slope[0] += left * quiet;
        slope[1] += left * shape * (age.inverse - last.inverse);
        slope[2] += left / a;
        slope[3] -= left * terms.odds_over_b;
      }
      sum.value += group.weight * value;
      for (std::size_t i = 0; i < 4; ++i) sum.gradient[i] += group.weight * slope[i];
    }
    return sum;
  });
}

double beta_geometric_alive(LeavesAfter leaves, const ParameterArray& parameters,
                            const BuyingHistory& history) {
  return logistic(-odds_of_having_left(leaves, parameters, history));
}

// With gamma distributed rates, the number n of purchases that a client would make who could not
// leave is negative binomial. Of n such purchases the client who may leave makes, on average,
//   e(n) = sum over j = 1..n of the chance to be there after j - 1 of them,
// with chances from the beta distribution (a, b') of one who is still there. All terms are positive
// and nothing is singular at a = 1, where the published form with Gauss' function is 0/0; it is the
// same sum, rearranged. made_[n] is e(n + 1).
BetaGeometricForecast::BetaGeometricForecast(LeavesAfter leaves, const ParameterArray& parameters,
                                             double repeats)
    : alpha_(parameters[1]),
      a_(parameters[2]),
      shape_(parameters[0] + repeats),
      stayed_(parameters[3] + repeats + (leaves == LeavesAfter::any_purchase ? 1.0 : 0.0)) {}

void BetaGeometricForecast::grow() {
  const std::size_t wanted = made_.size() + 64;
  made_.reserve(wanted);
  inverses_.reserve(wanted);
  while (made_.size() < wanted) {
    const auto n = static_cast<double>(made_.size());
    made_.push_back((made_.empty() ? 0 : made_.back()) + there_);
    inverses_.push_back(1 / (n + 1));
    there_ *= (stayed_ + n) / (a_ + stayed_ + n);
  }
}

double BetaGeometricForecast::purchases(Weeks age, Weeks horizon) {
  if (!(horizon.count > 0)) return 0;
  const double since = alpha_ + age.count;
  const double z = horizon.count / (since + horizon.count);
  const double mean = shape_ * horizon.count / since;
  // log of the chance of n purchases; kept as a logarithm until it is large enough to be a number.
  constexpr double smallest = -650;
  double log_chance = -shape_ * std::log1p(horizon.count / since);
  double chance = log_chance > smallest ? std::exp(log_chance) : 0;
  double sum = 0;
  constexpr std::size_t most_terms = 200'000;
  for (std::size_t n = 0; n < most_terms; ++n) {
    if (n == made_.size()) grow();
    const auto number = static_cast<double>(n);
    const double ratio = z * (shape_ + number) * inverses_[n];
    if (chance > 0) {
      chance *= ratio;
    } else {
      log_chance += std::log(ratio);
      if (log_chance > smallest) chance = std::exp(log_chance);
    }
    const double term = chance * made_[n];
    sum += term;
    if (number > mean && (term < 1e-14 * sum * (1 - ratio) || chance == 0)) break;
  }
  return sum;
}

}  // namespace clientela
