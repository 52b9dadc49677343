#include "pages/blocks.h"

#include <array>

#include "base/assets.h"
#include "pages/attribute_if.h"

namespace clientela {
namespace {

// Colours that declarations may name, and the class of the stylesheet for each.
std::string_view colour_class(std::string_view colour) {
  static constexpr std::array<std::array<std::string_view, 2>, 16> classes{{
      {"green", "tag tag-green"},
      {"lime", "tag tag-green"},
      {"teal", "tag tag-teal"},
      {"cyan", "tag tag-teal"},
      {"blue", "tag tag-blue"},
      {"azure", "tag tag-blue"},
      {"indigo", "tag tag-blue"},
      {"yellow", "tag tag-yellow"},
      {"orange", "tag tag-yellow"},
      {"amber", "tag tag-yellow"},
      {"red", "tag tag-red"},
      {"purple", "tag tag-purple"},
      {"violet", "tag tag-purple"},
      {"pink", "tag tag-pink"},
      {"grey", "tag"},
      {"gray", "tag"},
  }};
  if (colour.empty()) return "tag";
  for (const auto& [name, css_class] : classes) {
    if (name == colour) return css_class;
  }
  return "tag";
}

}  // namespace

void icon(Html& html, std::string_view name) {
  static const std::string sprite = std::string(asset_url("icons.svg")) + "#";
  html.element("svg", {{"class", "icon"}, {"aria-hidden", "true"}}, [&] {
    html.element("use", {{"href", sprite + std::string(name)}}, "");
  });
}

std::string key_cap(std::string key) {
  for (char& c : key) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - ('a' - 'A'));
  }
  return key;
}

void badge(Html& html, std::string_view text, std::string_view colour) {
  html.span(colour_class(colour), text);
}

void figures(Html& html, const std::vector<Figure>& figures) {
  if (figures.empty()) return;
  html.element("dl", {{"class", "stats"}}, [&] {
    for (const auto& figure : figures) {
      html.element("div", {}, [&] {
        html.element("dt", {}, figure.label);
        html.element("dd", {attribute_if(figure.late, "class", "is-late")}, [&] {
          html.text(figure.value);
          if (figure.detail.empty()) return;
          html.text(" ");
          html.element("small", {}, figure.detail);
        });
      });
    }
  });
}

void button(Html& html, const Button& button) {
  html.element("a",
               {{"class", button.primary ? "btn btn-primary btn-sm" : "btn btn-sm"},
                {"href", button.url},
                attribute_if(!button.shortcut.empty(), "data-shortcut", button.shortcut)},
               [&] {
                 if (!button.icon.empty()) icon(html, button.icon);
                 html.span("btn-label", button.label);
                 html.text(" ");
                 if (!button.shortcut.empty()) html.element("kbd", {}, key_cap(button.shortcut));
               });
  html.text("\n");
}

void empty_state(Html& html, const EmptyState& state) {
  html.div(state.small ? "empty is-small" : "empty", [&] {
    if (!state.icon.empty()) icon(html, state.icon);
    if (!state.title.empty()) html.element("h2", {}, state.title);
    if (!state.text.empty()) html.element("p", {}, state.text);
    if (state.actions.empty()) return;
    html.div("empty-actions", [&] {
      for (const auto& action : state.actions) {
        html.link(action.url, action.primary ? "btn btn-primary" : "btn", [&] {
          if (!action.icon.empty()) icon(html, action.icon);
          html.text(action.label);
        });
        html.text("\n");
      }
    });
  });
}

void small_table(Html& html, const SmallTable& table) {
  const auto css_class = [&](std::size_t column) -> std::string_view {
    const bool figure = column < table.figures.size() && table.figures[column];
    return figure ? "cell-figure" : std::string_view();
  };
  const auto row = [&](std::string_view tag, const std::vector<std::string>& cells) {
    html.element("tr", {}, [&] {
      for (std::size_t i = 0; i < cells.size(); ++i) {
        html.element(tag, {attribute_if(!css_class(i).empty(), "class", css_class(i))}, cells[i]);
      }
    });
  };
  // On a phone the table scrolls sideways, so the keyboard must be able to reach it.
  html.element("table", {{"class", "records records-inset records-plain"}, {"tabindex", "0"}}, [&] {
    html.element("caption", {{"class", "visually-hidden"}}, table.caption);
    html.element("thead", {}, [&] { row("th", table.headers); });
    html.element("tbody", {}, [&] {
      for (const auto& cells : table.rows) row("td", cells);
    });
  });
}

void alert(Html& html, AlertKind kind, const HtmlWriter& content) {
  struct Look {
    std::string_view css_class, icon;
  };
  static constexpr std::array<Look, 4> looks{{{"alert alert-info", "info-circle"},
                                              {"alert alert-success", "circle-check"},
                                              {"alert alert-warning", "alert-triangle"},
                                              {"alert alert-danger", "alert-circle"}}};
  const Look& look = looks[static_cast<std::size_t>(kind)];
  const bool urgent = kind == AlertKind::warning || kind == AlertKind::danger;
  html.element("div", {{"class", look.css_class}, attribute_if(urgent, "role", "alert")}, [&] {
    icon(html, look.icon);
    html.element("div", {}, [&] { content(html); });
  });
}

void alert(Html& html, AlertKind kind, std::string_view text) {
  alert(html, kind, [&](Html& inside) { inside.text(text); });
}

}  // namespace clientela
