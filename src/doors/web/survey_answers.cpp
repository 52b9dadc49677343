#include "doors/web/answers.h"
#include "doors/web/record_view.h"
#include "doors/web/throttle.h"
#include "features/clients/client_queries.h"
#include "features/surveys/survey_pages.h"
#include "pages/paths.h"
#include "system/passwords.h"

namespace clientela {
namespace {

struct SurveyLink {
  Record answer;
  Survey survey;
  Client client;
};

// What the link belongs to.
std::optional<SurveyLink> link_of(Visit& visit) {
  std::optional<SurveyLink> link;
  visit.engine().read(Asker::program(), [&](Reading& reading) {
    const auto answer = reading.find_by(reading.type(SurveyAnswer::object_name), "token_hash",
                                        Value(token_hash(visit.captures.at(0))));
    if (!answer) return;
    const auto survey = reading.get(answer->as<SurveyAnswer>().survey);
    const auto client = reading.get(answer->as<SurveyAnswer>().client);
    if (survey && client) link = SurveyLink{*answer, *survey, *client};
  });
  return link;
}

// In the client's language, whatever the browser's is.
void speak_to(Visit& visit, const Client& client) {
  if (!client.language.empty()) visit.context->tr = languages().translator(client.language);
}

std::string by_address(const Visit& visit) { return "survey " + counted_address(visit.request); }

// Nothing for a link that leads somewhere, whatever else was tried from its address; else what a
// stranger is told. Guessing is slowed down as guessing passwords is.
std::optional<Response> refusal(Visit& visit, const std::optional<SurveyLink>& link) {
  if (link) return std::nullopt;
  auto& throttle = visit.services.throttle;
  const Instant now = visit.ctx().now;
  if (throttle.wait_ms(by_address(visit), now) > 0) return error_response(visit, 429);
  throttle.failed(by_address(visit), now);
  const PageContext& ctx = visit.ctx();
  return html_response(
      survey_closed_page(ctx, ctx.tr("This link leads nowhere"),
                         ctx.tr("Perhaps a part of it was lost. Open it as you received it.")),
      404);
}

Response closed(Visit& visit, const Message& reason) {
  const PageContext& ctx = visit.ctx();
  return html_response(survey_closed_page(ctx, ctx.company, ctx.tr(reason)));
}

SurveyLinkView question_view(Visit& visit, const SurveyLink& link) {
  SurveyLinkView view;
  view.action = visit.request.path;
  view.survey = link.survey;
  view.company = visit.ctx().company;
  view.score = visit.field("score");
  view.comment = visit.field("comment");
  return view;
}

}  // namespace

Response show_survey(Visit& visit) {
  const auto link = link_of(visit);
  if (auto refused = refusal(visit, link)) return std::move(*refused);
  speak_to(visit, link->client);
  const auto answer = link->answer.as<SurveyAnswer>();
  if (answer.answered_at) return closed(visit, message("This was answered already. Thank you!"));
  if (answer.valid_until < local_date(visit.ctx().now, visit.ctx().zone)) {
    return closed(visit, message("The time for this answer has passed."));
  }
  return html_response(survey_question_page(visit.ctx(), question_view(visit, *link)));
}

Response answer_survey(Visit& visit) {
  const auto link = link_of(visit);
  if (auto refused = refusal(visit, link)) return std::move(*refused);
  speak_to(visit, link->client);
  JsonObject arguments{{"answer", link->answer.id.text()}, {"comment", visit.field("comment")}};
  const auto score = parse_scaled(visit.field("score"), 0);
  arguments["score"] = score.value_or(-1);
  const auto outcome =
      visit.engine().perform(Asker::program(), {"survey.answer", std::move(arguments)});
  if (outcome) {
    const PageContext& ctx = visit.ctx();
    return html_response(survey_closed_page(ctx, ctx.tr("Thank you!"),
                                            ctx.tr("Your answer has arrived at {}.", ctx.company)));
  }
  if (outcome.error().code == ErrorCode::conflict) return closed(visit, outcome.error().message);
  SurveyLinkView view = question_view(visit, *link);
  view.error = visit.ctx().tr(outcome.error().message);
  return html_response(survey_question_page(visit.ctx(), view), 422);
}

Response ask_client(Visit& visit) {
  const ObjectType& type = visit.model().type(Client::object_name);
  const Id client = id_of_path(visit, 0);
  const std::string token = random_token();
  const auto outcome = visit.engine().perform(
      visit.asker,
      {"survey.ask",
       {{"survey", visit.field("survey")}, {"client", client.text()}, {"token", token}}});
  if (!outcome) return error_response(visit, outcome.error(), &type);
  SurveySendView view{Record(type), {}, {}, {}};
  visit.engine().read(visit.asker, [&](Reading& reading) {
    const auto whole = reading.find_whole(type, client);
    if (!whole) return;
    view.client = whole->record;
    const auto email = main_contact(*whole, ContactKind::email);
    if (email) view.email = email->value;
    const auto survey = Id::parse(visit.field("survey"));
    const auto found = survey ? reading.get(Ref<Survey>(*survey)) : std::nullopt;
    if (found) view.question = question_of(visit.ctx(), *found);
  });
  const std::string scheme = visit.request.secure ? "https://" : "http://";
  view.link = scheme + std::string(visit.request.header("Host").value_or("")) + "/s/" + token;
  return html_response(survey_send_page(visit.ctx(), view));
}

}  // namespace clientela
