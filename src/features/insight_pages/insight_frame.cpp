#include "features/insight_pages/insight_frame.h"

#include <algorithm>

#include "base/url.h"
#include "features/first_steps.h"
#include "features/words.h"
#include "pages/attribute_if.h"
#include "pages/blocks.h"
#include "pages/layout.h"
#include "pages/paths.h"

namespace clientela {
namespace {

void tabs(Html& html, const PageContext& ctx, const InsightView& view) {
  const std::string market(view.market() == InsightMarket::all ? "" : key_of(view.market()));
  html.element("nav", {{"class", "tabs"}, {"aria-label", ctx.tr("Insights")}}, [&] {
    for (const auto& page : insight_pages()) {
      InsightView there;
      there.page = page.key;
      if (page.markets && !market.empty()) there.parameters["market"] = market;
      html.element("a",
                   {{"class", "tab"},
                    {"href", insight_url(there)},
                    attribute_if(page.key == view.page, "aria-current", "page")},
                   ctx.tr(page.title));
      html.text("\n");
    }
  });
}

// When the figures were read, from what, and how to have them read again.
void provenance(Html& html, const PageContext& ctx, const InsightView& view) {
  html.div("insight-source", [&] {
    html.element("span", {}, [&] {
      html.text(ctx.tr("As of"));
      html.text(" ");
      moment(html, ctx, view.as_of);
      html.text(". ");
      html.text(ctx.tr("Included: {} clients and {} orders of the whole company, in {}.",
                       ctx.formats.integer(view.summary.clients),
                       ctx.formats.integer(view.summary.orders), view.summary.currency));
      if (view.as_of.utc_date() - view.summary.today > 1) {
        html.text(" ");
        html.text(ctx.tr("The last order is long ago: all is told as it was on {}.",
                         ctx.formats.date(view.summary.today)));
      }
      if (view.summary.confidential > 0) {
        html.text(" ");
        html.text(ctx.tr.plural(
            "{} confidential client counts too; lists show you those that you may see.",
            "{} confidential clients count too; lists show you those that you may see.",
            view.summary.confidential, {ctx.formats.integer(view.summary.confidential)}));
      }
      if (view.summary.later > 0) {
        html.text(" ");
        html.text(ctx.tr.plural("{} order is dated in the future and left out.",
                                "{} orders are dated in the future and left out.",
                                view.summary.later, {ctx.formats.integer(view.summary.later)}));
      }
    });
  });
}

void refresh(Html& html, const PageContext& ctx, const InsightView& view) {
  if (view.job) {
    html.element(
        "a", {{"class", "btn btn-sm"}, {"href", job_path(view.job->id)}},
        view.job->total > 0
            ? ctx.tr("Computing: {} %", std::to_string(100 * view.job->done / view.job->total))
            : ctx.tr("Computing"));
  } else if (view.may_refresh) {
    post_button(html, ctx,
                {.action = std::string(insights_refresh_path),
                 .label = ctx.tr("Compute again"),
                 .icon = "refresh",
                 .css_class = "btn btn-sm",
                 .hidden = {{"back", ctx.url}}});
  }
}

void outdated_note(Html& html, const PageContext& ctx) {
  alert(html, AlertKind::warning,
        ctx.tr("Out of date: since these figures were computed, much was imported, taken back or "
               "removed. They are computed anew in the background."));
}

void market_filter(Html& html, const PageContext& ctx, const InsightView& view) {
  choice_links(html, view, "market", ctx.tr("Clients"),
               {{"all", ctx.tr("All")},
                {"business", ctx.tr("Businesses (B2B)")},
                {"consumer", ctx.tr("Consumers (B2C)")}});
}

void no_orders_yet(Html& html, const PageContext& ctx) {
  empty_state(html,
              {.icon = "chart-bar",
               .title = ctx.tr("The figures begin with orders"),
               .text = ctx.tr("Import clients with their orders, or write the first orders "
                              "down. From then on these pages say who brings the revenue, who "
                              "comes back, who is going and what a client is worth."),
               .actions = ways_to_orders(ctx)});
}

void no_figures_yet(Html& html, const PageContext& ctx, const InsightView& view) {
  if (view.no_orders) return no_orders_yet(html, ctx);
  empty_state(html, {.icon = "chart-bar",
                     .title = view.job ? ctx.tr("The figures are being computed")
                                       : ctx.tr("No figures yet"),
                     .text = view.job ? ctx.tr("This takes a moment; with a million clients, a few "
                                               "minutes. Come back to this page then.")
                                      : ctx.tr("They are computed in the background from all "
                                               "clients and orders, once a day and after each "
                                               "import.")});
}

}  // namespace

std::string_view InsightView::parameter(std::string_view name) const {
  const auto found = parameters.find(name);
  return found == parameters.end() ? std::string_view() : std::string_view(found->second);
}

std::string InsightView::title(Id id, const std::string& otherwise) const {
  const auto found = titles.find(id);
  return found == titles.end() || found->second.empty() ? otherwise : found->second;
}

const InsightPage* find_insight_page(std::string_view key) {
  for (const auto& page : insight_pages()) {
    if (page.key == key) return &page;
  }
  return nullptr;
}

std::string insight_url(const InsightView& view,
                        const std::vector<std::pair<std::string, std::string>>& changes,
                        std::string_view extension) {
  InsightParameters parameters = view.parameters;
  for (const auto& [name, value] : changes) parameters[name] = value;
  std::string url(insights_path);
  if (view.page != "overview" || !extension.empty()) url.append("/").append(view.page);
  url += extension;
  char separator = '?';
  for (const auto& [name, value] : parameters) {
    if (value.empty()) continue;
    url += separator;
    url += url_encoded(name) + "=" + url_encoded(value);
    separator = '&';
  }
  return url;
}

std::string csv_url(const InsightView& view, std::string_view table) {
  return insight_url(view, {{"table", std::string(table)}}, ".csv");
}

std::string clients_url(const InsightView& view, const std::string& conditions) {
  std::string url = "/clients?relation=eq.client";
  if (!conditions.empty()) url += "&" + conditions;
  if (view.market() == InsightMarket::business) {
    url += "&or=(market.eq.business,and(market.not.in.(business,consumer),kind.eq.organisation))";
  } else if (view.market() == InsightMarket::consumer) {
    url += "&or=(market.eq.consumer,and(market.not.in.(business,consumer),kind.neq.organisation))";
  }
  return url;
}

std::string amount_text(const PageContext& ctx, std::int64_t minor) {
  return Money{minor, ctx.currency}.amount_text();
}

std::string ordered_between(Date from, Date to) {
  return "business_date=gte." + from.text() + "&business_date=lte." + to.text();
}

std::string bought_between(Date from, Date to) {
  return "orders.client=any(kind.eq.sale,business_date.gte." + from.text() + ",business_date.lte." +
         to.text() + ")";
}

void what_this_says(Html& html, const PageContext& ctx, const std::vector<std::string>& sentences) {
  html.element("section", {{"class", "insight-says"}}, [&] {
    html.element("h2", {}, ctx.tr("What this says"));
    for (const auto& sentence : sentences) html.element("p", {}, sentence);
  });
}

std::string chosen(const InsightView& view, std::string_view parameter,
                   const std::vector<std::string>& values) {
  const auto found = std::find(values.begin(), values.end(), view.parameter(parameter));
  return found == values.end() ? values.front() : *found;
}

void choice_links(Html& html, const InsightView& view, std::string_view parameter,
                  const std::string& label, const std::vector<InsightChoice>& choices) {
  std::vector<std::string> values;
  for (const auto& choice : choices) values.push_back(choice.value);
  const std::string current = chosen(view, parameter, values);
  html.element("div", {{"class", "insight-choice"}, {"role", "group"}, {"aria-label", label}}, [&] {
    html.span("muted", label);
    html.text("\n");
    for (const auto& choice : choices) {
      const bool first = &choice == &choices.front();
      html.element(
          "a",
          {{"href",
            insight_url(view, {{std::string(parameter), first ? std::string() : choice.value}})},
           attribute_if(choice.value == current, "aria-current", "true")},
          choice.label);
      html.text("\n");
    }
  });
}

void insight_pair(Html& html, const HtmlWriter& left, const HtmlWriter& right) {
  html.div("insight-pair", [&] {
    html.element("div", {}, [&] { left(html); });
    html.element("div", {}, [&] { right(html); });
  });
}

void write_table(Html& html, const PageContext& ctx, const InsightView& view,
                 const InsightTable& table) {
  insight_table(html, ctx, table, csv_url(view, table.key));
}

void write_tables(Html& html, const PageContext& ctx, const InsightView& view,
                  const std::vector<InsightTable>& tables) {
  for (const auto& table : tables) write_table(html, ctx, view, table);
}

void nobody_bought(Html& html, const PageContext& ctx) {
  empty_state(html, {.icon = "chart-bar",
                     .title = ctx.tr("Nobody has bought anything yet"),
                     .text = ctx.tr("The figures appear as soon as these clients have orders."),
                     .actions = ways_to_orders(ctx),
                     .small = true});
}

std::string insights_page(const PageContext& ctx, const InsightView& view) {
  const InsightPage& shown = *find_insight_page(view.page);
  PageHead head{.title = view.page == "overview" ? ctx.tr("Insights") : ctx.tr(shown.title)};
  if (view.page != "overview") {
    head.crumb = ctx.tr("Insights");
    head.crumb_url = insights_path;
  }
  head.actions = [&](Html& html) { refresh(html, ctx, view); };
  return page(ctx, head, [&](Html& html) {
    tabs(html, ctx, view);
    html.div("page-body insights", [&] {
      if (view.content.empty() && shown.needs_report) return no_figures_yet(html, ctx, view);
      if (view.outdated) outdated_note(html, ctx);
      if (shown.markets) market_filter(html, ctx, view);
      shown.write(html, ctx, view);
      if (shown.needs_report) provenance(html, ctx, view);
    });
  });
}

std::string insights_refused_page(const PageContext& ctx) {
  return page(ctx, {.title = ctx.tr("Insights")}, [&](Html& html) {
    html.div("page-body", [&] {
      empty_state(html, {.icon = "lock",
                         .title = ctx.tr("These figures are for members"),
                         .text = ctx.tr("Some clients of this company are confidential and count "
                                        "in its figures. Ask an administrator for the role of a "
                                        "member.")});
    });
  });
}

}  // namespace clientela
