#pragma once

#include <string>

#include "features/surveys/survey.h"
#include "pages/screens.h"

namespace clientela {

// What a client sees behind the private link: one question, without a log-in.
struct SurveyLinkView {
  std::string action;  // where the answer is sent to
  Survey survey;
  std::string company;
  std::string score, comment;  // as typed before
  std::string error = {};
};
std::string survey_question_page(const PageContext& ctx, const SurveyLinkView& view);
// The question was answered, or can't be any more: one sentence.
std::string survey_closed_page(const PageContext& ctx, const std::string& title,
                               const std::string& text);

// The link for a client, shown once after it was made.
struct SurveySendView {
  Record client;
  std::string link;
  std::string email;  // of the client; empty: none is known
  std::string question;
};
std::string survey_send_page(const PageContext& ctx, const SurveySendView& view);

// The survey's own question, or the usual one in the page's language.
std::string question_of(const PageContext& ctx, const Survey& survey);
std::string ask_path(const PageContext& ctx, Id client);  // POST survey=<id>

// The client's card offers to ask; the survey's card shows what came back.
void add_survey_screens(Screens& screens);

}  // namespace clientela
