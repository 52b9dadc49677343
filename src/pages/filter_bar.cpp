#include "pages/filter_bar.h"

#include "pages/blocks.h"
#include "pages/filter_form.h"
#include "pages/list_address.h"
#include "pages/paths.h"

namespace clientela {
namespace {

void search_form(Html& html, const PageContext& ctx, const ListAddress& address) {
  html.element(
      "form",
      {{"class", "filter-search"}, {"action", list_path(*address.type)}, {"role", "search"}}, [&] {
        carry_address(html, list_url(ctx.model, address), {"q", "view", "exact"});
        html.element("label", {{"class", "visually-hidden"}, {"for", "list-search"}},
                     ctx.tr("Find in this list"));
        icon(html, "search");
        html.leaf("input", {{"class", "form-control"},
                            {"id", "list-search"},
                            {"name", "q"},
                            {"type", "search"},
                            {"value", address.query.search},
                            {"placeholder", ctx.tr("Find in this list")},
                            {"data-shortcut", "/"}});
      });
}

// A condition in words, and a link to the list without it.
void chip(Html& html, const PageContext& ctx, const std::string& text, const std::string& without) {
  html.span("chip", [&] {
    html.span("chip-text", text);
    html.text(" ");
    html.element("a",
                 {{"class", "chip-remove"},
                  {"href", without},
                  {"aria-label", ctx.tr("Remove the filter {}", text)}},
                 [&] {
                   icon(html, "x");
                   html.span("visually-hidden", ctx.tr("Remove"));
                 });
  });
  html.text(" ");
}

void chips(Html& html, const PageContext& ctx, const FilterBarView& view) {
  const auto& children = view.address.query.filter.children;
  for (std::size_t i = 0; i < children.size(); ++i) {
    ListAddress without = view.address;
    auto& left = without.query.filter.children;
    left.erase(left.begin() + static_cast<std::ptrdiff_t>(i));
    without.view.clear();
    chip(html, ctx, filter_text(ctx, *view.address.type, children[i], view.titles),
         list_url(ctx.model, without));
  }
}

}  // namespace

void filter_bar(Html& html, const PageContext& ctx, const FilterBarView& view,
                const HtmlWriter& at_end) {
  html.element(
      "div", {{"class", "filter-bar"}, {"role", "group"}, {"aria-label", ctx.tr("Filters")}}, [&] {
        search_form(html, ctx, view.address);
        chips(html, ctx, view);
        filter_menu(html, ctx, view);
        filter_line(html, ctx, view);
        if (at_end) html.div("filter-bar-end", [&] { at_end(html); });
      });
}

}  // namespace clientela
