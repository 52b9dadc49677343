#include "pages/layout.h"

#include "pages/attribute_if.h"
#include "pages/blocks.h"
#include "pages/document.h"
#include "pages/paths.h"
#include "pages/shell.h"
#include "pages/shell_hosts.h"

namespace clientela {
namespace {

// Seen where the sidebar with its note is not.
void sample_mark(Html& html, const PageContext& ctx) {
  if (!ctx.sample_data) return;
  html.text(" ");
  html.element("a",
               {{"class", "sample-mark"}, {"href", menu_path}, {"title", ctx.tr("Sample data")}},
               ctx.tr("Sample"));
}

void page_header(Html& html, const PageContext& ctx, const PageHead& head) {
  html.element("header", {{"class", "page-header"}}, [&] {
    if (!head.crumb.empty()) {
      html.link(head.crumb_url, "page-crumb", head.crumb);
      html.text(" ");
    }
    html.element(head.heading ? "h1" : "span", {{"class", "page-title"}}, [&] {
      html.span("text-truncate", head.title);
      if (head.count.empty()) return;
      html.text(" ");
      if (head.count_url.empty()) {
        html.span("page-count", head.count);
      } else {
        html.link(head.count_url, "page-count", head.count);
      }
    });
    sample_mark(html, ctx);
    if (head.actions) html.div("page-actions", [&] { head.actions(html); });
  });
}

}  // namespace

std::string page(const PageContext& ctx, const PageHead& head, const HtmlWriter& content) {
  Html html;
  if (!ctx.frame.empty()) {
    content(html);
    // The frame takes its own content; the script puts the message where messages are.
    toasts(html, ctx);
    return html.take();
  }
  document_start(html, ctx, head.title, head.refresh);
  html.element(
      "body",
      {{"data-controller", "shortcuts"}, {"data-action", "keydown@window->shortcuts#press"}}, [&] {
        shell_before(html, ctx);
        html.element("main", {{"class", "main"}, {"id", "main"}, {"tabindex", "-1"}}, [&] {
          page_header(html, ctx, head);
          content(html);
        });
        shell_after(html, ctx);
      });
  html.trusted("</html>\n");
  return html.take();
}

std::string plain_page(const PageContext& ctx, std::string_view title, bool wide,
                       const HtmlWriter& content) {
  Html html;
  document_start(html, ctx, title, false);
  html.element("body", {{"class", "plain"}}, [&] {
    html.element("main", {{"class", wide ? "plain-box is-wide" : "plain-box"}, {"id", "main"}},
                 [&] {
                   html.div("brand", [&] { brand(html, "Clientela", 26); });
                   content(html);
                 });
  });
  html.trusted("</html>\n");
  return html.take();
}

void hidden_input(Html& html, std::string_view name, std::string_view value) {
  html.leaf("input", {{"type", "hidden"}, {"name", name}, {"value", value}});
}

void post_form(Html& html, const PageContext& ctx, std::string_view action,
               std::string_view css_class, const HtmlWriter& content) {
  html.element("form",
               {{"method", "post"},
                {"action", action},
                attribute_if(!css_class.empty(), "class", css_class)},
               [&] {
                 hidden_input(html, "csrf", ctx.csrf);
                 content(html);
               });
}

void post_button(Html& html, const PageContext& ctx, const PostButton& button) {
  html.element("form",
               {{"method", "post"},
                {"action", button.action},
                attribute_if(button.in_line, "class", "d-inline"),
                {"data-forget-drafts", button.forget_drafts}},
               [&] {
                 hidden_input(html, "csrf", ctx.csrf);
                 for (const auto& [name, value] : button.hidden) hidden_input(html, name, value);
                 html.element(
                     "button",
                     {{"class", button.css_class},
                      attribute_if(button.new_page, "data-turbo", "false"),
                      attribute_if(!button.confirm.empty(), "data-turbo-confirm", button.confirm)},
                     [&] {
                       if (button.icon.empty()) return html.text(button.label);
                       icon(html, button.icon);
                       html.span("btn-label", button.label);
                     });
               });
}

}  // namespace clientela
