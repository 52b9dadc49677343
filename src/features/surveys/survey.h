#pragma once

#include <optional>
#include <string>

#include "features/clients/client.h"

namespace clientela {

// Which question is asked and how it is answered: would you recommend us (NPS, 0 to 10), are you
// satisfied (CSAT, 1 to 5), was it easy (CES, 1 to 7).
enum class SurveyKind { nps, csat, ces };

// One question that clients are asked by a private link.
struct Survey {
  static constexpr std::string_view object_name = "survey";
  Id id;
  std::string name;
  SurveyKind kind{};
  std::string question;   // empty: the usual one, in the client's language
  std::string follow_up;  // what somebody has to do after a low answer; empty: nothing
  Ref<User> assignee;     // who does it for clients without a manager
  bool active = true;
};

inline constexpr int survey_link_days = 30;  // for which a link can be answered

// A client who was asked, and what came back.
struct SurveyAnswer {
  static constexpr std::string_view object_name = "survey_answer";
  Id id;
  Ref<Survey> survey;
  Ref<Client> client;
  std::string token_hash;  // of the link
  Instant asked_at;
  Date valid_until;
  std::optional<std::int64_t> score;
  std::string comment;
  std::optional<Instant> answered_at;
};

struct AskClient {
  Ref<Survey> survey;
  Ref<Client> client;
  std::string token_hash;
};

struct AnswerSurvey {
  Ref<SurveyAnswer> answer;
  std::int64_t score = 0;
  std::string comment;
};

struct SurveyScale {
  int from = 0, to = 10;
  int low = 6;  // this and less asks for a follow-up
};
SurveyScale scale_of(SurveyKind kind);
// "NPS"
std::string_view short_name(SurveyKind kind);

// Declares surveys, answers, and the verbs survey.ask and survey.answer.
void add_surveys(Model& model);

void add_survey_actions(Model& model);
ObjectType survey_type();
ObjectType survey_answer_type();

}  // namespace clientela
