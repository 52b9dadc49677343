#include "stats/pareto_terms.h"

#include <algorithm>
#include <cmath>

#include "stats/dual.h"
#include "stats/units.h"

namespace clientela {
namespace {

constexpr std::array<double, ParetoGrid::nodes> places{
    0.03376524289842398609384923, 0.16939530676686774316930020, 0.38069040695840154568474914,
    0.61930959304159845431525086, 0.83060469323313225683069980, 0.96623475710157601390615077};
constexpr std::array<double, ParetoGrid::nodes> weights{
    0.08566224618958517252014808, 0.18038078652406930378491676, 0.23395696728634552369493516,
    0.23395696728634552369493516, 0.18038078652406930378491676, 0.08566224618958517252014808};

// 2F1(1, a; c+1; z)/c by the continued fraction 1/(c - u1 z/(c+1 - u2 z/(c+2 - ...))).
double partial(double a, double c, double z, int n) {
  const double half = n / 2;
  return n % 2 == 1 ? (a + half) * (c + half) * z : half * (c - a + half) * z;
}

struct Fraction {
  double value;
  int depth;  // at which it stands still
};

Fraction gauss_fraction(double a, double c, double z) {
  double numerator = c;  // of Lentz's method
  double inverse = 0;
  double value = c;
  int n = 1;
  for (; n < 100'000; ++n) {
    const double part = -partial(a, c, z, n);
    const double base = c + n;
    inverse = 1 / (base + part * inverse);
    numerator = base + part / numerator;
    const double change = numerator * inverse;
    value *= change;
    if (std::abs(change - 1) < 4e-16) break;
  }
  return {1 / value, n};
}

Dual gauss_fraction(const Dual& a, const Dual& c, const Dual& z, int depth) {
  Dual value = c + Dual(depth);
  const Dual rest = c - a;
  for (int n = depth; n >= 1; --n) {
    const Dual half(n / 2);
    const Dual part = n % 2 == 1 ? (a + half) * (c + half) : half * (rest + half);
    value = c + Dual(n - 1) - part * z / value;
  }
  return Dual(1) / value;
}

}  // namespace

double left_ratio(const ParameterArray& parameters, double repeats, double weeks) {
  const auto [r, alpha, s, beta] = parameters;
  const double c = r + repeats + s;
  if (alpha >= beta) {
    return s * gauss_fraction(r + repeats, c, (alpha - beta) / (alpha + weeks)).value;
  }
  return s * gauss_fraction(s + 1, c, (beta - alpha) / (beta + weeks)).value * (alpha + weeks) /
         (beta + weeks);
}

LeftTerms left_terms(const ParameterArray& parameters, double repeats, double weeks) {
  const Dual shape = Dual::parameter(parameters[0], 0) + Dual(repeats);
  const Dual s = Dual::parameter(parameters[2], 2);
  const Dual alpha = Dual::parameter(parameters[1], 1) + Dual(weeks);
  const Dual beta = Dual::parameter(parameters[3], 3) + Dual(weeks);
  const bool alpha_first = alpha.value >= beta.value;
  const Dual a = alpha_first ? shape : s + Dual(1);
  const Dual c = shape + s;
  const Dual z = alpha_first ? (alpha - beta) / alpha : (beta - alpha) / beta;
  const int depth = gauss_fraction(a.value, c.value, z.value).depth;
  Dual ratio = s * gauss_fraction(a, c, z, depth);
  if (!alpha_first) ratio = ratio * alpha / beta;
  const Dual log_f = Dual(0) - shape * log(alpha) - s * log(beta);
  LeftTerms terms{ratio.value, {}};
  for (std::size_t i = 0; i < 4; ++i) {
    terms.slopes[i] = ratio.slope[i] + ratio.value * log_f.slope[i];
  }
  return terms;
}

ParetoGrid::ParetoGrid(const ParameterArray& parameters, std::int32_t last_day, bool with_nodes)
    : parameters_(parameters) {
  const auto node_at = [&](double day) {
    const double alpha = parameters[1] + day / days_in_week;
    const double beta = parameters[3] + day / days_in_week;
    return Node{std::log(alpha), 1 / alpha, std::log(beta), 1 / beta};
  };
  const auto size = static_cast<std::size_t>(last_day) + 1;
  days_.reserve(size);
  between_.resize(with_nodes ? size : 0);
  for (std::int32_t day = 0; day <= last_day; ++day) days_.push_back(node_at(day));
  for (std::size_t day = 0; day < between_.size(); ++day) {
    for (std::size_t i = 0; i < nodes; ++i) {
      between_[day][i] = node_at(static_cast<double>(day) + places[i]);
    }
  }
}

LeftTerms ParetoGrid::one_day_before(double shape, std::int32_t day, const LeftTerms& after) const {
  const double s = parameters_[2];
  const auto index = static_cast<std::size_t>(day);
  const Node& here = days_[index];
  const Node& next = days_[index + 1];
  const double carried =
      std::exp(-shape * (next.log_alpha - here.log_alpha) - s * (next.log_beta - here.log_beta));
  LeftTerms sum;
  double log_alphas = 0, inverse_alphas = 0, log_betas = 0, inverse_betas = 0;
  for (std::size_t i = 0; i < nodes; ++i) {
    const Node& node = between_[index][i];
    const double density =
        weights[i] * node.inverse_beta *
        std::exp(-shape * (node.log_alpha - here.log_alpha) - s * (node.log_beta - here.log_beta));
    sum.ratio += density;
    log_alphas += density * node.log_alpha;
    inverse_alphas += density * node.inverse_alpha;
    log_betas += density * node.log_beta;
    inverse_betas += density * node.inverse_beta;
  }
  const double scale = s / days_in_week;
  sum.slopes = {-scale * log_alphas, -scale * shape * inverse_alphas,
                sum.ratio / days_in_week - scale * log_betas, -scale * (s + 1) * inverse_betas};
  sum.ratio = scale * sum.ratio + carried * after.ratio;
  for (std::size_t i = 0; i < 4; ++i) sum.slopes[i] += carried * after.slopes[i];
  return sum;
}

void ParetoGrid::fill(std::uint32_t repeats, std::int32_t first_day, std::int32_t last_day,
                      std::vector<LeftTerms>& table) const {
  table.resize(static_cast<std::size_t>(last_day) + 1);
  const double x = repeats;
  const double nearest = std::min(parameters_[1], parameters_[3]);
  const auto by_one =
      static_cast<std::int32_t>(std::clamp(std::ceil(20 - nearest * days_in_week), 0.0, 20.0));
  // The integrand falls by at most e over a day where days outnumber repeats, as they must for
  // somebody who has bought so often; the table begins at the first day that is asked for.
  table[static_cast<std::size_t>(last_day)] = left_terms(parameters_, x, last_day / days_in_week);
  std::int32_t day = last_day - 1;
  for (; day >= std::max(first_day, by_one); --day) {
    table[static_cast<std::size_t>(day)] =
        one_day_before(parameters_[0] + x, day, table[static_cast<std::size_t>(day) + 1]);
  }
  for (; day >= first_day; --day) {
    table[static_cast<std::size_t>(day)] = left_terms(parameters_, x, day / days_in_week);
  }
}

}  // namespace clientela
