#include "features/users/user_pages.h"

#include "pages/layout.h"
#include "pages/paths.h"
#include "pages/plain_inputs.h"

namespace clientela {
namespace {

void password_form(Html& html, const PageContext& ctx, const Record& user) {
  const bool has_one = !user.get<std::string>("password_hash").empty();
  html.element("section", {{"class", "section"}}, [&] {
    html.element("h2", {{"class", "section-title"}},
                 has_one ? ctx.tr("Another password") : ctx.tr("First password"));
    html.element("p", {},
                 has_one ? ctx.tr("It ends all sessions of this user.")
                         : ctx.tr("Without a password nobody can log in as this user. Tell it to "
                                  "them; they can change it under their name."));
    post_form(html, ctx, record_path(*user.type, user.id) + "/password", "record-form",
              [&](Html& form) {
                plain_input(form, {.name = "password",
                                   .label = ctx.tr("Password"),
                                   .type = "password",
                                   .autocomplete = "new-password",
                                   .help = ctx.tr("At least 10 characters.")});
                form.element("button", {{"class", "btn btn-primary"}}, ctx.tr("Set password"));
              });
  });
}

void extend_card(const PageContext& ctx, Reading&, CardView& view) {
  const Record& user = view.whole.record;
  if (!ctx.administrator() || user.deleted_at) return;
  CardPanel panel;
  panel.zone = CardZone::middle;
  password_form(panel.content, ctx, user);
  view.panels.push_back(std::move(panel));
}

}  // namespace

void add_user_screens(Screens& screens) { screens.cards.emplace(User::object_name, extend_card); }

}  // namespace clientela
