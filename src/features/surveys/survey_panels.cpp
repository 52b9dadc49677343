#include <algorithm>
#include <map>

#include "features/filters.h"
#include "features/surveys/survey_pages.h"
#include "features/surveys/survey_results.h"
#include "pages/blocks.h"
#include "pages/layout.h"
#include "pages/paths.h"

namespace clientela {
namespace {

constexpr int most_answers = 5000;
constexpr int most_offered = 4;
constexpr std::size_t months_shown = 12;

struct Answers {
  std::vector<int> scores;                    // newest first
  std::vector<GivenMark> given;               // the same, with who gave them
  std::map<Date, std::vector<int>> by_month;  // by the month's first day
  std::int64_t asked = 0;
  bool more = false;
};

Answers answers_of(const PageContext& ctx, Reading& reading, Id survey) {
  const ObjectType& type = reading.type(SurveyAnswer::object_name);
  Answers answers;
  answers.asked =
      reading.count(question(type, {where("survey", Value(survey))}, {}, 1), std::int64_t{1} << 40);
  Query query = question(type, {where("survey", Value(survey)), where_filled("answered_at")},
                         {"answered_at", true}, 500);
  while (answers.scores.size() < most_answers) {
    const Slice slice = reading.list(query);
    for (const auto& record : slice.records) {
      const auto answer = record.as<SurveyAnswer>();
      if (!answer.score || !answer.answered_at) continue;
      const auto score = static_cast<int>(*answer.score);
      const Date day = local_date(*answer.answered_at, ctx.zone);
      answers.scores.push_back(score);
      answers.given.push_back({answer.client.id, score});
      answers.by_month[day - (day.parts().day - 1)].push_back(score);
    }
    query.cursor = slice.next;
    answers.more = !slice.next.empty();
    if (slice.next.empty()) break;
  }
  return answers;
}

void headline(Html& html, const PageContext& ctx, SurveyKind kind, const Answers& answers) {
  const SurveyScore score = score_of(kind, answers.scores);
  const auto answered = static_cast<std::int64_t>(answers.scores.size());
  figures(html,
          {{std::string(short_name(kind)), score_words(ctx, kind, score.score.value), {}, false},
           {ctx.tr("Probably between"), range_words(ctx, kind, score), {}, false},
           {ctx.tr("Answered"), ctx.formats.integer(answered),
            ctx.tr("of {} asked", ctx.formats.integer(answers.asked)), false}});
  html.element("p", {{"class", "muted"}}, [&] {
    html.text(
        kind == SurveyKind::nps
            ? ctx.tr("Of 100 who answered: those who gave 9 or 10, less those who gave 0 to 6.")
        : kind == SurveyKind::csat
            ? ctx.tr("How many of 100 who answered gave one of the two best marks.")
            : ctx.tr("The mean of all marks."));
    html.text(" ");
    html.text(ctx.tr("The more answers, the narrower the range within which the truth lies."));
    if (answers.more) {
      html.text(" ");
      html.text(ctx.tr("Counted are the newest {}.", ctx.formats.integer(answered)));
    }
  });
}

void by_month(Html& html, const PageContext& ctx, SurveyKind kind, const Answers& answers) {
  SmallTable table{ctx.tr("By month"),
                   {ctx.tr("Month"), ctx.tr("Answers"), std::string(short_name(kind)),
                    ctx.tr("Probably between")},
                   {false, true, true, true}};
  for (auto month = answers.by_month.rbegin();
       month != answers.by_month.rend() && table.rows.size() < months_shown; ++month) {
    const SurveyScore score = score_of(kind, month->second);
    table.rows.push_back({ctx.formats.month(month->first),
                          ctx.formats.integer(static_cast<std::int64_t>(month->second.size())),
                          score_words(ctx, kind, score.score.value),
                          range_words(ctx, kind, score)});
  }
  small_table(html, table);
}

void by_mark(Html& html, const PageContext& ctx, SurveyKind kind, const Answers& answers) {
  SmallTable table{ctx.tr("By mark"), {ctx.tr("Mark"), ctx.tr("Answers")}, {true, true}};
  const SurveyScale scale = scale_of(kind);
  for (int mark = scale.to; mark >= scale.from; --mark) {
    const auto given = std::count(answers.scores.begin(), answers.scores.end(), mark);
    table.rows.push_back({std::to_string(mark), ctx.formats.integer(given)});
  }
  small_table(html, table);
}

void extend_survey_card(const PageContext& ctx, Reading& reading, CardView& view) {
  const auto survey = view.whole.record.as<Survey>();
  const Answers answers = answers_of(ctx, reading, view.whole.record.id);
  CardPanel panel;
  panel.zone = CardZone::middle;
  if (answers.scores.empty()) {
    empty_state(
        panel.content,
        {.icon = "message",
         .title = ctx.tr("No answers yet"),
         .text = ctx.tr("Open a client and choose “Ask: {}” in the menu of the card.", survey.name),
         .small = true});
  } else {
    headline(panel.content, ctx, survey.kind, answers);
    by_month(panel.content, ctx, survey.kind, answers);
    marks_by_segment(panel.content, ctx, reading, survey.kind, answers.given);
    by_mark(panel.content, ctx, survey.kind, answers);
  }
  view.panels.push_back(std::move(panel));
}

// Whom one may ask, one may ask from the card.
void extend_client_card(const PageContext& ctx, Reading& reading, CardView& view) {
  const Record& client = view.whole.record;
  if (client.deleted_at || ctx.role < Role::member) return;
  const auto surveys = reading.list(question(
      reading.type(Survey::object_name), {where("active", Value(true))}, {"name"}, most_offered));
  for (const auto& survey : surveys.records) {
    view.verbs.push_back({.action = ask_path(ctx, client.id),
                          .label = ctx.tr("Ask: {}", survey.title()),
                          .icon = "message",
                          .css_class = "menu-item",
                          .hidden = {{"survey", survey.id.text()}},
                          .new_page = true});
  }
}

}  // namespace

void add_survey_screens(Screens& screens) {
  screens.cards.emplace(Client::object_name, extend_client_card);
  screens.cards.emplace(Survey::object_name, extend_survey_card);
}

}  // namespace clientela
