#include "features/today/findings_section.h"

#include "features/words.h"
#include "pages/blocks.h"
#include "pages/paths.h"

namespace clientela {
namespace {

void finding(Html& html, const std::string& sentence, const std::string& detail,
             const std::string& url) {
  html.element("li", {{"class", "line"}}, [&] {
    icon(html, "bulb");
    html.span("line-text", [&] {
      html.element("a", {{"href", url}}, sentence);
      html.leaf("br", {});
      html.element("small", {}, detail);
    });
  });
}

// A fifth of very few clients says nothing.
constexpr std::int64_t enough_buyers = 20;

}  // namespace

void findings_section(Html& html, const PageContext& ctx, const TodayView& view) {
  if (!view.findings || view.findings->buyers < enough_buyers) return;
  const BuyerFindings& found = *view.findings;
  const std::string clients = list_path(ctx.model.type(Client::object_name));
  const std::string buyers = ctx.formats.integer(found.buyers);
  html.element("section", {{"class", "section"}}, [&] {
    html.element("h2", {{"class", "section-title"}}, ctx.tr("What the figures say"));
    html.element("ul", {{"class", "lines"}}, [&] {
      finding(html,
              ctx.tr("The top 20 % of clients bring {} % of revenue",
                     std::to_string(found.top_share_percent)),
              ctx.tr("{} of {} clients brought {} of {} {}", ctx.formats.integer(found.top_buyers),
                     buyers, rounded_money(ctx, found.top_revenue),
                     rounded_money(ctx, found.revenue), std::string(found.revenue.currency.code())),
              clients + "?relation=eq.client&order=total.desc");
      if (found.once == 0) return;
      finding(html,
              ctx.tr.plural("{} client bought once and did not come back",
                            "{} clients bought once and did not come back", found.once,
                            {ctx.formats.integer(found.once)}),
              ctx.tr("of {} who ever bought; their order is older than {} days", buyers,
                     std::to_string(once_days)),
              clients + "?relation=eq.client&order_count=eq.1&last_order=lt.today-" +
                  std::to_string(once_days) + "d&order=last_order.desc");
    });
  });
}

}  // namespace clientela
