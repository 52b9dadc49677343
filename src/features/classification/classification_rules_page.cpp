#include "features/classification/classification_rules_page.h"

#include "pages/layout.h"
#include "pages/paths.h"

namespace clientela {

std::string classification_rules_page(const PageContext& ctx, const RulesForm& view) {
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
      rules_form(html, ctx, classification_rules_path, view);
    });
  });
}

}  // namespace clientela
