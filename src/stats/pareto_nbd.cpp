#include "stats/pareto_nbd.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "stats/pareto_terms.h"
#include "stats/special_functions.h"

namespace clientela {
namespace {

// log Gamma(r+x)/Gamma(r) alpha^r beta^s and its slopes, which depend on repeats only.
struct RepeatTerms {
  double constant = 0;
  ParameterArray gradient{};
};

std::vector<RepeatTerms> repeat_terms(const ParameterArray& parameters,
                                      std::uint32_t most_repeats) {
  const auto [r, alpha, s, beta] = parameters;
  std::vector<RepeatTerms> terms(static_cast<std::size_t>(most_repeats) + 1);
  RepeatTerms now{r * std::log(alpha) + s * std::log(beta),
                  {std::log(alpha), r / alpha, std::log(beta), s / beta}};
  for (std::size_t x = 0; x < terms.size(); ++x) {
    terms[x] = now;
    now.constant += std::log(r + static_cast<double>(x));
    now.gradient[0] += 1 / (r + static_cast<double>(x));
  }
  return terms;
}

// Adds weight times log(F(T) + G(t_x) - G(T)) and its slopes.
void add_group(const ParetoGrid& grid, const HistoryGroup& group, const LeftTerms& at_last,
               const LeftTerms& at_end, const RepeatTerms& terms, Likelihood& sum) {
  const double s = grid.parameters()[2];
  const double shape = grid.parameters()[0] + group.repeats;
  const ParetoGrid::Node& last = grid.at_day(group.recency_days);
  const ParetoGrid::Node& end = grid.at_day(group.age_days);
  const double log_last = -shape * last.log_alpha - s * last.log_beta;  // log F(t_x)
  const double log_end = -shape * end.log_alpha - s * end.log_beta;     // log F(T)
  const double share = std::exp(log_end - log_last);                    // at most 1
  const double bracket = share * (1 - at_end.ratio) + at_last.ratio;    // over F(t_x)
  const ParameterArray log_end_slopes{-end.log_alpha, -shape * end.inverse_alpha, -end.log_beta,
                                      -s * end.inverse_beta};
  sum.value += group.weight * (terms.constant + log_last + std::log(bracket));
  const double factor = group.weight / bracket;
  for (std::size_t i = 0; i < 4; ++i) {
    const double slope = share * (log_end_slopes[i] - at_end.slopes[i]) + at_last.slopes[i];
    sum.gradient[i] += group.weight * terms.gradient[i] + factor * slope;
  }
}

// Groups are ordered by repeats; a table over days is worth while for many of the same.
constexpr std::size_t worth_a_table = 64;

Likelihood part_likelihood(const ParetoGrid& grid, const std::vector<RepeatTerms>& by_repeats,
                           std::span<const HistoryGroup> groups) {
  Likelihood sum;
  std::vector<LeftTerms> table;
  for (std::size_t begin = 0; begin < groups.size();) {
    const std::uint32_t repeats = groups[begin].repeats;
    std::size_t end = begin;
    std::int32_t first = groups[begin].recency_days;
    std::int32_t last = 0;
    for (; end < groups.size() && groups[end].repeats == repeats; ++end) {
      first = std::min(first, groups[end].recency_days);
      last = std::max(last, groups[end].age_days);
    }
    const bool tabled = end - begin >= worth_a_table;
    if (tabled) grid.fill(repeats, first, last, table);
    const auto terms_at = [&](std::int32_t day) {
      return tabled ? table[static_cast<std::size_t>(day)]
                    : left_terms(grid.parameters(), repeats, day / days_in_week);
    };
    for (; begin < end; ++begin) {
      const HistoryGroup& group = groups[begin];
      add_group(grid, group, terms_at(group.recency_days), terms_at(group.age_days),
                by_repeats[repeats], sum);
    }
  }
  return sum;
}

// The integral over u from 0 to infinity of ((beta+T)/(beta+T+u))^s exp(-discount u).
double discounted_stay(double s, double since, double discount) {
  return since * scaled_exponential_integral(s, discount * since);
}

}  // namespace

Likelihood pareto_likelihood(const ParameterArray& parameters, std::span<const HistoryGroup> groups,
                             unsigned threads) {
  std::int32_t oldest = 0;
  std::uint32_t most_repeats = 0;
  for (const HistoryGroup& group : groups) {
    oldest = std::max(oldest, group.age_days);
    most_repeats = std::max(most_repeats, group.repeats);
  }
  const ParetoGrid grid(parameters, oldest, groups.size() >= worth_a_table);
  const auto by_repeats = repeat_terms(parameters, most_repeats);
  return sum_likelihood(groups.size(), threads, [&](std::size_t begin, std::size_t end) {
    return part_likelihood(grid, by_repeats, groups.subspan(begin, end - begin));
  });
}

double pareto_alive(const ParameterArray& parameters, const BuyingHistory& history) {
  const auto [r, alpha, s, beta] = parameters;
  const double last = history.recency.count;
  const double end = history.age.count;
  // log F(t_x) - log F(T)
  const double log_quiet = (r + history.repeats) * std::log1p((end - last) / (alpha + last)) +
                           s * std::log1p((end - last) / (beta + last));
  const double share = std::exp(-log_quiet);
  const double left = left_ratio(parameters, history.repeats, last) -
                      share * left_ratio(parameters, history.repeats, end);
  return std::clamp(share / (share + std::max(left, 0.0)), 0.0, 1.0);
}

double pareto_purchases(const ParameterArray& parameters, const BuyingHistory& history,
                        Weeks horizon) {
  const auto [r, alpha, s, beta] = parameters;
  if (!(horizon.count > 0)) return 0;
  const double since = beta + history.age.count;
  const double rate = (r + history.repeats) / (alpha + history.age.count);
  const double length = std::log1p(horizon.count / since);
  // (1 - ((beta+T)/(beta+T+t))^(s-1)) / (s-1), which is a logarithm at s = 1
  const double power = (s - 1) * length;
  const double stay = std::abs(power) < 1e-12 ? length : -std::expm1(-power) / (s - 1);
  return rate * since * stay;
}

double pareto_discounted_purchases(const ParameterArray& parameters, const BuyingHistory& history,
                                   PerWeek discount, std::optional<Weeks> horizon) {
  const auto [r, alpha, s, beta] = parameters;
  const double since = beta + history.age.count;
  const double rate = (r + history.repeats) / (alpha + history.age.count);
  double stay = discounted_stay(s, since, discount.rate);
  if (horizon) {
    const double later = since + horizon->count;
    const double factor = std::exp(-discount.rate * horizon->count - s * std::log(later / since));
    stay -= factor * discounted_stay(s, later, discount.rate);
  }
  return rate * std::max(stay, 0.0);
}

}  // namespace clientela
