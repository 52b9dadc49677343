#include "pages/filter_form.h"
#include "pages/list_address.h"
#include "pages/paths.h"

namespace clientela {

void filter_line(Html& html, const PageContext& ctx, const FilterBarView& view) {
  const ObjectType& type = *view.address.type;
  const std::string url = list_url(ctx.model, view.address);
  html.element("form",
               {{"class", "filter-line combobox"},
                {"action", list_path(type)},
                {"data-controller", "filter-line"},
                {"data-filter-line-url-value", filter_options_path(type) + query_of(url)},
                {"data-action", "submit->filter-line#sent"}},
               [&] {
                 carry_address(html, url, {"view"});
                 html.element("label", {{"class", "visually-hidden"}, {"for", "filter-line"}},
                              ctx.tr("Type a filter"));
                 html.leaf("input", {{"class", "form-control"},
                                     {"id", "filter-line"},
                                     {"name", "filter_text"},
                                     {"type", "text"},
                                     {"value", view.typed},
                                     {"placeholder", ctx.tr("or type a field and a value")},
                                     {"role", "combobox"},
                                     {"aria-expanded", "false"},
                                     {"aria-controls", "filter-line-options"},
                                     {"aria-autocomplete", "list"},
                                     {"autocomplete", "off"},
                                     {"data-shortcut", "f"},
                                     {"data-filter-line-target", "input"},
                                     {"data-action",
                                      "focus->filter-line#open input->filter-line#type "
                                      "keydown->filter-line#press blur->filter-line#close"}});
                 html.element(
                     "div",
                     {{"class", "listbox"},
                      {"id", "filter-line-options"},
                      {"role", "listbox"},
                      {"aria-label", ctx.tr("Filters")},
                      {"hidden", true},
                      {"data-filter-line-target", "list"},
                      {"data-action", "mousedown->filter-line#hold click->filter-line#pick"}},
                     "");
               });
}

}  // namespace clientela
