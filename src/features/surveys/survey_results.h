#pragma once

#include <string>
#include <vector>

#include "features/surveys/survey.h"
#include "pages/page_context.h"
#include "stats/survey_scores.h"

namespace clientela {

// An answer that counts.
struct GivenMark {
  Id client;
  int mark = 0;
};

SurveyScore score_of(SurveyKind kind, const std::vector<int>& marks);
// The figure and the range within which the truth probably lies, as people write them.
std::string score_words(const PageContext& ctx, SurveyKind kind, double value);
std::string range_words(const PageContext& ctx, SurveyKind kind, const SurveyScore& score);

// What the members of each segment answered, as far as the reading shows them. Nothing while no
// segment has any.
void marks_by_segment(Html& html, const PageContext& ctx, Reading& reading, SurveyKind kind,
                      const std::vector<GivenMark>& marks);

}  // namespace clientela
