#include "features/users/user_pages.h"

#include "pages/blocks.h"
#include "pages/layout.h"
#include "pages/paths.h"
#include "pages/plain_inputs.h"
#include "system/desk.h"

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

std::vector<ApiToken> tokens_of(Reading& reading, Id user) {
  Query query;
  query.type = &reading.type(ApiToken::object_name);
  query.filter.kind = Filter::Kind::comparison;
  query.filter.comparison.key = "user";
  query.filter.comparison.operands = {Value(user)};
  std::vector<ApiToken> tokens;
  for (const auto& record : reading.list(query).records) tokens.push_back(record.as<ApiToken>());
  return tokens;
}

void token_list(Html& html, const PageContext& ctx, const Record& user,
                const std::vector<ApiToken>& tokens) {
  html.element("section", {{"class", "section"}}, [&] {
    html.element("h2", {{"class", "section-title"}}, ctx.tr("API tokens"));
    html.element("p", {}, ctx.tr("Programs that send these may do what this user may do."));
    html.element("ul", {{"class", "related"}}, [&] {
      for (const auto& token : tokens) {
        html.element("li", {{"class", "related-item"}}, [&] {
          html.span("related-title", token.name);
          html.span("related-figure", ago(ctx, token.made_at));
          post_button(html, ctx,
                      {.action = record_path(*user.type, user.id) + "/tokens/" + token.id.text() +
                                 "/revoke",
                       .label = ctx.tr("Revoke"),
                       .css_class = "btn btn-sm"});
        });
      }
    });
  });
}

void extend_card(const PageContext& ctx, Reading& reading, CardView& view) {
  const Record& user = view.whole.record;
  if (!ctx.administrator() || user.deleted_at) return;
  CardPanel panel;
  panel.zone = CardZone::middle;
  password_form(panel.content, ctx, user);
  const auto tokens = tokens_of(reading, user.id);
  if (!tokens.empty()) token_list(panel.content, ctx, user, tokens);
  view.panels.push_back(std::move(panel));
}

}  // namespace

void add_user_screens(Screens& screens) { screens.cards.emplace(User::object_name, extend_card); }

}  // namespace clientela
