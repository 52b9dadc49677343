#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "features/insight_pages/channel_spend.h"
#include "features/insight_pages/insight_report.h"
#include "features/insight_table.h"
#include "features/insights/client_model.h"
#include "pages/page_context.h"
#include "system/job.h"

namespace clientela {

using InsightParameters = std::map<std::string, std::string, std::less<>>;

// What an insights page is written from. The reports are small, so all pages cost the same at a
// thousand clients and at a million.
struct InsightView {
  std::string page;              // its key: "rfm"
  InsightParameters parameters;  // of the address; pages take what they know and nothing else
  InsightSummary summary;
  Instant as_of;
  std::string content;     // JSON of the page's report for the market; empty: there is none yet
  std::optional<Job> job;  // that computes new figures
  bool may_refresh = false;
  bool no_orders = false;            // nothing can be computed before there are some
  bool outdated = false;             // much was brought in or taken away since
  Titles titles;                     // of managers, channels, referrers that the asker may see
  std::vector<ChannelSpend> spends;  // for the channels
  std::optional<ClientModel> model;  // the newest

  std::string_view parameter(std::string_view name) const;
  InsightMarket market() const { return market_of(parameter("market")); }
  std::string title(Id id, const std::string& otherwise) const;

  template <typename T>
  T report() const {
    return report_content<T>({.content = content}).value_or(T());
  }
};

struct InsightPage {
  std::string_view key;    // "overview" stands at /insights
  std::string_view title;  // English
  bool markets = false;    // whether it can show one kind of clients alone
  bool needs_report = true;
  void (*write)(Html&, const PageContext&, const InsightView&) = nullptr;
  std::vector<InsightTable> (*tables)(const PageContext&, const InsightView&) = nullptr;
};
// All pages, in the order of their tabs. insight_pages.cpp is the contents page.
const std::vector<InsightPage>& insight_pages();
const InsightPage* find_insight_page(std::string_view key);

inline constexpr std::string_view insights_path = "/insights";
inline constexpr std::string_view insights_refresh_path = "/insights/refresh";  // POST

// The address of a page with the view's parameters, some of them changed; an empty value leaves one
// out.
std::string insight_url(const InsightView& view,
                        const std::vector<std::pair<std::string, std::string>>& changes = {},
                        std::string_view extension = {});
std::string csv_url(const InsightView& view, std::string_view table);

// The whole page: tabs, filters, when the figures were read, then what the page shows.
std::string insights_page(const PageContext& ctx, const InsightView& view);
// For readers of a company with confidential clients.
std::string insights_refused_page(const PageContext& ctx);

// A list of the clients of the view's market who meet the conditions, "total=gte.100&...".
std::string clients_url(const InsightView& view, const std::string& conditions);
// "total" and its like: an amount as the filter language writes it.
std::string amount_text(const PageContext& ctx, std::int64_t minor);
// "business_date=gte.2026-01-01&...": for a list of orders.
std::string ordered_between(Date from, Date to);
// The company's orders of these days by somebody, in brackets of a filter.
std::string bought_between(Date from, Date to);

// "What this says": the definition in plain words.
void what_this_says(Html& html, const PageContext& ctx, const std::vector<std::string>& sentences);
// A few choices of one parameter, as links; the first is what the address without it means.
struct InsightChoice {
  std::string value, label;
};
void choice_links(Html& html, const InsightView& view, std::string_view parameter,
                  const std::string& label, const std::vector<InsightChoice>& choices);
// The value of the parameter if it is one of the choices, else the first.
std::string chosen(const InsightView& view, std::string_view parameter,
                   const std::vector<std::string>& values);
// A chart beside its table.
void insight_pair(Html& html, const HtmlWriter& left, const HtmlWriter& right);
// A table with the way to its CSV; the tables of the page, in their order.
void write_table(Html& html, const PageContext& ctx, const InsightView& view,
                 const InsightTable& table);
void write_tables(Html& html, const PageContext& ctx, const InsightView& view,
                  const std::vector<InsightTable>& tables);
void nobody_bought(Html& html, const PageContext& ctx);

}  // namespace clientela
