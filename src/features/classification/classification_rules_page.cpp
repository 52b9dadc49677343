#include "features/classification/classification_rules_page.h"

#include "pages/blocks.h"
#include "pages/layout.h"
#include "pages/paths.h"

namespace clientela {
namespace {

void rule_input(Html& html, const PageContext& ctx, const ClassificationRulesView& view,
                const Field& field, const std::string& text) {
  const bool wrong = view.error_field == field.key;
  html.div("field", [&] {
    html.element("label", {{"class", "form-label"}, {"for", field.key}}, ctx.tr(field.label));
    html.leaf("input", {{"class", wrong ? "form-control is-invalid" : "form-control"},
                        {"id", field.key},
                        {"name", field.key},
                        {"inputmode", "numeric"},
                        {"value", text}});
    if (wrong) html.span("form-error", view.error);
    if (!field.help.empty()) html.span("form-hint", ctx.tr(field.help));
  });
}

}  // namespace

std::string classification_rules_page(const PageContext& ctx, const ClassificationRulesView& view) {
  const PageHead head{.title = ctx.tr("Customers, clients and moments"),
                      .crumb = ctx.tr("Settings"),
                      .crumb_url = std::string(settings_path)};
  return page(ctx, head, [&](Html& html) {
    html.div("page-body page-narrow", [&] {
      html.element(
          "p", {},
          ctx.tr("A customer makes single purchases. A client has an agreement with us, or a "
                 "personal manager, or comes again and again. Moments tell how somebody comes to "
                 "us just now. What was set by hand stays until it is taken off."));
      post_form(html, ctx, classification_rules_path, "record-form section", [&](Html& form) {
        if (!view.error.empty() && view.error_field.empty()) {
          alert(form, AlertKind::danger, view.error);
        }
        for (const auto& [field, text] : view.inputs) rule_input(form, ctx, view, *field, text);
        form.div("form-buttons", [&] {
          form.element("button", {{"class", "btn btn-primary"}, {"type", "submit"}},
                       ctx.tr("Save"));
        });
      });
    });
  });
}

}  // namespace clientela
