#include "stats/survey_scores.h"

#include <algorithm>
#include <cmath>

namespace clientela {
namespace {

constexpr double normal_quantile = 1.959963984540054;

// An interval around a centre of its own that in any case holds the value and stays in the scale.
Estimate within(double value, double low, double high, double least, double most) {
  return {value, std::clamp(std::min(low, value), least, most),
          std::clamp(std::max(high, value), least, most)};
}

}  // namespace

SurveyScore net_promoter_score(std::span<const int> answers) {
  SurveyScore result;
  for (const int answer : answers) {
    if (answer < 0 || answer > 10) continue;
    ++result.answers;
    if (answer >= 9) ++result.positive;
    if (answer <= 6) ++result.negative;
  }
  result.score = {0, -100, 100};
  if (result.answers == 0) return result;
  const auto count = static_cast<double>(result.answers);
  const auto promoters = static_cast<double>(result.positive);
  const auto detractors = static_cast<double>(result.negative);
  // Three answers more, of which a quarter promotes, a quarter detracts.
  const double up = (promoters + 0.75) / (count + 3);
  const double down = (detractors + 0.75) / (count + 3);
  const double reach =
      normal_quantile * std::sqrt((up + down - (up - down) * (up - down)) / (count + 3));
  result.score = within(100 * (promoters - detractors) / count, 100 * (up - down - reach),
                        100 * (up - down + reach), -100, 100);
  return result;
}

SurveyScore customer_satisfaction(std::span<const int> answers, int scale) {
  SurveyScore result;
  for (const int answer : answers) {
    if (answer < 1 || answer > scale) continue;
    ++result.answers;
    if (answer > scale - 2) ++result.positive;
    if (answer <= 2 && answer <= scale - 2) ++result.negative;
  }
  const Estimate share = share_interval(result.positive, result.answers);
  result.score = {100 * share.value, 100 * share.low, 100 * share.high};
  return result;
}

SurveyScore customer_effort(std::span<const int> answers, int scale) {
  SurveyScore result;
  double sum = 0;
  double squares = 0;
  for (const int answer : answers) {
    if (answer < 1 || answer > scale) continue;
    ++result.answers;
    sum += answer;
    squares += static_cast<double>(answer) * answer;
    if (2 * answer > scale + 1) ++result.positive;
    if (2 * answer < scale + 1) ++result.negative;
  }
  const auto count = static_cast<double>(result.answers);
  const double mean = count > 0 ? sum / count : 0;
  if (count < 2) {
    result.score = {mean, 1, static_cast<double>(scale)};
    if (count < 1) result.score.low = 0;
    return result;
  }
  const double variance = std::max((squares - sum * mean) / (count - 1), 0.0);
  const double reach = normal_quantile * std::sqrt(variance / count);
  result.score = within(mean, mean - reach, mean + reach, 1, scale);
  return result;
}

Estimate share_interval(std::uint64_t hits, std::uint64_t of) {
  if (of == 0) return {0, 0, 1};
  const auto count = static_cast<double>(of);
  const double share = static_cast<double>(std::min(hits, of)) / count;
  const double z2 = normal_quantile * normal_quantile / count;
  const double centre = (share + z2 / 2) / (1 + z2);
  const double reach = std::sqrt(z2 * (share * (1 - share) + z2 / 4)) / (1 + z2);
  return within(share, centre - reach, centre + reach, 0, 1);
}

}  // namespace clientela
