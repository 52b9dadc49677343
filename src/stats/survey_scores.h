#pragma once

#include <cstdint>
#include <span>

#include "stats/estimate.h"

namespace clientela {

// Figures of one-question surveys. Answers outside the scale are left out. Without answers the
// figure is 0 and the interval the whole scale.
struct SurveyScore {
  Estimate score;
  std::uint64_t answers = 0;
  std::uint64_t positive = 0;  // promoters, satisfied, found it easy
  std::uint64_t negative = 0;  // detractors, not satisfied, found it hard
};

// Would you recommend us, 0 .. 10: promoters (9, 10) less detractors (0 .. 6) of 100; -100 .. 100.
// Reichheld, "The One Number You Need to Grow", Harvard Business Review, 2003. Interval: adjusted
// Wald for a difference of two shares (Rocks, "Interval Estimation for the Net Promoter Score",
// American Statistician 70, 2016).
SurveyScore net_promoter_score(std::span<const int> answers);

// Are you satisfied, 1 .. scale: the share of the two best answers, 0 .. 100; negative counts the
// two worst. Interval: Wilson, Journal of the American Statistical Association 22, 1927.
SurveyScore customer_satisfaction(std::span<const int> answers, int scale = 5);

// It was easy, 1 .. scale: the mean. Positive and negative count answers above and below the
// middle. Interval by the standard error of the mean. Dixon, Freeman and Toman, Harvard Business
// Review, 2010.
SurveyScore customer_effort(std::span<const int> answers, int scale = 7);

// Wilson's interval of a share.
Estimate share_interval(std::uint64_t hits, std::uint64_t of);

}  // namespace clientela
