#include "pages/blocks.h"
#include "pages/layout.h"
#include "pages/login_page.h"
#include "pages/paths.h"
#include "pages/plain_inputs.h"

namespace clientela {
namespace {

std::string error_of(const SetupView& view, std::string_view control) {
  for (const auto& [name, sentence] : view.errors) {
    if (name == control) return sentence;
  }
  return {};
}

void language_and_currency(Html& html, const PageContext& ctx, const SetupView& view) {
  PlainSelect language{
      "language", ctx.tr("Language"), view.language, {}, error_of(view, "language")};
  for (const auto& option : view.languages) language.options.emplace_back(option.code, option.name);
  html.div("field-row", [&] {
    plain_select(html, language);
    if (view.currencies.empty()) {
      plain_input(html, {.name = "currency",
                         .label = ctx.tr("Currency"),
                         .value = view.currency,
                         .error = error_of(view, "currency")});
      return;
    }
    PlainSelect currency{
        "currency", ctx.tr("Currency"), view.currency, {}, error_of(view, "currency")};
    for (const auto& code : view.currencies) currency.options.emplace_back(code, code);
    plain_select(html, currency);
  });
  if (!view.zone.empty()) hidden_input(html, "zone", view.zone);
}

void people_choice(Html& html, const SetupView& view, std::string_view value,
                   const std::string& title, const std::string& text) {
  html.element("label", {{"class", "choice"}}, [&] {
    html.leaf("input", {{"type", "radio"},
                        {"name", "people"},
                        {"value", value},
                        {"checked", view.people == value}});
    html.element("b", {}, title);
    html.text(" ");
    html.element("small", {}, text);
  });
}

void people(Html& html, const PageContext& ctx, const SetupView& view) {
  html.element("fieldset", {{"class", "choices mb-3"}}, [&] {
    html.element("legend", {}, ctx.tr("Whom do you serve?"));
    people_choice(html, view, "customers", ctx.tr("Mostly customers"),
                  ctx.tr("Many people, single purchases: a shop, a café, a web store"));
    people_choice(html, view, "clients", ctx.tr("Mostly clients"),
                  ctx.tr("Long relationships and agreements: an agency, a law firm, a clinic"));
  });
}

void account(Html& html, const PageContext& ctx, const SetupView& view) {
  html.element("fieldset", {{"class", "field-group"}}, [&] {
    html.element("legend", {}, ctx.tr("Your account"));
    plain_input(html, {.name = "name",
                       .label = ctx.tr("Your name"),
                       .value = view.name,
                       .autocomplete = "name",
                       .error = error_of(view, "name")});
    plain_input(html, {.name = "email",
                       .label = ctx.tr("E-mail"),
                       .value = view.email,
                       .autocomplete = "username",
                       .help = ctx.tr("To log in with."),
                       .error = error_of(view, "email")});
    plain_input(html, {.name = "password",
                       .label = ctx.tr("Password"),
                       .type = "password",
                       .autocomplete = "new-password",
                       .help = ctx.tr("At least 10 characters."),
                       .error = error_of(view, "password")});
  });
}

}  // namespace

std::string setup_page(const PageContext& ctx, const SetupView& view) {
  return plain_page(ctx, ctx.tr("Welcome"), true, [&](Html& html) {
    html.element("h1", {}, ctx.tr("Welcome. Three questions"));
    html.element(
        "p", {{"class", "lead"}},
        ctx.tr("Everything can be changed later; the currency only until there are orders."));
    if (!view.error.empty()) alert(html, AlertKind::danger, view.error);
    post_form(html, ctx, setup_path, {}, [&](Html& form) {
      if (!view.key.empty()) hidden_input(form, "key", view.key);
      plain_input(form, {.name = "company",
                         .label = ctx.tr("What is your company called?"),
                         .value = view.company,
                         .autocomplete = "organization",
                         .error = error_of(view, "company"),
                         .autofocus = true});
      language_and_currency(form, ctx, view);
      people(form, ctx, view);
      account(form, ctx, view);
      form.element("button", {{"class", "btn btn-primary w-100"}}, ctx.tr("Start"));
    });
  });
}

}  // namespace clientela
