#include "features/insights/stage_rules_page.h"

#include "pages/blocks.h"
#include "pages/layout.h"
#include "pages/paths.h"

namespace clientela {
namespace {

void forecast(Html& html, const PageContext& ctx, const StageRulesView& view) {
  if (!view.model) {
    html.element("p", {}, ctx.tr("None was computed yet."));
  } else {
    html.element(
        "p", {},
        ctx.tr("Number {}, from {} clients and {} buying days until {}.",
               std::to_string(view.model->number), ctx.formats.integer(view.model->clients),
               ctx.formats.integer(view.model->buying_days), ctx.formats.date(view.model->until)));
    html.element("ul", {}, [&] {
      for (const auto& finding : findings_of(*view.model)) {
        html.element("li", {}, ctx.tr(finding.message));
      }
    });
  }
  post_button(
      html, ctx,
      {.action = std::string(fit_path), .label = ctx.tr("Compute it now"), .icon = "refresh"});
}

}  // namespace

std::string stage_rules_page(const PageContext& ctx, const StageRulesView& view) {
  const PageHead head{.title = ctx.tr("Stages of clients"),
                      .crumb = ctx.tr("Settings"),
                      .crumb_url = std::string(settings_path)};
  return page(ctx, head, [&](Html& html) {
    html.div("page-body page-narrow", [&] {
      html.element("p", {},
                   ctx.tr("Clients move from stage to stage by these rules, each measured in the "
                          "client's own rhythm: the usual days between two purchases. A stage set "
                          "by hand stays until it is taken off."));
      rules_form(html, ctx, stage_rules_path, view.rules);
      html.element("section", {{"class", "section"}}, [&] {
        html.element("h2", {{"class", "section-title"}}, ctx.tr("Forecast"));
        forecast(html, ctx, view);
      });
    });
  });
}

}  // namespace clientela
