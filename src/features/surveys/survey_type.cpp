#include "features/surveys/survey.h"

namespace clientela {
namespace {

// "8: Everything arrived in time"
std::string answer_title(const Record& record) {
  const auto answer = record.as<SurveyAnswer>();
  std::string title = answer.score ? std::to_string(*answer.score) : std::string("—");
  if (!answer.comment.empty()) title += ": " + answer.comment.substr(0, answer.comment.find('\n'));
  return title;
}

}  // namespace

ObjectType survey_type() {
  return {.name = "survey",
          .plural = "surveys",
          .label = "Survey",
          .label_plural = "Surveys",
          .icon = "message",
          .fields = {field("name", &Survey::name,
                           {.label = "Name",
                            .required = true,
                            .search = true,
                            .filter = true,
                            .unique = true,
                            .list = true}),
                     field("kind", &Survey::kind,
                           {.label = "What is asked",
                            .choices = {{"nps", "Would you recommend us? (NPS, 0 to 10)"},
                                        {"csat", "Are you satisfied? (CSAT, 1 to 5)"},
                                        {"ces", "Was it easy? (CES, 1 to 7)"}},
                            .list = true}),
                     field("question", &Survey::question,
                           {.label = "Question",
                            .help = "Left empty: the usual one, in the client's language."}),
                     field("follow_up", &Survey::follow_up,
                           {.label = "After a low answer",
                            .help = "The task that the client's manager gets at once, for example: "
                                    "Call and ask what went wrong."}),
                     field("assignee", &Survey::assignee,
                           {.label = "Who follows up", .help = "For clients who have no manager."}),
                     field("active", &Survey::active,
                           {.label = "In use", .preset = "true", .filter = true, .list = true})},
          .order = {"name"}};
}

ObjectType survey_answer_type() {
  return {.name = "survey_answer",
          .plural = "survey_answers",
          .label = "Answer",
          .label_plural = "Answers",
          .icon = "star",
          .fields =
              {
                  field("comment", &SurveyAnswer::comment,
                        {.label = "Comment",
                         .format = TextFormat::multiline,
                         .max_length = 10'000,
                         .search = true,
                         .list = true}),
                  field("score", &SurveyAnswer::score,
                        {.label = "Score", .filter = true, .list = true}),
                  field("survey", &SurveyAnswer::survey,
                        {.label = "Survey", .required = true, .filter = true, .list = true}),
                  field("client", &SurveyAnswer::client,
                        {.label = "Client",
                         .required = true,
                         .filter = true,
                         .root = true,
                         .list = true}),
                  field("asked_at", &SurveyAnswer::asked_at, {.label = "Asked", .filter = true}),
                  field("answered_at", &SurveyAnswer::answered_at,
                        {.label = "Answered", .filter = true, .list = true}),
                  field("valid_until", &SurveyAnswer::valid_until, {.label = "Link valid until"}),
                  field("token_hash", &SurveyAnswer::token_hash,
                        {.label = "Link",
                         .format = TextFormat::secret,
                         .filter = true,
                         .unique = true,
                         .computed = true}),
              },
          .order = {"asked_at", true},
          .title = answer_title};
}

void add_surveys(Model& model) {
  model.add(survey_type());
  model.add(survey_answer_type());
  add_survey_actions(model);
}

}  // namespace clientela
