#include "pages/error_page.h"

#include "pages/layout.h"

namespace clientela {
namespace {

std::string default_title(const PageContext& ctx, int status) {
  switch (status) {
    case 400:
      return ctx.tr("This can't be understood");
    case 403:
      return ctx.tr("You may not do this");
    case 404:
      return ctx.tr("There is nothing here");
    case 405:
      return ctx.tr("That can't be done here");
    case 409:
      return ctx.tr("Somebody else was faster");
    case 413:
      return ctx.tr("This is too much at once");
    case 429:
      return ctx.tr("Too many attempts");
    case 503:
      return ctx.tr("Not available right now");
    default:
      return ctx.tr("Something went wrong");
  }
}

std::string default_text(const PageContext& ctx, int status) {
  switch (status) {
    case 400:
      return ctx.tr("Go back and look at what was sent. Nothing was changed.");
    case 403:
      return ctx.tr("Your role does not include it. An administrator can change that.");
    case 404:
      return ctx.tr(
          "The address is wrong, or the record was deleted. Deleted records wait in "
          "the bin.");
    case 409:
      return ctx.tr("Load the page again to see what it is like now.");
    case 413:
      return ctx.tr("Send it in smaller parts. Nothing was changed.");
    case 429:
      return ctx.tr("Wait a minute and try again.");
    case 503:
      return ctx.tr("Try again in a moment. What you typed was not lost: go back to it.");
    default:
      return ctx.tr("Nothing was changed. Try again; if it stays so, tell us what you did.");
  }
}

// Inside, the page's head has the title; outside it stands here.
void error_content(Html& html, const PageContext& ctx, const ErrorView& view,
                   const std::string& title) {
  html.div("error-page", [&] {
    html.element("p", {{"class", "error-code"}}, [&] {
      html.text(std::to_string(view.status));
      if (!view.reference.empty()) html.text(" · " + view.reference);
    });
    if (!title.empty()) html.element("h1", {{"class", "mb-2"}}, title);
    html.element("p", {}, view.text.empty() ? default_text(ctx, view.status) : view.text);
    html.div("form-buttons", [&] {
      html.link("/", "btn btn-primary", ctx.tr("Go to the start"));
      html.text(" ");
      if (!view.back_url.empty()) html.link(view.back_url, "btn", ctx.tr("Back"));
    });
  });
}

}  // namespace

std::string error_page(const PageContext& ctx, const ErrorView& view) {
  const std::string title = view.title.empty() ? default_title(ctx, view.status) : view.title;
  if (ctx.user_name.empty()) {
    return plain_page(ctx, title, false,
                      [&](Html& html) { error_content(html, ctx, view, title); });
  }
  return page(ctx, {.title = title}, [&](Html& html) { error_content(html, ctx, view, {}); });
}

int http_status(ErrorCode code) {
  switch (code) {
    case ErrorCode::invalid:
    case ErrorCode::required:
    case ErrorCode::duplicate:
      return 422;
    case ErrorCode::not_found:
      return 404;
    case ErrorCode::forbidden:
      return 403;
    case ErrorCode::conflict:
      return 409;
    case ErrorCode::too_large:
      return 413;
    case ErrorCode::unavailable:
      return 503;
  }
  return 500;
}

std::string error_text(const PageContext& ctx, const ObjectType* type, const Error& error) {
  const Field* field = type == nullptr || error.field.empty() ? nullptr : type->find(error.field);
  const std::string sentence = ctx.tr(error.message);
  return field == nullptr ? sentence : ctx.tr(field->label) + ": " + sentence;
}

std::string confirm_page(const PageContext& ctx, const ConfirmView& view) {
  return page(ctx, {.title = view.title}, [&](Html& html) {
    html.div("page-body page-narrow", [&] {
      html.element("p", {}, view.text);
      post_form(html, ctx, view.action, {}, [&](Html& form) {
        for (const auto& [name, value] : view.hidden) hidden_input(form, name, value);
        form.div("form-buttons", [&] {
          form.element("button", {{"class", view.danger ? "btn btn-danger" : "btn btn-primary"}},
                       view.submit);
          form.link(view.cancel_url, "btn btn-quiet", ctx.tr("Cancel"));
        });
      });
    });
  });
}

}  // namespace clientela
