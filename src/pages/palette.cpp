#include "base/text.h"
#include "pages/attribute_if.h"
#include "pages/blocks.h"
#include "pages/layout.h"
#include "pages/paths.h"
#include "pages/search_page.h"

namespace clientela {
namespace {

void option(Html& html, std::string_view url, std::string_view icon_name, std::string_view title,
            std::string_view detail) {
  html.element("a", {{"class", "option"}, {"role", "option"}, {"href", url}}, [&] {
    if (!icon_name.empty()) icon(html, icon_name);
    html.span("option-title", title);
    html.text(" ");
    if (!detail.empty()) html.span("option-detail", detail);
  });
  html.text("\n");
}

// The one command that changes something: a form, as everywhere.
void undo_option(Html& html, const PageContext& ctx, const PaletteView& view) {
  post_form(html, ctx, undo_path, {}, [&](Html& form) {
    hidden_input(form, "seq", std::to_string(view.last_change->undo_seq));
    hidden_input(form, "back", view.back);
    form.element("button", {{"class", "option"}, {"role", "option"}}, [&] {
      icon(form, "arrow-back-up");
      form.span("option-title", ctx.tr("Undo the last change"));
      form.text(" ");
      form.span("option-detail", view.last_change->text);
    });
  });
}

void group(Html& html, std::string_view id, const std::string& title, const HtmlWriter& content) {
  html.element("div", {{"role", "group"}, {"aria-labelledby", id}}, [&] {
    html.element("div", {{"class", "palette-group"}, {"id", id}}, title);
    content(html);
  });
}

}  // namespace

std::string palette_results(const PageContext& ctx, const PaletteView& view) {
  Html html;
  if (!view.found.empty()) {
    group(html, "palette-found", view.text.empty() ? ctx.tr("Seen recently") : ctx.tr("Found"),
          [&](Html& inside) {
            for (const auto& found : view.found) {
              option(inside, record_path(*found.type, found.id), found.type->icon, found.title,
                     found.detail.empty() ? ctx.tr(found.type->label) : found.detail);
            }
          });
  }
  if (!view.commands.empty() || view.last_change) {
    group(html, "palette-commands", ctx.tr("Do"), [&](Html& inside) {
      if (view.last_change) undo_option(inside, ctx, view);
      for (const auto& command : view.commands) {
        option(inside, command.url, command.icon, command.label, command.detail);
      }
    });
  }
  if (view.found.empty() && view.commands.empty() && !view.last_change) {
    html.element("p", {{"class", "palette-none"}}, ctx.tr("Nothing found"));
  }
  return html.take();
}

std::string reference_options(const PageContext& ctx, const std::vector<FoundRecord>& found,
                              std::string_view text) {
  Html html;
  for (const auto& record : found) {
    html.element("div",
                 {{"class", "option"},
                  {"role", "option"},
                  {"data-value", record.id.text()},
                  {"data-text", record.title},
                  attribute_if(!record.fills.empty(), "data-fills", record.fills)},
                 [&] {
                   if (!record.type->icon.empty()) icon(html, record.type->icon);
                   html.span("option-title", record.title);
                   html.text(" ");
                   if (!record.detail.empty()) html.span("option-detail", record.detail);
                 });
  }
  if (found.empty()) {
    html.element("div", {{"class", "palette-none"}}, ctx.tr("Nothing is called “{}”", text));
  }
  return html.take();
}

// Lists that the navigation has no room for.
void add_lists(const PageContext& ctx, std::vector<Command>& commands) {
  for (const auto& type : ctx.model.types()) {
    const std::string url = list_path(type);
    const bool is_known = std::any_of(commands.begin(), commands.end(),
                                      [&](const auto& command) { return command.url == url; });
    const bool has_page = !type.is_part() && type.history != History::none;
    if (is_known || !has_page || ctx.role < type.read_role) continue;
    commands.push_back({ctx.tr(type.label_plural), url, std::string(type.icon)});
  }
}

std::vector<Command> general_commands(const PageContext& ctx) {
  std::vector<Command> commands;
  for (const auto& item : ctx.navigation) {
    commands.push_back(
        {item.label, item.url, item.icon, item.key.empty() ? "" : key_cap("g " + item.key)});
  }
  add_lists(ctx, commands);
  for (const auto& type : ctx.model.types()) {
    const bool has_page = !type.is_part() && type.history != History::none;
    if (!has_page || !ctx.may_write(type)) continue;
    commands.push_back({ctx.tr("New: {}", ctx.tr(type.label)), new_path(type), "plus"});
  }
  commands.push_back({ctx.tr("Guide"), std::string(help_path), "help"});
  commands.push_back({ctx.tr("Keyboard shortcuts"), std::string(shortcuts_path), "keyboard", "?"});
  return commands;
}

bool fits(std::string_view label, std::string_view text) {
  return search_text(label).find(search_text(text)) != std::string::npos;
}

std::vector<Command> fitting_commands(const std::vector<Command>& commands, std::string_view text) {
  std::vector<Command> fitting;
  for (const auto& command : commands) {
    if (fits(command.label, text)) fitting.push_back(command);
  }
  return fitting;
}

}  // namespace clientela
