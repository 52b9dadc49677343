#include "base/url.h"
#include "features/surveys/survey_pages.h"
#include "pages/blocks.h"
#include "pages/layout.h"
#include "pages/paths.h"

namespace clientela {
namespace {

std::pair<std::string, std::string> ends_of_scale(const PageContext& ctx, SurveyKind kind) {
  switch (kind) {
    case SurveyKind::nps:
      return {ctx.tr("Not at all"), ctx.tr("Certainly")};
    case SurveyKind::csat:
      return {ctx.tr("Not satisfied"), ctx.tr("Very satisfied")};
    case SurveyKind::ces:
      return {ctx.tr("Very hard"), ctx.tr("Very easy")};
  }
  return {};
}

void scale(Html& html, const PageContext& ctx, const SurveyLinkView& view) {
  const SurveyScale scale = scale_of(view.survey.kind);
  const auto ends = ends_of_scale(ctx, view.survey.kind);
  html.element("fieldset", {{"class", "survey-scale"}}, [&] {
    html.element("legend", {}, question_of(ctx, view.survey));
    html.div("survey-marks", [&] {
      for (int mark = scale.from; mark <= scale.to; ++mark) {
        const std::string value = std::to_string(mark);
        html.element("label", {}, [&] {
          html.leaf("input", {{"type", "radio"},
                              {"name", "score"},
                              {"value", value},
                              {"required", true},
                              {"checked", view.score == value}});
          html.element("span", {}, value);
        });
      }
    });
    html.div("survey-ends", [&] {
      html.element("span", {}, std::to_string(scale.from) + ": " + ends.first);
      html.text(" ");
      html.element("span", {}, std::to_string(scale.to) + ": " + ends.second);
    });
  });
}

}  // namespace

std::string question_of(const PageContext& ctx, const Survey& survey) {
  if (!survey.question.empty()) return survey.question;
  switch (survey.kind) {
    case SurveyKind::nps:
      return ctx.tr("Would you recommend us to a friend or colleague?");
    case SurveyKind::csat:
      return ctx.tr("How satisfied are you with us?");
    case SurveyKind::ces:
      return ctx.tr("How easy was it to work with us?");
  }
  return {};
}

std::string ask_path(const PageContext& ctx, Id client) {
  return record_path(ctx.model.type(Client::object_name), client) + "/surveys";
}

std::string survey_question_page(const PageContext& ctx, const SurveyLinkView& view) {
  return plain_page(ctx, view.company, false, [&](Html& html) {
    html.element("h1", {}, view.company);
    if (!view.error.empty()) alert(html, AlertKind::danger, view.error);
    post_form(html, ctx, view.action, {}, [&](Html& form) {
      scale(form, ctx, view);
      form.div("field", [&] {
        form.element("label", {{"class", "form-label"}, {"for", "comment"}},
                     ctx.tr("What is the main reason? (if you like)"));
        form.element("textarea",
                     {{"class", "form-control"},
                      {"id", "comment"},
                      {"name", "comment"},
                      {"rows", "4"},
                      {"maxlength", "10000"}},
                     view.comment);
      });
      form.element("button", {{"class", "btn btn-primary w-100"}, {"data-turbo", "false"}},
                   ctx.tr("Send the answer"));
    });
  });
}

std::string survey_closed_page(const PageContext& ctx, const std::string& title,
                               const std::string& text) {
  return plain_page(ctx, title, false, [&](Html& html) {
    html.element("h1", {}, title);
    html.element("p", {{"class", "lead"}}, text);
  });
}

std::string survey_send_page(const PageContext& ctx, const SurveySendView& view) {
  const PageHead head{.title = ctx.tr("Ask for feedback"),
                      .crumb = view.client.title(),
                      .crumb_url = record_path(*view.client.type, view.client.id)};
  return page(ctx, head, [&](Html& html) {
    html.div("page-body page-narrow", [&] {
      html.element("p", {},
                   ctx.tr("Send this link to {}. It is for this client alone, works once, and is "
                          "not shown again.",
                          view.client.title()));
      html.element("div",
                   {{"class", "d-flex gap-2 mb-3"},
                    {"data-controller", "copy"},
                    {"data-copy-text-value", view.link},
                    {"data-copy-done-value", ctx.tr("Copied")}},
                   [&] {
                     html.leaf("input", {{"class", "form-control"},
                                         {"readonly", true},
                                         {"aria-label", ctx.tr("Link")},
                                         {"value", view.link}});
                     html.element("button",
                                  {{"type", "button"},
                                   {"class", "btn"},
                                   {"data-action", "copy#copy"},
                                   {"data-copy-target", "label"}},
                                  ctx.tr("Copy"));
                   });
      if (view.email.empty()) return;
      const std::string mail = "mailto:" + url_encoded(view.email) +
                               "?subject=" + url_encoded(view.question) +
                               "&body=" + url_encoded(view.link);
      html.element("a", {{"class", "btn"}, {"href", mail}}, [&] {
        icon(html, "mail");
        html.text(ctx.tr("Write an e-mail"));
      });
    });
  });
}

}  // namespace clientela
