#include "pages/shell.h"

#include "pages/attribute_if.h"
#include "pages/blocks.h"
#include "pages/document.h"
#include "pages/layout.h"
#include "pages/paths.h"
#include "pages/shell_hosts.h"

namespace clientela {
namespace {

bool is_bin(std::string_view path) {
  constexpr std::string_view ending = "/bin";
  return path.size() > ending.size() && path.substr(path.size() - ending.size()) == ending;
}

// The page itself or one below it: a record keeps its list marked, but the bins, one for each noun,
// are one place. An address with a query part (a saved view) is current only as a whole.
bool is_current(const PageContext& ctx, std::string_view url) {
  if (url.find('?') != std::string_view::npos) return ctx.url == url;
  if (is_bin(ctx.path)) return is_bin(url);
  if (ctx.path == url) return true;
  return url.size() > 1 && ctx.path.size() > url.size() && ctx.path[url.size()] == '/' &&
         std::string_view(ctx.path).substr(0, url.size()) == url;
}

void navigation_list(Html& html, const PageContext& ctx, bool foot) {
  html.element("ul", {{"class", "nav-list"}}, [&] {
    for (const auto& item : ctx.navigation) {
      if (item.foot == foot) html.element("li", {}, [&] { navigation_item(html, ctx, item); });
    }
  });
}

void user_menu(Html& html, const PageContext& ctx) {
  html.element("details", {{"class", "menu"}}, [&] {
    html.element("summary", {{"class", "nav-item"}}, [&] {
      avatar(html, ctx.user_name, ctx.user);
      html.text(" ");
      html.span("nav-label", ctx.user_name);
    });
    html.div("menu-panel is-up", [&] {
      html.div("menu-title", ctx.tr("Theme"));
      html.div("px-2 pb-2", [&] { theme_switch(html, ctx); });
      html.leaf("hr", {{"class", "menu-line"}});
      html.link(profile_path, "menu-item", [&] {
        icon(html, "user");
        html.text(ctx.tr("Profile and password"));
      });
      html.text("\n");
      html.element("a",
                   {{"class", "menu-item"},
                    {"href", shortcuts_path},
                    {"data-turbo-frame", "dialog-content"},
                    {"data-shortcut", "?"}},
                   [&] {
                     icon(html, "keyboard");
                     html.text(ctx.tr("Keyboard shortcuts"));
                     html.text(" ");
                     html.element("kbd", {}, "?");
                   });
      html.text("\n");
      html.link(help_path, "menu-item", [&] {
        icon(html, "help");
        html.text(ctx.tr("Guide"));
      });
      post_button(html, ctx,
                  {.action = std::string(logout_path),
                   .label = ctx.tr("Log out"),
                   .icon = "logout",
                   .css_class = "menu-item",
                   .forget_drafts = true});
    });
  });
}

void sidebar_foot(Html& html, const PageContext& ctx) {
  html.div("sidebar-foot", [&] {
    if (ctx.sample_data) sample_note(html, ctx);
    navigation_list(html, ctx, true);
    if (!ctx.user_name.empty()) html.div("sidebar-user", [&] { user_menu(html, ctx); });
  });
}

void sidebar_search(Html& html, const PageContext& ctx) {
  html.element("a",
               {{"class", "sidebar-search"},
                {"href", search_path},
                {"data-palette-open", true},
                {"data-turbo-prefetch", "false"},
                {"aria-keyshortcuts", "Control+K"}},
               [&] {
                 icon(html, "search");
                 html.span("text-truncate", ctx.tr("Search or do…"));
                 html.text(" ");
                 html.element("kbd", {}, "Ctrl K");
               });
}

void bottom_item(Html& html, const PageContext& ctx, std::string_view url,
                 std::string_view icon_name, std::string_view label, bool palette) {
  html.element("a",
               {{"class", "tabbar-item"},
                {"href", url},
                {"data-palette-open", palette},
                attribute_if(palette, "data-turbo-prefetch", "false"),
                attribute_if(is_current(ctx, url), "aria-current", "page")},
               [&] {
                 icon(html, icon_name);
                 html.text(label);
               });
  html.text("\n");
}

void bottom_bar(Html& html, const PageContext& ctx) {
  constexpr int room = 3;
  html.element("nav", {{"class", "tabbar"}, {"aria-label", ctx.tr("Main, short")}}, [&] {
    int shown = 0;
    for (const auto& item : ctx.navigation) {
      if (!item.phone || item.foot || shown == room) continue;
      bottom_item(html, ctx, item.url, item.icon, item.label, false);
      ++shown;
    }
    bottom_item(html, ctx, search_path, "search", ctx.tr("Search"), true);
    bottom_item(html, ctx, menu_path, "menu-2", ctx.tr("More"), false);
  });
}

}  // namespace

void navigation_item(Html& html, const PageContext& ctx, const NavigationItem& item) {
  const std::string keys = item.key.empty() ? std::string() : "g " + item.key;
  html.element("a",
               {{"class", "nav-item"},
                {"href", item.url},
                attribute_if(is_current(ctx, item.url), "aria-current", "page"),
                attribute_if(!keys.empty(), "data-shortcut", keys)},
               [&] {
                 icon(html, item.icon);
                 html.span("nav-label", item.label);
                 if (item.count.empty()) return;
                 html.text(" ");
                 html.span(item.due ? "nav-count is-due" : "nav-count", item.count);
               });
}

void theme_switch(Html& html, const PageContext& ctx) {
  struct Choice {
    Theme theme;
    std::string_view value, icon;
    std::string label;
  };
  const Choice choices[] = {
      {Theme::light, "light", "sun", ctx.tr("Light")},
      {Theme::automatic, "auto", "device-desktop", ctx.tr("As the system")},
      {Theme::dark, "dark", "moon", ctx.tr("Dark")},
  };
  html.element("form",
               {{"class", "theme-switch"},
                {"method", "post"},
                {"action", theme_path},
                {"aria-label", ctx.tr("Theme")},
                {"data-controller", "theme"},
                {"data-theme-cookie-value", theme_cookie}},
               [&] {
                 hidden_input(html, "csrf", ctx.csrf);
                 for (const auto& choice : choices) {
                   html.element("button",
                                {{"name", "theme"},
                                 {"value", choice.value},
                                 {"aria-pressed", ctx.theme == choice.theme ? "true" : "false"},
                                 {"aria-label", choice.label},
                                 {"title", choice.label},
                                 {"data-command", ctx.tr("Theme: {}", choice.label)},
                                 {"data-theme-target", "button"},
                                 {"data-action", "theme#choose"}},
                                [&] {
                                  icon(html, choice.icon);
                                  html.span("visually-hidden", choice.label);
                                });
                   html.text(" ");
                 }
               });
}

void sample_note(Html& html, const PageContext& ctx) {
  html.div("sample-note", [&] {
    html.text(ctx.tr("Sample data"));
    if (ctx.administrator()) {
      html.text(" · ");
      post_button(html, ctx,
                  {.action = std::string(sample_remove_path),
                   .label = ctx.tr("remove it"),
                   .css_class = "btn-text",
                   .confirm = ctx.tr("Remove all sample records?"),
                   .in_line = true});
    }
  });
}

void shell_before(Html& html, const PageContext& ctx) {
  html.link("#main", "skip-link", ctx.tr("Skip to the content"));
  html.text("\n");
  html.element("nav", {{"class", "sidebar"}, {"aria-label", ctx.tr("Main")}}, [&] {
    html.link("/", "brand",
              [&] { brand(html, ctx.company.empty() ? "Clientela" : ctx.company, 20); });
    html.text("\n");
    sidebar_search(html, ctx);
    navigation_list(html, ctx, false);
    sidebar_foot(html, ctx);
  });
}

void shell_after(Html& html, const PageContext& ctx) {
  bottom_bar(html, ctx);
  toasts(html, ctx);
  palette_host(html, ctx);
  dialog_hosts(html, ctx);
  if (ctx.live_url.empty()) return;
  html.element("div",
               {{"id", "live"},
                {"hidden", true},
                {"data-controller", "live"},
                {"data-live-url-value", ctx.live_url},
                {"data-live-since-value", ctx.live_since}},
               "");
}

}  // namespace clientela
