#include "pages/attribute_if.h"
#include "pages/field_controls.h"
#include "pages/layout.h"
#include "pages/paths.h"

namespace clientela {
namespace {

std::string suggestions_url(std::string_view noun, const std::vector<std::string_view>& with) {
  std::string url = options_path(noun);
  for (std::size_t i = 0; i < with.size(); ++i) {
    url.append(i == 0 ? "?with=" : ",").append(with[i]);
  }
  return url;
}

void suggestions(Html& html, const std::string& list_id, std::string_view label) {
  html.element("div",
               {{"class", "listbox"},
                {"id", list_id},
                {"role", "listbox"},
                {"aria-label", label},
                {"hidden", true},
                {"data-combobox-target", "list"},
                {"data-action", "mousedown->combobox#hold click->combobox#pick"}},
               "");
}

void typed_name(Html& html, const FieldInput& input, std::string_view text,
                const std::string& list_id, std::string_view label) {
  const std::string described = described_by(input);
  const bool invalid = !input.error.empty();
  html.leaf("input",
            {{"class", invalid ? "form-control is-invalid" : "form-control"},
             {"id", input_id(input.name)},
             {"name", input.name},
             {"type", "text"},
             {"value", text},
             {"role", "combobox"},
             {"aria-expanded", "false"},
             {"aria-controls", list_id},
             {"aria-autocomplete", "list"},
             {"autocomplete", "off"},
             {"required", input.field->required && label.empty()},
             {"autofocus", input.autofocus},
             attribute_if(!label.empty(), "aria-label", label),
             attribute_if(invalid, "aria-invalid", "true"),
             attribute_if(!described.empty(), "aria-describedby", described),
             {"data-combobox-target", "input"},
             {"data-action", "input->combobox#type keydown->combobox#press blur->combobox#close"}});
}

}  // namespace

void combobox(Html& html, const PageContext& ctx, const FieldInput& input, std::string_view label,
              const std::vector<std::string_view>& with) {
  const bool known = Id::parse(input.text).has_value();
  // The record is there but may not be seen: its id stays, or saving the form would lose it.
  const std::string unseen = known && input.reference_title.empty() ? ctx.tr("not available") : "";
  const std::string& title = unseen.empty() ? input.reference_title : unseen;
  const std::string list_id = "list-" + input.name;
  html.element("div",
               {{"class", "combobox"},
                {"data-controller", "combobox"},
                {"data-combobox-url-value", suggestions_url(input.field->target, with)}},
               [&] {
                 typed_name(html, input, known ? title : input.text, list_id, label);
                 html.leaf("input", {{"type", "hidden"},
                                     {"name", input.name + ".id"},
                                     {"value", ""},
                                     {"data-draft", true},
                                     {"data-combobox-target", "id"}});
                 if (known) {
                   hidden_input(html, input.name + ".title", title);
                   hidden_input(html, input.name + ".title_id", input.text);
                 }
                 suggestions(html, list_id, ctx.tr(input.field->label));
               });
}

}  // namespace clientela
