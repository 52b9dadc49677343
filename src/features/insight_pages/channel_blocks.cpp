#include "features/insight_pages/channel_blocks.h"

#include <algorithm>

#include "base/decimal.h"
#include "pages/attribute_if.h"
#include "pages/layout.h"
#include "pages/paths.h"

namespace clientela {
namespace {

constexpr std::int64_t most_percent = 100;

std::int64_t percent_of(const InsightView& view, std::string_view name) {
  const auto typed = parse_scaled(view.parameter(name), 0);
  return typed ? std::clamp<std::int64_t>(*typed, 0, most_percent) : 5;
}

void percent_field(Html& html, const std::string& name, const std::string& label,
                   std::int64_t value) {
  html.element("div", {{"class", "field"}}, [&] {
    html.element("label", {{"class", "form-label"}, {"for", name}}, label);
    html.leaf("input", {{"class", "form-control"},
                        {"type", "number"},
                        {"min", "0"},
                        {"max", std::to_string(most_percent)},
                        {"id", name},
                        {"name", name},
                        {"value", std::to_string(value)}});
  });
}

void channel_field(Html& html, const PageContext& ctx, const InsightView& view,
                   const ChannelReport& report, Id chosen_channel) {
  html.element("div", {{"class", "field"}}, [&] {
    html.element("label", {{"class", "form-label"}, {"for", "cut"}}, ctx.tr("Give up a channel"));
    html.element("select", {{"class", "form-select"}, {"id", "cut"}, {"name", "cut"}}, [&] {
      html.element("option", {{"value", ""}}, ctx.tr("None"));
      for (const auto& line : report.channels) {
        if (line.channel.empty()) continue;
        html.element("option",
                     {{"value", line.channel.text()}, {"selected", line.channel == chosen_channel}},
                     channel_name(ctx, view, line.channel));
      }
    });
  });
}

void answer_row(Html& html, const PageContext& ctx, const std::string& what, const std::string& how,
                const WhatIfEffect& effect, bool revenue_known) {
  html.element("tr", {}, [&] {
    html.element("td", {{"class", "cell-wrap"}}, [&] {
      html.text(what);
      html.text(" ");
      html.element("small", {{"class", "muted"}}, how);
    });
    html.element("td", {{"class", "cell-figure"}},
                 revenue_known ? whole_money(ctx, effect.revenue) : std::string("–"));
    html.element("td", {{"class", "cell-figure"}}, whole_money(ctx, effect.profit));
  });
}

void answers(Html& html, const PageContext& ctx, const InsightView& view,
             const ChannelReport& report, const WhatIf& question) {
  const WhatIfResult result = what_if(report, view.spends, question);
  const auto percent = [&](double value) { return number_words(ctx, value, 0); };
  const auto table = [&] {
    html.element("caption", {{"class", "visually-hidden"}}, ctx.tr("What if"));
    html.element("thead", {}, [&] {
      html.element("tr", {}, [&] {
        html.element("th", {{"scope", "col"}}, ctx.tr("In a year"));
        html.element("th", {{"scope", "col"}, {"class", "cell-figure"}}, ctx.tr("Revenue"));
        html.element("th", {{"scope", "col"}, {"class", "cell-figure"}}, ctx.tr("Profit"));
      });
    });
    html.element("tbody", {}, [&] {
      answer_row(html, ctx, ctx.tr("Keep {} % more", percent(question.keep_percent)),
                 ctx.tr("{} of the {} clients of the year before stayed; {} more stay, and each "
                        "brings what those who stayed brought.",
                        ctx.formats.integer(report.year.kept),
                        ctx.formats.integer(report.year.buyers_before),
                        ctx.formats.integer(result.kept_more)),
                 result.keep, true);
      answer_row(html, ctx, ctx.tr("Baskets {} % larger", percent(question.basket_percent)),
                 ctx.tr("Revenue and profit of the year grow alike."), result.basket, true);
      if (question.cut.empty()) return;
      answer_row(html, ctx, ctx.tr("Without {}", channel_name(ctx, view, question.cut)),
                 ctx.tr("Saves {} of costs; the clients won there in a year and what they bring in "
                        "their first 12 months are gone.",
                        whole_money(ctx, result.saved)),
                 result.cut, false);
    });
  };
  html.div("table-wrap insight-table", [&] {
    html.element("table", {{"class", "records records-inset records-plain"}}, table);
  });
}

}  // namespace

InsightTable referral_table(const PageContext& ctx, const InsightView& view,
                            const ChannelReport& report) {
  InsightTable table{
      .key = "referrals",
      .title = ctx.tr("Who recommended us"),
      .headers = {ctx.tr("Client"), ctx.tr("Own revenue"), ctx.tr("Recommended"), ctx.tr("In all"),
                  ctx.tr("They brought"), ctx.tr("Profit of it")},
      .empty = ctx.tr("Nobody yet: name who recommended a client under \"Referred by\" on the "
                      "client's card.")};
  for (const auto& node : report.referrals) {
    const std::string name = view.title(node.client, ctx.tr("A client you may not see"));
    const bool seen = view.titles.count(node.client) != 0;
    std::string indent;
    for (std::int64_t i = 0; i < node.depth; ++i) indent += "\u2003";
    if (node.depth > 0) indent += "↳ ";
    const std::string url =
        seen ? record_path(ctx.model.type(Client::object_name), node.client) : std::string();
    table.rows.push_back(
        {{.text = name, .lead = indent, .url = url},
         money_cell(ctx, node.revenue),
         count_cell(
             ctx, node.direct,
             node.direct > 0 ? "/clients?referred_by=eq." + node.client.text() : std::string()),
         count_cell(ctx, node.brought),
         money_cell(ctx, node.brought_revenue),
         money_cell(ctx, node.brought_profit)});
  }
  return table;
}

void what_if_section(Html& html, const PageContext& ctx, const InsightView& view,
                     const ChannelReport& report) {
  WhatIf question;
  question.keep_percent = static_cast<double>(percent_of(view, "keep"));
  question.basket_percent = static_cast<double>(percent_of(view, "basket"));
  question.cut = Id::parse(view.parameter("cut")).value_or(Id());
  html.element("section", {{"class", "section"}, {"id", "what-if"}}, [&] {
    html.element("h2", {{"class", "section-title"}}, [&] {
      html.text(ctx.tr("What if"));
      html.text(" ");
      html.span("page-count",
                ctx.tr("by the figures of {} – {}", ctx.formats.date(report.year.from),
                       ctx.formats.date(report.year.to)));
    });
    html.element("form", {{"action", insight_url({.page = view.page})}, {"class", "what-if"}}, [&] {
      for (const auto& [name, value] : view.parameters) {
        if (name != "keep" && name != "basket" && name != "cut" && !value.empty()) {
          hidden_input(html, name, value);
        }
      }
      percent_field(html, "keep", ctx.tr("Keep so many % more"), percent_of(view, "keep"));
      percent_field(html, "basket", ctx.tr("Raise the basket by %"), percent_of(view, "basket"));
      channel_field(html, ctx, view, report, question.cut);
      html.element("button", {{"class", "btn"}}, ctx.tr("Work out"));
    });
    answers(html, ctx, view, report, question);
  });
}

}  // namespace clientela
