#include "pages/menu_page.h"

#include "pages/blocks.h"
#include "pages/layout.h"
#include "pages/paths.h"
#include "pages/shell.h"

namespace clientela {
namespace {

struct Shortcut {
  std::string label;
  std::string keys;
};

// "G T" are pressed one after the other; "J / K" are two keys.
void keys(Html& html, const PageContext& ctx, std::string_view text) {
  const auto slash = text.find(" / ");
  if (slash != std::string_view::npos) {
    keys(html, ctx, text.substr(0, slash));
    html.text(" / ");
    return keys(html, ctx, text.substr(slash + 3));
  }
  const bool one_after_another = text.size() == 3 && text[1] == ' ';
  html.element("kbd", {}, one_after_another ? text.substr(0, 1) : text);
  if (!one_after_another) return;
  html.text(" " + ctx.tr("then") + " ");
  html.element("kbd", {}, text.substr(2));
}

void shortcut_line(Html& html, const PageContext& ctx, const Shortcut& shortcut) {
  html.element("div", {}, [&] {
    html.element("dt", {}, shortcut.label);
    html.element("dd", {}, [&] { keys(html, ctx, shortcut.keys); });
  });
}

void shortcut_group(Html& html, const PageContext& ctx, const std::string& title,
                    const std::vector<Shortcut>& shortcuts) {
  html.element("section", {{"class", "shortcut-group"}}, [&] {
    html.element("h2", {}, title);
    html.element("dl", {}, [&] {
      for (const auto& shortcut : shortcuts) shortcut_line(html, ctx, shortcut);
    });
  });
}

void shortcut_groups(Html& html, const PageContext& ctx) {
  shortcut_group(html, ctx, ctx.tr("Anywhere"),
                 {{ctx.tr("Search or do"), "Ctrl K"},
                  {ctx.tr("This help"), "?"},
                  {ctx.tr("Undo the last change"), "U"}});
  std::vector<Shortcut> places;
  for (const auto& item : ctx.navigation) {
    if (!item.key.empty()) places.push_back({item.label, key_cap("g " + item.key)});
  }
  shortcut_group(html, ctx, ctx.tr("Go to"), places);
  shortcut_group(html, ctx, ctx.tr("In a list"),
                 {{ctx.tr("Down, up"), "J / K"},
                  {ctx.tr("Open"), "O"},
                  {ctx.tr("Edit"), "E"},
                  {ctx.tr("Create"), "C"},
                  {ctx.tr("Import a file"), "I"},
                  {ctx.tr("Filter"), "F"},
                  {ctx.tr("Find in this list"), "/"}});
  shortcut_group(html, ctx, ctx.tr("On a card"),
                 {{ctx.tr("Write a note"), "N"},
                  {ctx.tr("Edit"), "E"},
                  {ctx.tr("Write down a call, a meeting"), "L / M"},
                  {ctx.tr("Plan a task, a promise"), "T / P"},
                  {ctx.tr("Add what is written"), "Ctrl Enter"},
                  {ctx.tr("More: delete, history"), "."},
                  {ctx.tr("Leave as it was"), "Esc"}});
}

void menu_list(Html& html, const PageContext& ctx) {
  std::vector<NavigationItem> items = ctx.navigation;
  items.push_back({ctx.tr("Profile and password"), std::string(profile_path), "user"});
  items.push_back({ctx.tr("Guide"), std::string(help_path), "help"});
  html.element("ul", {{"class", "nav-list"}}, [&] {
    for (const auto& item : items) {
      html.element("li", {}, [&] { navigation_item(html, ctx, item); });
    }
  });
}

void close_button(Html& html, const PageContext& ctx) {
  html.element("form", {{"method", "dialog"}}, [&] {
    html.element("button",
                 {{"class", "btn btn-icon btn-sm btn-quiet"},
                  {"aria-label", ctx.tr("Close")},
                  {"data-turbo", "false"}},
                 [&] { icon(html, "x"); });
  });
}

void dialog_head(Html& html, const PageContext& ctx, const std::string& title) {
  html.div("dialog-head", [&] {
    html.element("h2", {}, title);
    close_button(html, ctx);
  });
}

}  // namespace

std::string menu_page(const PageContext& ctx) {
  return page(ctx, {.title = ctx.tr("More")}, [&](Html& html) {
    html.div("page-body page-narrow", [&] {
      if (ctx.sample_data) sample_note(html, ctx);
      menu_list(html, ctx);
      html.element("h2", {{"class", "section-title"}}, ctx.tr("Theme"));
      theme_switch(html, ctx);
      html.element("div", {{"class", "mt-3"}}, [&] {
        post_button(html, ctx,
                    {.action = std::string(logout_path),
                     .label = ctx.tr("Log out"),
                     .icon = "logout",
                     .forget_drafts = true});
      });
    });
  });
}

std::string shortcuts_page(const PageContext& ctx) {
  const std::string title = ctx.tr("Keyboard shortcuts");
  return page(ctx, {.title = title}, [&](Html& html) {
    html.div("page-body page-narrow", [&] {
      html.element("turbo-frame", {{"id", "dialog-content"}}, [&] {
        if (!ctx.frame.empty()) dialog_head(html, ctx, title);
        html.div("shortcut-groups", [&] { shortcut_groups(html, ctx); });
      });
    });
  });
}

}  // namespace clientela
