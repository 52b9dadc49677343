#include "base/url.h"
#include "features/ideal_client/fit_jobs.h"
#include "features/ideal_client/fit_pages.h"
#include "features/insight_table.h"
#include "features/segments/segment_queries.h"
#include "pages/attribute_if.h"
#include "pages/blocks.h"
#include "pages/chart.h"
#include "pages/layout.h"
#include "pages/paths.h"

namespace clientela {
namespace {

// From here on a client fits rather well.
constexpr std::size_t good_band = 3;

double mean(std::int64_t sum, std::int64_t count) {
  return count > 0 ? static_cast<double>(sum) / static_cast<double>(count) : 0;
}

std::int64_t whole(double value) { return static_cast<std::int64_t>(value); }

InsightTable profile_table(const PageContext& ctx, const IdealClientView& view) {
  const ObjectType& type = ctx.model.type(FitCriterion::object_name);
  InsightTable table{.key = "profile",
                     .title = ctx.tr("Criteria of the ideal client"),
                     .headers = {ctx.tr("Criterion"), ctx.tr("Points"), ctx.tr("Met by"),
                                 ctx.tr("Of all"), ctx.tr("Condition")}};
  const auto all = static_cast<double>(view.tally.all.clients);
  for (std::size_t i = 0; i < view.profile.criteria.size(); ++i) {
    const auto& criterion = view.profile.criteria[i];
    const std::int64_t met = view.tally.meeting[i].clients;
    InsightCell condition = text_cell(view.lines[i].words);
    condition.wraps = true;
    if (!criterion.filter) condition = tag_cell(ctx.tr("can't be read: please correct it"), "red");
    InsightCell name = text_cell(criterion.stated.name, record_path(type, criterion.id));
    name.wraps = true;
    table.rows.push_back({std::move(name), count_cell(ctx, criterion.stated.points),
                          count_cell(ctx, met, view.lines[i].url),
                          share_cell(ctx, static_cast<double>(met), all), std::move(condition)});
  }
  return table;
}

std::string band_words(const FitBand& band) {
  return std::to_string(band.from) + "–" + std::to_string(band.to);
}

InsightTable band_table(const PageContext& ctx, const ClientTally& tally) {
  InsightTable table{.key = "bands",
                     .title = ctx.tr("Fit and worth"),
                     .headers = {ctx.tr("Fit"), ctx.tr("Clients"), ctx.tr("Of all"),
                                 ctx.tr("Revenue each"), ctx.tr("Lifetime value each")}};
  const auto all = static_cast<double>(tally.all.clients);
  for (std::size_t i = fit_bands.size(); i-- > 0;) {
    const ClientSum& sum = tally.bands[i];
    table.rows.push_back(
        {text_cell(band_words(fit_bands[i])),
         count_cell(ctx, sum.clients, clients_of_band(fit_bands[i])),
         share_cell(ctx, static_cast<double>(sum.clients), all),
         sum.clients > 0 ? money_cell(ctx, whole(mean(sum.revenue, sum.clients))) : dash_cell(),
         sum.with_ltv > 0 ? money_cell(ctx, whole(mean(sum.ltv, sum.with_ltv))) : dash_cell()});
  }
  return table;
}

void worth_chart(Html& html, const PageContext& ctx, const ClientTally& tally) {
  const bool known = tally.all.with_ltv > 0;
  const std::string title =
      known ? ctx.tr("Lifetime value of a client, by fit") : ctx.tr("Revenue of a client, by fit");
  BarChart chart{.head = {"fit-and-worth", title,
                          ctx.tr("A bar for each range of fit: what a client of it is worth on "
                                 "average. The table says the same.")},
                 .series = {title},
                 .decimals = ctx.currency.decimals()};
  for (std::size_t i = 0; i < fit_bands.size(); ++i) {
    const ClientSum& sum = tally.bands[i];
    const double value = known ? mean(sum.ltv, sum.with_ltv) : mean(sum.revenue, sum.clients);
    chart.bars.push_back(
        {.values = {value},
         .label = band_words(fit_bands[i]),
         .title = ctx.tr("Fit {}: {} clients, {} each", band_words(fit_bands[i]),
                         ctx.formats.integer(sum.clients), whole_money(ctx, whole(value))),
         .url = clients_of_band(fit_bands[i])});
  }
  bar_chart(html, ctx, chart);
}

// Whether the profile tells good clients from others.
std::string verdict(const PageContext& ctx, const ClientTally& tally) {
  ClientSum fitting, others;
  for (std::size_t i = 0; i < fit_bands.size(); ++i) {
    ClientSum& sum = i < good_band ? others : fitting;
    sum.clients += tally.bands[i].clients;
    sum.revenue += tally.bands[i].revenue;
  }
  if (fitting.clients == 0 || others.clients == 0) {
    return ctx.tr(
        "All clients are on one side of 60: loosen the profile or make it stricter, so "
        "that it tells clients apart.");
  }
  const double good = mean(fitting.revenue, fitting.clients);
  const double rest = mean(others.revenue, others.clients);
  const std::string amounts = ctx.tr(
      "{} clients with a fit of 60 and more brought {} {} each so far, the other {}: {} {}.",
      ctx.formats.integer(fitting.clients), whole_money(ctx, whole(good)), ctx.currency.code(),
      ctx.formats.integer(others.clients), whole_money(ctx, whole(rest)), ctx.currency.code());
  const std::string meaning =
      good > rest * 1.2
          ? ctx.tr("Those who fit do bring more.")
          : ctx.tr("Those who fit don't bring more: the profile may ask for the wrong things.");
  return amounts + " " + meaning;
}

void suggestion_line(Html& html, const PageContext& ctx, const FitSuggestion& suggestion) {
  std::string name = ctx.tr(suggestion.field->label);
  if (!suggestion.value.empty()) name += ": " + ctx.tr(suggestion.value);
  const ObjectType& type = ctx.model.type(FitCriterion::object_name);
  html.element("li", {{"class", "line segment-suggestion"}}, [&] {
    html.span("line-text", [&] {
      html.element("strong", {}, name);
      html.leaf("br", {});
      html.element(
          "small", {},
          ctx.tr("{} % of the best fifth of your clients, {} % of all who bought.",
                 std::to_string(suggestion.best_percent), std::to_string(suggestion.all_percent)));
    });
    if (!ctx.may_write(type)) return;
    html.text(" ");
    html.link(new_path(type) + "?name=" + url_encoded(name) +
                  "&condition=" + url_encoded(suggestion.condition) +
                  "&points=" + std::to_string(suggestion.points),
              "btn btn-sm", [&] {
                icon(html, "plus");
                html.text(ctx.tr("Add"));
              });
  });
}

void suggestions(Html& html, const PageContext& ctx, const IdealClientView& view) {
  if (view.suggestions.empty()) return;
  html.element("section", {{"class", "section fit-suggestions"}}, [&] {
    html.element("h2", {{"class", "section-title"}},
                 ctx.tr("What your best clients have in common"));
    html.element("ul", {{"class", "lines"}}, [&] {
      for (const auto& suggestion : view.suggestions) suggestion_line(html, ctx, suggestion);
    });
  });
}

Button new_criterion(const PageContext& ctx) {
  return {.url = new_path(ctx.model.type(FitCriterion::object_name)),
          .label = ctx.tr("New criterion"),
          .icon = "plus",
          .primary = true};
}

void no_profile(Html& html, const PageContext& ctx) {
  EmptyState state{
      .icon = "list-check",
      .title = ctx.tr("Who is your ideal client?"),
      .text = ctx.tr("Write down by what you know a client who suits you, with points, and what "
                     "speaks against one. Every client then gets a fit from 0 to 100, with the "
                     "reasons, and this page shows whether those who fit bring more.")};
  if (ctx.may_write(ctx.model.type(FitCriterion::object_name))) {
    state.actions.push_back(new_criterion(ctx));
  }
  empty_state(html, state);
}

void profile(Html& html, const PageContext& ctx, const IdealClientView& view) {
  insight_table(html, ctx, profile_table(ctx, view));
  if (view.profile.reachable == 0) {
    alert(html, AlertKind::warning,
          ctx.tr("No criterion gives points above zero, so there is nothing to reach and no client "
                 "has a fit."));
    return;
  }
  html.element("p", {{"class", "muted"}},
               ctx.tr("{} points can be reached. The fit is the share of them that a client has; "
                      "points below zero are taken off.",
                      ctx.formats.integer(view.profile.reachable)));
  html.div("insight-pair", [&] {
    html.element("div", {}, [&] { worth_chart(html, ctx, view.tally); });
    html.element("div", {}, [&] { insight_table(html, ctx, band_table(ctx, view.tally)); });
  });
  html.element("p", {}, verdict(ctx, view.tally));
}

}  // namespace

IdealClientView::Line condition_line(const PageContext& ctx, Reading& reading,
                                     const std::optional<Filter>& filter) {
  if (!filter) return {};
  const ObjectType& type = reading.type(Client::object_name);
  return {filter_text(ctx, type, *filter, titles_in(reading, type, *filter)),
          clients_meeting(reading, *filter)};
}

void ideal_client_tabs(Html& html, const PageContext& ctx, std::string_view current) {
  html.element("nav", {{"class", "tabs"}, {"aria-label", ctx.tr("Ideal client")}}, [&] {
    for (const bool personas : {false, true}) {
      const std::string_view path = personas ? personas_path : ideal_client_path;
      html.element(
          "a",
          {{"class", "tab"}, {"href", path}, attribute_if(path == current, "aria-current", "page")},
          personas ? ctx.tr("Personas") : ctx.tr("Ideal client"));
      html.text("\n");
    }
  });
}

void counted_in_part(Html& html, const PageContext& ctx, const ClientTally& tally) {
  if (tally.complete) return;
  alert(html, AlertKind::info,
        ctx.tr("There are more clients than can be counted while you wait: the figures are of the "
               "{} oldest ones. The lists have all.",
               ctx.formats.integer(tally.all.clients)));
}

IdealClientView read_ideal_client(const PageContext& ctx, Reading& reading) {
  IdealClientView view;
  view.profile = fit_profile(reading);
  for (const auto& criterion : view.profile.criteria) {
    view.lines.push_back(condition_line(ctx, reading, criterion.filter));
  }
  view.tally = tally_clients(reading, filters_of(view.profile.criteria));
  view.suggestions = fit_suggestions(reading, view.profile);
  return view;
}

std::string ideal_client_page(const PageContext& ctx, const IdealClientView& view) {
  PageHead head{.title = ctx.tr("Ideal client")};
  head.actions = [&](Html& html) {
    if (view.job) {
      const std::int64_t percent = view.job->total > 0 ? 100 * view.job->done / view.job->total : 0;
      html.link(job_path(view.job->id), "btn btn-sm",
                ctx.tr("Looking at everybody: {} %", std::to_string(percent)));
    }
    if (ctx.may_write(ctx.model.type(FitCriterion::object_name))) button(html, new_criterion(ctx));
  };
  return page(ctx, head, [&](Html& html) {
    ideal_client_tabs(html, ctx, ideal_client_path);
    html.div("page-body insights", [&] {
      if (view.profile.criteria.empty()) {
        no_profile(html, ctx);
      } else {
        counted_in_part(html, ctx, view.tally);
        profile(html, ctx, view);
      }
      suggestions(html, ctx, view);
    });
  });
}

}  // namespace clientela
