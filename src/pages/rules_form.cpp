#include "pages/rules_form.h"

#include "pages/blocks.h"
#include "pages/layout.h"

namespace clientela {
namespace {

void rule_input(Html& html, const PageContext& ctx, const RulesForm& rules, const Field& field,
                const std::string& text) {
  const bool wrong = rules.error_field == field.key;
  const bool whole = field.kind == &integer_kind();
  html.div("field", [&] {
    html.element("label", {{"class", "form-label"}, {"for", field.key}}, ctx.tr(field.label));
    html.leaf("input", {{"class", wrong ? "form-control is-invalid" : "form-control"},
                        {"id", field.key},
                        {"name", field.key},
                        {"inputmode", whole ? "numeric" : "decimal"},
                        {"value", text}});
    html.text(" ");
    if (wrong) html.span("form-error", rules.error);
    html.text(" ");
    if (!field.help.empty()) html.span("form-hint", ctx.tr(field.help));
  });
}

}  // namespace

void rules_form(Html& html, const PageContext& ctx, std::string_view path, const RulesForm& rules) {
  post_form(html, ctx, path, "record-form section", [&](Html& form) {
    if (!rules.error.empty() && rules.error_field.empty()) {
      alert(form, AlertKind::danger, rules.error);
    }
    for (const auto& [field, text] : rules.inputs) rule_input(form, ctx, rules, *field, text);
    form.div("form-buttons", [&] {
      form.element("button", {{"class", "btn btn-primary"}, {"type", "submit"}}, ctx.tr("Save"));
    });
  });
}

}  // namespace clientela
