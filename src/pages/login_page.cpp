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

}  // namespace clientela
