#include "doors/web/profile_page.h"

#include "base/locale_words.h"
#include "doors/web/device_words.h"
#include "features/classification/classification_rules_page.h"
#include "features/insights/stage_rules_page.h"
#include "pages/blocks.h"
#include "pages/layout.h"
#include "pages/paths.h"

namespace clientela {
namespace {

struct TextInput {
  std::string_view name, label, value;
  std::string_view type = "text";
  std::string_view autocomplete = "off";
  std::string_view hint = {};
  std::string_view id = {};  // empty: the name
};

void text_input(Html& html, const TextInput& input) {
  const std::string_view id = input.id.empty() ? input.name : input.id;
  html.div("field", [&] {
    html.element("label", {{"class", "form-label"}, {"for", id}}, input.label);
    html.leaf("input", {{"class", "form-control"},
                        {"id", id},
                        {"name", input.name},
                        {"type", input.type},
                        {"value", input.value},
                        {"autocomplete", input.autocomplete}});
    html.text(" ");
    if (!input.hint.empty()) html.span("form-hint", input.hint);
  });
}

using Choices = NamedCodes;

void select_input(Html& html, std::string_view name, std::string_view label,
                  std::string_view current, const Choices& choices) {
  html.div("field", [&] {
    html.element("label", {{"class", "form-label"}, {"for", name}}, label);
    html.element("select", {{"class", "form-select"}, {"id", name}, {"name", name}}, [&] {
      for (const auto& [value, text] : choices) {
        html.element("option", {{"value", value}, {"selected", value == current}}, text);
      }
    });
  });
}

Choices language_choices(const std::string& none) {
  return {{"", none}, {"en", "English"}, {"ru", "Русский"}, {"cs", "Čeština"}, {"ko", "한국어"}};
}

// All zones, the one that is there already, and `none` for the empty one if it has words.
Choices zone_choices(const PageContext& ctx, const std::string& present, const std::string& none) {
  const std::string& reader = ctx.tr.language();
  Choices choices;
  if (!none.empty()) choices.emplace_back("", none);
  bool listed = present.empty();
  for (const auto& zone : time_zones(reader)) {
    choices.push_back(zone);
    listed = listed || zone.first == present;
  }
  if (!listed) choices.emplace_back(present, zone_name(present, reader));
  return choices;
}

void submit(Html& html, std::string_view label) {
  html.div("form-buttons", [&] {
    html.element("button", {{"class", "btn btn-primary"}, {"type", "submit"}}, label);
  });
}

void section(Html& html, std::string_view title, const HtmlWriter& content) {
  html.element("section", {{"class", "section"}}, [&] {
    html.element("h2", {{"class", "section-title"}}, title);
    content(html);
  });
}

void profile_form(Html& html, const PageContext& ctx, const ProfileView& view) {
  post_form(html, ctx, "/me", "record-form", [&](Html& form) {
    if (!view.profile_error.empty()) alert(form, AlertKind::danger, view.profile_error);
    text_input(form, {"name", ctx.tr("Name"), view.user.name, "text", "name"});
    select_input(form, "language", ctx.tr("Language"), view.user.language,
                 language_choices(ctx.tr("As the company")));
    select_input(form, "zone", ctx.tr("Time zone"), view.user.zone,
                 zone_choices(ctx, view.user.zone, ctx.tr("As the company")));
    const std::string theme = view.user.theme == Theme::dark    ? "dark"
                              : view.user.theme == Theme::light ? "light"
                                                                : "automatic";
    select_input(form, "theme", ctx.tr("Colours"), theme,
                 {{"automatic", ctx.tr("As the device")},
                  {"light", ctx.tr("Light")},
                  {"dark", ctx.tr("Dark")}});
    submit(form, ctx.tr("Save"));
  });
}

void password_form(Html& html, const PageContext& ctx, const ProfileView& view) {
  post_form(html, ctx, "/me/password", "record-form", [&](Html& form) {
    if (!view.password_error.empty()) alert(form, AlertKind::danger, view.password_error);
    text_input(form, {"current", ctx.tr("Present password"), "", "password", "current-password"});
    text_input(form, {"password", ctx.tr("New password"), "", "password", "new-password",
                      ctx.tr("At least ten characters. You will log in again everywhere.")});
    submit(form, ctx.tr("Change password"));
  });
}

void session_list(Html& html, const PageContext& ctx, const ProfileView& view) {
  SmallTable table{ctx.tr("Where you are logged in"),
                   {ctx.tr("Device"), ctx.tr("Address"), ctx.tr("Last seen")}};
  for (const auto& session : view.sessions) {
    std::string device = device_words(ctx, session.device);
    if (session.id == view.current_session) device.insert(0, ctx.tr("This device") + " · ");
    table.rows.push_back({device, session.address, ago(ctx, session.seen_at)});
  }
  small_table(html, table);
  html.element("div", {{"class", "mt-3"}}, [&] {
    post_button(html, ctx,
                {.action = std::string(logout_path),
                 .label = ctx.tr("Log out everywhere"),
                 .hidden = {{"everywhere", "1"}}});
  });
}

void token_list(Html& html, const PageContext& ctx, const ProfileView& view) {
  if (!view.new_token.empty()) {
    alert(html, AlertKind::success, [&](Html& inside) {
      inside.text(ctx.tr("Copy the token now; it is not shown again:"));
      inside.text(" ");
      inside.element("code", {}, view.new_token);
    });
  }
  html.element("ul", {{"class", "related"}}, [&] {
    for (const auto& token : view.tokens) {
      html.element("li", {{"class", "related-item"}}, [&] {
        html.span("related-title", token.name);
        html.span("related-figure", ago(ctx, token.made_at));
        post_button(html, ctx,
                    {.action = "/me/tokens/" + token.id.text() + "/revoke",
                     .label = ctx.tr("Revoke"),
                     .css_class = "btn btn-sm"});
      });
    }
  });
  post_form(html, ctx, "/me/tokens", "record-form", [&](Html& form) {
    text_input(form, {"name", ctx.tr("What the token is for"), "", "text", "off",
                      ctx.tr("A program that sends it may do what you may do."), "token-name"});
    // The answer is a page of its own, which shows the secret this once.
    form.div("form-buttons", [&] {
      form.element("button",
                   {{"class", "btn btn-primary"}, {"type", "submit"}, {"data-turbo", "false"}},
                   ctx.tr("Make a token"));
    });
  });
}

void rules_sections(Html& html, const PageContext& ctx) {
  section(html, ctx.tr("Stages of clients"), [&](Html& inside) {
    inside.element("p", {}, ctx.tr("When a client counts as regular, loyal, at risk or lost."));
    inside.link(stage_rules_path, "btn", ctx.tr("Rules of stages"));
  });
  section(html, ctx.tr("Customers, clients and moments"), [&](Html& inside) {
    inside.element("p", {},
                   ctx.tr("When a customer counts as a client, and who is new, upset "
                          "or insistent just now."));
    inside.link(classification_rules_path, "btn", ctx.tr("Rules of classification"));
  });
}

void copy_section(Html& html, const PageContext& ctx) {
  section(html, ctx.tr("Copy of the company"), [&](Html& inside) {
    inside.element("p", {},
                   ctx.tr("Everything of this company in one file: records, history, users. "
                          "Keep it as a backup, or open it with Clientela elsewhere."));
    post_form(inside, ctx, settings_copy_path, {}, [&](Html& form) {
      form.element("button", {{"class", "btn"}, {"type", "submit"}, {"data-turbo", "false"}}, [&] {
        icon(form, "download");
        form.text(ctx.tr("Save a copy"));
      });
    });
  });
}

void sample_section(Html& html, const PageContext& ctx) {
  section(html, ctx.tr("Sample data"), [&](Html& inside) {
    inside.element("p", {},
                   ctx.tr("This company holds made-up records. Remove them whole "
                          "when you begin with your own."));
    post_button(inside, ctx,
                {.action = std::string(sample_remove_path),
                 .label = ctx.tr("Remove the sample data"),
                 .css_class = "btn btn-danger",
                 .confirm = ctx.tr("Remove all sample records?")});
  });
}

}  // namespace

std::string profile_page(const PageContext& ctx, const ProfileView& view) {
  return page(ctx, {.title = ctx.tr("You")}, [&](Html& html) {
    html.div("page-body page-narrow", [&] {
      section(html, ctx.tr("Profile"), [&](Html& inside) { profile_form(inside, ctx, view); });
      section(html, ctx.tr("Password"), [&](Html& inside) { password_form(inside, ctx, view); });
      section(html, ctx.tr("Sessions"), [&](Html& inside) { session_list(inside, ctx, view); });
      section(html, ctx.tr("API tokens"), [&](Html& inside) { token_list(inside, ctx, view); });
    });
  });
}

std::string settings_page(const PageContext& ctx, const SettingsView& view) {
  return page(ctx, {.title = ctx.tr("Settings")}, [&](Html& html) {
    html.div("page-body page-narrow", [&] {
      post_form(html, ctx, settings_path, "record-form section", [&](Html& form) {
        if (!view.error.empty()) alert(form, AlertKind::danger, view.error);
        text_input(form, {"name", ctx.tr("Company"), view.name, "text", "organization"});
        text_input(form, {"currency", ctx.tr("Currency"), view.currency, "text", "off",
                          ctx.tr("Three letters, for example EUR. Fixed once there are orders.")});
        select_input(form, "zone", ctx.tr("Time zone"), view.zone,
                     zone_choices(ctx, view.zone, {}));
        select_input(form, "language", ctx.tr("Language"), view.language,
                     {{"en", "English"}, {"ru", "Русский"}, {"cs", "Čeština"}, {"ko", "한국어"}});
        select_input(form, "relation", ctx.tr("Mostly customers or mostly clients?"), view.relation,
                     {{"customers", ctx.tr("Customers: single purchases")},
                      {"clients", ctx.tr("Clients: lasting relations")}});
        submit(form, ctx.tr("Save"));
      });
      rules_sections(html, ctx);
      copy_section(html, ctx);
      if (view.sample) sample_section(html, ctx);
    });
  });
}

}  // namespace clientela
