#include "features/surveys/survey_results.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "features/filters.h"
#include "features/insight_table.h"
#include "features/segments/segment_queries.h"
#include "pages/paths.h"

namespace clientela {
namespace {

// Each client is looked at for each segment while somebody waits.
constexpr int most_segments = 20;
constexpr std::size_t most_clients = 1000;

struct SegmentMarks {
  Record segment;
  std::vector<int> marks;
};

// The first so many clients who answered, and all that each of them gave.
using MarksOfClients = std::vector<std::pair<Record, std::vector<int>>>;
MarksOfClients by_client(Reading& reading, const std::vector<GivenMark>& marks) {
  MarksOfClients found;
  std::unordered_map<Id, std::size_t> places;
  for (const auto& given : marks) {
    const auto known = places.find(given.client);
    if (known != places.end()) {
      found[known->second].second.push_back(given.mark);
    } else if (found.size() < most_clients) {
      auto client = reading.find(reading.type(Client::object_name), given.client);
      if (!client) continue;
      places.emplace(given.client, found.size());
      found.emplace_back(std::move(*client), std::vector<int>{given.mark});
    }
  }
  return found;
}

std::vector<SegmentMarks> by_segment(Reading& reading, const MarksOfClients& clients) {
  std::vector<SegmentMarks> found;
  const ParseContext context = reading.parse_context();
  const auto segments =
      reading.list(question(reading.type(Segment::object_name), {}, {"name"}, most_segments));
  for (const auto& record : segments.records) {
    const auto query = clients_of(reading, record.as<Segment>());
    // Whether somebody is found by words is not told by the record alone.
    if (!query || !query->search.empty()) continue;
    SegmentMarks segment{record, {}};
    for (const auto& [client, marks] : clients) {
      if (!matches(query->filter, client, reading, context)) continue;
      segment.marks.insert(segment.marks.end(), marks.begin(), marks.end());
    }
    if (!segment.marks.empty()) found.push_back(std::move(segment));
  }
  std::stable_sort(found.begin(), found.end(), [](const SegmentMarks& a, const SegmentMarks& b) {
    return a.marks.size() > b.marks.size();
  });
  return found;
}

}  // namespace

SurveyScore score_of(SurveyKind kind, const std::vector<int>& marks) {
  switch (kind) {
    case SurveyKind::nps:
      return net_promoter_score(marks);
    case SurveyKind::csat:
      return customer_satisfaction(marks, scale_of(kind).to);
    case SurveyKind::ces:
      return customer_effort(marks, scale_of(kind).to);
  }
  return {};
}

std::string score_words(const PageContext& ctx, SurveyKind kind, double value) {
  const int decimals = kind == SurveyKind::ces ? 1 : 0;
  return ctx.formats.number(fmt::format("{:.{}f}", value, decimals));
}

std::string range_words(const PageContext& ctx, SurveyKind kind, const SurveyScore& score) {
  return ctx.tr("{} to {}", score_words(ctx, kind, score.score.low),
                score_words(ctx, kind, score.score.high));
}

void marks_by_segment(Html& html, const PageContext& ctx, Reading& reading, SurveyKind kind,
                      const std::vector<GivenMark>& marks) {
  InsightTable table;
  table.key = "segments";
  table.title = ctx.tr("By segment");
  table.headers = {ctx.tr("Segment"), ctx.tr("Answers"), std::string(short_name(kind)),
                   ctx.tr("Probably between")};
  for (const auto& each : by_segment(reading, by_client(reading, marks))) {
    const SurveyScore score = score_of(kind, each.marks);
    table.rows.push_back(
        {text_cell(each.segment.title(), record_path(*each.segment.type, each.segment.id)),
         count_cell(ctx, static_cast<std::int64_t>(each.marks.size())),
         {.text = score_words(ctx, kind, score.score.value), .figure = true},
         {.text = range_words(ctx, kind, score), .figure = true}});
  }
  if (table.rows.empty()) return;
  html.div("mt-3", [&] { insight_table(html, ctx, table); });
  html.element("p", {{"class", "muted"}},
               ctx.tr("An answer counts for the segments in which the client is now, not then; a "
                      "client may be in several."));
}

}  // namespace clientela
