#include "pages/plain_inputs.h"

#include "pages/attribute_if.h"
#include "pages/blocks.h"

namespace clientela {
namespace {

void label_of(Html& html, std::string_view id, const std::string& label) {
  html.element("label", {{"class", "form-label"}, {"for", id}}, label);
}

void error_of(Html& html, const std::string& id, const std::string& error) {
  if (error.empty()) return;
  html.element("p", {{"class", "field-error"}, {"id", id + "-error"}}, [&] {
    icon(html, "alert-circle");
    html.text(error);
  });
}

}  // namespace

void plain_input(Html& html, const PlainInput& input) {
  const std::string id = "input-" + std::string(input.name);
  const bool invalid = !input.error.empty();
  html.div("field", [&] {
    label_of(html, id, input.label);
    html.leaf("input", {{"class", invalid ? "form-control is-invalid" : "form-control"},
                        {"id", id},
                        {"name", input.name},
                        {"type", input.type},
                        {"value", input.value},
                        {"autocomplete", input.autocomplete},
                        {"required", input.required},
                        {"autofocus", input.autofocus},
                        attribute_if(invalid, "aria-invalid", "true"),
                        attribute_if(invalid, "aria-describedby", id + "-error")});
    html.text(" ");
    if (!input.help.empty()) html.span("form-hint", input.help);
    error_of(html, id, input.error);
  });
}

void plain_select(Html& html, const PlainSelect& select) {
  const std::string id = "input-" + std::string(select.name);
  html.div("field", [&] {
    label_of(html, id, select.label);
    html.element("select", {{"class", "form-select"}, {"id", id}, {"name", select.name}}, [&] {
      for (const auto& [value, text] : select.options) {
        html.element("option", {{"value", value}, {"selected", value == select.value}}, text);
      }
    });
    error_of(html, id, select.error);
  });
}

}  // namespace clientela
