#include <fmt/format.h>

#include "features/activities/activity.h"
#include "features/surveys/survey.h"
#include "system/passwords.h"

namespace clientela {
namespace {

// The link's secret becomes its hash, so that the log never holds it.
Result<JsonObject> hash_link(JsonObject arguments, const Preparation&) {
  const auto token = std::string(string_member(arguments, "token"));
  if (token.empty()) {
    return Error{ErrorCode::required, "token", message("A link needs its secret.")};
  }
  arguments.erase("token");
  arguments["token_hash"] = token_hash(token);
  return arguments;
}

Date today_of(const Transaction& transaction) {
  return local_date(transaction.context().now, transaction.context().zone);
}

Result<JsonObject> ask(Transaction& transaction, const AskClient& arguments) {
  const auto survey = transaction.get(arguments.survey);
  if (!survey || !survey->active) {
    return Error{ErrorCode::not_found, "survey", message("This survey is not in use.")};
  }
  if (!transaction.get(arguments.client)) {
    return Error{ErrorCode::not_found, "client", message("This client does not exist.")};
  }
  SurveyAnswer answer;
  answer.survey = arguments.survey;
  answer.client = arguments.client;
  answer.token_hash = arguments.token_hash;
  answer.asked_at = transaction.context().now;
  answer.valid_until = today_of(transaction) + survey_link_days;
  CLIENTELA_ASSIGN(const Id id, transaction.create(answer));
  return JsonObject{{"id", id.text()}};
}

Result<void> check_answer(const SurveyAnswer& answer, SurveyScale scale, std::int64_t score,
                          Date today) {
  if (answer.answered_at) {
    return Error{ErrorCode::conflict, "", message("This was answered already. Thank you!")};
  }
  if (answer.valid_until < today) {
    return Error{ErrorCode::conflict, "", message("The time for this answer has passed.")};
  }
  if (score < scale.from || score > scale.to) {
    return invalid("score", message("Choose a number from {} to {}.", std::to_string(scale.from),
                                    std::to_string(scale.to)));
  }
  return {};
}

// What was said stands on the client's timeline.
Result<void> write_down(Transaction& transaction, const Survey& survey,
                        const SurveyAnswer& answer) {
  Activity said;
  said.kind = ActivityKind::message;
  said.subject =
      fmt::format("{} {} / {}", short_name(survey.kind), *answer.score, scale_of(survey.kind).to);
  said.client = answer.client;
  said.details = answer.comment;
  said.at = *answer.answered_at;
  CLIENTELA_TRY(transaction.create(said));
  return {};
}

// Somebody hears of a low answer at once.
Result<void> follow_up(Transaction& transaction, const Survey& survey, const SurveyAnswer& answer) {
  if (survey.follow_up.empty() || *answer.score > scale_of(survey.kind).low) return {};
  const auto client = transaction.get(answer.client);
  Activity task;
  task.kind = ActivityKind::task;
  task.subject = survey.follow_up;
  task.client = answer.client;
  task.assignee = client && client->manager ? client->manager : survey.assignee;
  task.due = today_of(transaction);
  task.details = fmt::format("{} {}\n{}", short_name(survey.kind), *answer.score, answer.comment);
  CLIENTELA_TRY(transaction.create(task));
  return {};
}

Result<JsonObject> answer_survey(Transaction& transaction, const AnswerSurvey& arguments) {
  auto answer = transaction.get(arguments.answer);
  const auto survey = answer ? transaction.get(answer->survey) : std::nullopt;
  if (!survey) {
    return Error{ErrorCode::not_found, "answer", message("This survey does not exist any more.")};
  }
  CLIENTELA_TRY(
      check_answer(*answer, scale_of(survey->kind), arguments.score, today_of(transaction)));
  answer->score = arguments.score;
  answer->comment = arguments.comment;
  answer->answered_at = transaction.context().now;
  CLIENTELA_TRY(transaction.change(*answer));
  CLIENTELA_TRY(write_down(transaction, *survey, *answer));
  CLIENTELA_TRY(follow_up(transaction, *survey, *answer));
  return JsonObject{{"id", answer->id.text()}};
}

Action ask_action() {
  Action ask_client = action<AskClient>(
      {.name = "survey.ask",
       .label = "Ask for feedback",
       .offline = Offline::no,
       .arguments = {field("survey", &AskClient::survey, {.label = "Survey", .required = true}),
                     field("client", &AskClient::client, {.label = "Client", .required = true}),
                     field("token_hash", &AskClient::token_hash,
                           {.label = "Link", .format = TextFormat::secret, .required = true})}},
      ask);
  ask_client.prepare = hash_link;
  return ask_client;
}

}  // namespace

SurveyScale scale_of(SurveyKind kind) {
  switch (kind) {
    case SurveyKind::nps:
      return {0, 10, 6};
    case SurveyKind::csat:
      return {1, 5, 2};
    case SurveyKind::ces:
      return {1, 7, 3};
  }
  return {};
}

std::string_view short_name(SurveyKind kind) {
  switch (kind) {
    case SurveyKind::nps:
      return "NPS";
    case SurveyKind::csat:
      return "CSAT";
    case SurveyKind::ces:
      return "CES";
  }
  return {};
}

void add_survey_actions(Model& model) {
  model.add(ask_action());
  model.add(action<AnswerSurvey>(
      {.name = "survey.answer",
       .label = "Answer",
       .arguments = {field("answer", &AnswerSurvey::answer, {.label = "Answer", .required = true}),
                     field("score", &AnswerSurvey::score, {.label = "Score"}),
                     field("comment", &AnswerSurvey::comment,
                           {.label = "Comment", .max_length = 10'000})}},
      answer_survey));
}

}  // namespace clientela
