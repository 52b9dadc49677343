#include "pages/shell_hosts.h"

#include "pages/blocks.h"
#include "pages/layout.h"
#include "pages/paths.h"

namespace clientela {
namespace {

void close_button(Html& html, const PageContext& ctx) {
  html.element("button",
               {{"type", "button"},
                {"class", "toast-close"},
                {"aria-label", ctx.tr("Close")},
                {"data-action", "toast#close"}},
               [&] { icon(html, "x"); });
}

void undo_button(Html& html, const PageContext& ctx, const Toast& toast) {
  post_form(html, ctx, undo_path, {}, [&](Html& form) {
    if (toast.undo_seq != 0) {
      hidden_input(form, "seq", std::to_string(toast.undo_seq));
    } else {
      hidden_input(form, "group", toast.undo_group.text());
    }
    hidden_input(form, "back", ctx.path);
    form.element("button", {{"class", "btn-text"}, {"data-shortcut", "u"}}, ctx.tr("Undo"));
  });
  html.text(" ");
  html.element("kbd", {}, "U");
}

void toast_item(Html& html, const PageContext& ctx, const Toast& toast) {
  html.element("div",
               {{"class", "toast-item"},
                {"data-controller", "toast"},
                {"data-turbo-temporary", true},
                {"data-action",
                 "mouseenter->toast#pause mouseleave->toast#resume "
                 "focusin->toast#pause focusout->toast#resume"}},
               [&] {
                 html.element("span", {}, toast.text);
                 if (toast.undo_seq != 0 || toast.undo_group) undo_button(html, ctx, toast);
                 close_button(html, ctx);
               });
}

void palette_input(Html& html, const PageContext& ctx) {
  html.element("form", {{"class", "palette-input"}, {"action", search_path}, {"role", "search"}},
               [&] {
                 icon(html, "search");
                 html.leaf("input", {{"name", "q"},
                                     {"type", "text"},
                                     {"role", "combobox"},
                                     {"aria-label", ctx.tr("Search or do")},
                                     {"aria-expanded", "false"},
                                     {"aria-controls", "palette-list"},
                                     {"aria-autocomplete", "list"},
                                     {"autocomplete", "off"},
                                     {"spellcheck", "false"},
                                     {"placeholder", ctx.tr("Find a client, an order, a command…")},
                                     {"data-palette-target", "input"},
                                     {"data-action", "input->palette#ask keydown->palette#press"}});
               });
}

void confirm_dialog(Html& html, const PageContext& ctx) {
  html.element(
      "dialog", {{"class", "dialog"}, {"id", "confirm"}, {"aria-labelledby", "confirm-text"}}, [&] {
        html.element("form", {{"method", "dialog"}}, [&] {
          html.element("p", {{"id", "confirm-text"}, {"data-confirm-text", true}}, "");
          html.div("dialog-buttons", [&] {
            html.element("button", {{"class", "btn"}, {"value", "no"}, {"autofocus", true}},
                         ctx.tr("Cancel"));
            html.text(" ");
            html.element(
                "button",
                {{"class", "btn btn-danger"}, {"value", "yes"}, {"data-confirm-verb", true}},
                ctx.tr("Yes"));
          });
        });
      });
}

}  // namespace

void toasts(Html& html, const PageContext& ctx) {
  html.element("div",
               {{"class", "toasts"},
                {"id", "toasts"},
                {"role", "region"},
                {"aria-label", ctx.tr("Messages")},
                {"aria-live", "polite"}},
               [&] {
                 if (ctx.toast) toast_item(html, ctx, *ctx.toast);
               });
  // In an attribute: text browsers show what stands in a <template>.
  Html unreachable;
  unreachable.element("div",
                      {{"class", "toast-item"},
                       {"data-unreachable", true},
                       {"data-controller", "toast"},
                       {"data-turbo-temporary", true}},
                      [&] {
                        unreachable.element(
                            "span", {},
                            ctx.tr("The server can't be reached. What you typed is kept."));
                        close_button(unreachable, ctx);
                      });
  html.element(
      "div", {{"hidden", true}, {"id", "toast-unreachable"}, {"data-content", unreachable.take()}},
      "");
}

void palette_host(Html& html, const PageContext& ctx) {
  html.element("dialog",
               {{"class", "palette"},
                {"id", "palette"},
                {"aria-label", ctx.tr("Search or do")},
                {"data-controller", "palette"},
                {"data-palette-url-value", palette_path},
                {"data-palette-here-value", ctx.tr("Here")},
                {"data-action",
                 "keydown@window->palette#hotkey click@window->palette#follow "
                 "click->palette#picked mousemove->palette#point"}},
               [&] {
                 palette_input(html, ctx);
                 html.element("div",
                              {{"class", "palette-results"},
                               {"id", "palette-list"},
                               {"role", "listbox"},
                               {"aria-label", ctx.tr("Results")},
                               {"data-palette-target", "list"}},
                              "");
                 html.element("div", {{"class", "palette-foot"}, {"aria-hidden", "true"}}, [&] {
                   html.element("span", {}, ctx.tr("↑↓ choose"));
                   html.text(" ");
                   html.element("span", {}, ctx.tr("↵ open"));
                   html.text(" ");
                   html.element("span", {}, ctx.tr("Esc close"));
                 });
               });
}

void dialog_hosts(Html& html, const PageContext& ctx) {
  html.element("dialog",
               {{"class", "dialog is-wide"},
                {"id", "dialog"},
                {"aria-label", ctx.tr("Dialog")},
                {"data-controller", "dialog"},
                {"data-action",
                 "turbo:frame-load->dialog#open click->dialog#closeOnVeil "
                 "close->dialog#closed"}},
               [&] {
                 html.element("turbo-frame", {{"id", "dialog-content"}}, "");
               });
  confirm_dialog(html, ctx);
}

}  // namespace clientela
