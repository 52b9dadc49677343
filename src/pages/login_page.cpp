#include "pages/login_page.h"

#include "pages/blocks.h"
#include "pages/layout.h"
#include "pages/paths.h"
#include "pages/plain_inputs.h"

namespace clientela {

std::string login_page(const PageContext& ctx, const LoginView& view) {
  return plain_page(ctx, ctx.tr("Log in"), false, [&](Html& html) {
    html.element("h1", {}, ctx.tr("Log in"));
    if (!ctx.company.empty()) html.element("p", {{"class", "lead"}}, ctx.company);
    if (!view.error.empty()) alert(html, AlertKind::danger, view.error);
    if (!view.hint.empty()) alert(html, AlertKind::info, view.hint);
    post_form(html, ctx, login_path, {}, [&](Html& form) {
      if (!view.next.empty()) hidden_input(form, "next", view.next);
      if (!view.again.empty()) hidden_input(form, "again", view.again);
      for (const auto& [name, value] : view.typed) hidden_input(form, "again." + name, value);
      plain_input(form, {.name = "name",
                         .label = ctx.tr("E-mail"),
                         .value = view.name,
                         .autocomplete = "username",
                         .autofocus = view.name.empty()});
      plain_input(form, {.name = "password",
                         .label = ctx.tr("Password"),
                         .type = "password",
                         .autocomplete = "current-password",
                         .autofocus = !view.name.empty()});
      form.element("button", {{"class", "btn btn-primary w-100"}}, ctx.tr("Log in"));
    });
  });
}

namespace {

// Enough to see which form it was; choices and numbers of rows say little.
void typed_texts(Html& html, const SendAgainView& view) {
  constexpr std::size_t most_shown = 12;
  std::size_t shown = 0;
  html.element("ul", {{"class", "lines"}}, [&] {
    for (const auto& [name, value] : view.typed) {
      const bool text = value.find(' ') != std::string::npos || value.size() > 3;
      if (!text || value == "false" || name.rfind("was.", 0) == 0 || ++shown > most_shown) continue;
      html.element("li", {{"class", "line"}}, value);
    }
  });
}

}  // namespace

std::string send_again_page(const PageContext& ctx, const SendAgainView& view) {
  return plain_page(ctx, ctx.tr("Logged in again"), false, [&](Html& html) {
    html.element("h1", {}, ctx.tr("Logged in again"));
    html.element("p", {{"class", "lead"}},
                 ctx.tr("Your session had ended before this was saved. Nothing is lost:"));
    typed_texts(html, view);
    html.element("form", {{"method", "post"}, {"action", view.address}}, [&] {
      hidden_input(html, "csrf", view.csrf);
      for (const auto& [name, value] : view.typed) hidden_input(html, name, value);
      html.element("button", {{"class", "btn btn-primary w-100"}}, ctx.tr("Save it now"));
    });
    html.element("p", {{"class", "mt-2"}}, [&] {
      html.element("a", {{"href", view.back}}, ctx.tr("Drop it"));
    });
  });
}

}  // namespace clientela
