#include "doors/web/answers.h"
#include "features/insight_pages/channel_figures.h"
#include "features/insight_pages/insight_frame.h"
#include "features/insight_pages/manager_figures.h"
#include "features/insight_pages/report_job.h"
#include "features/insights/insight_jobs.h"
#include "features/orders/order.h"

namespace clientela {
namespace {

constexpr std::string_view csv = ".csv";
constexpr int spends_at_once = 1000;
constexpr std::size_t most_spends = 20'000;

bool is_prefetch(const Request& request) {
  return request.header("X-Sec-Purpose").value_or("") == "prefetch";
}

InsightParameters parameters_of(const Visit& visit) {
  InsightParameters parameters;
  for (const std::string_view name :
       {"market", "months", "by", "show", "pairs", "keep", "basket", "cut", "from", "to"}) {
    std::string value = visit.query_value(name);
    if (!value.empty()) parameters.emplace(name, std::move(value));
  }
  return parameters;
}

void add_title(Reading& reading, std::string_view noun, Id id, Titles& titles) {
  if (id.empty() || titles.count(id) != 0) return;
  std::string title = reading.title(reading.type(noun), id);
  if (!title.empty()) titles.emplace(id, std::move(title));
}

// What the figures themselves need, as the program.
void read_report(Reading& reading, const InsightPage& page, InsightView& view) {
  const auto summary = find_report(reading, summary_report);
  if (!summary) return;
  view.summary = report_content<InsightSummary>(*summary).value_or(InsightSummary());
  view.as_of = summary->as_of;
  const InsightMarket market = page.markets ? view.market() : InsightMarket::all;
  if (const auto report = find_report(reading, report_name(page.key, market))) {
    view.content = report->content;
  }
}

// Names as far as the asker may see them.
void read_channel_titles(Reading& reading, InsightView& view) {
  const auto report = view.report<ChannelReport>();
  for (const auto& line : report.channels) {
    add_title(reading, Channel::object_name, line.channel, view.titles);
  }
  for (const auto& node : report.referrals) {
    add_title(reading, Client::object_name, node.client, view.titles);
  }
  for (const auto& spend : view.spends) {
    add_title(reading, Channel::object_name, spend.channel.id, view.titles);
  }
}

void read_spends(Reading& reading, InsightView& view) {
  Query query;
  query.type = &reading.type(ChannelSpend::object_name);
  query.limit = spends_at_once;
  do {
    const Slice slice = reading.list(query);
    for (const auto& record : slice.records) view.spends.push_back(record.as<ChannelSpend>());
    query.cursor = slice.next;
  } while (!query.cursor.empty() && view.spends.size() < most_spends);
}

void read_details(Reading& reading, InsightView& view) {
  if (view.page == "overview" || view.page == "channels") read_spends(reading, view);
  if (view.page == "channels") read_channel_titles(reading, view);
  if (view.page != "managers") return;
  for (const auto& line : view.report<ManagerReport>().managers) {
    add_title(reading, User::object_name, line.manager, view.titles);
  }
}

Response csv_response(Visit& visit, const InsightPage& page, const InsightView& view) {
  const std::string wanted = visit.query_value("table");
  if (view.content.empty() && page.needs_report) return not_found(visit);
  for (const auto& table : page.tables(visit.ctx(), view)) {
    if (!wanted.empty() && table.key != wanted) continue;
    Response response;
    response.content_type = "text/csv; charset=utf-8";
    response.headers.set("Content-Disposition", "attachment; filename=\"" + std::string(page.key) +
                                                    "-" + table.key + ".csv\"");
    response.body = table_csv(table);
    return response;
  }
  return not_found(visit);
}

bool has_orders(Reading& reading) {
  Query query;
  query.type = &reading.type(SalesOrder::object_name);
  return reading.count(query, 1) > 0;
}

bool is_outdated(Engine& engine, const InsightPage& page, const InsightView& view) {
  if (page.needs_report) return view.as_of.ms != 0 && changed_much_since(engine, view.as_of);
  return view.model && changed_much_since(engine, view.model->fitted_at);
}

Response answer_insights(Visit& visit, std::string name) {
  const bool wants_csv = name.size() > csv.size() && name.ends_with(csv);
  if (wants_csv) name.resize(name.size() - csv.size());
  const InsightPage* page = find_insight_page(name);
  if (page == nullptr) return not_found(visit);
  InsightView view;
  view.page = page->key;
  view.parameters = parameters_of(visit);
  if (!page->markets) view.parameters.erase("market");
  visit.engine().read(Asker::program(), [&](Reading& reading) {
    read_report(reading, *page, view);
    view.no_orders = !has_orders(reading);
    if (!page->needs_report) view.model = newest_model(reading);
  });
  if (!may_see_insights(visit.asker.role, view.summary)) {
    return html_response(insights_refused_page(visit.ctx()), 403);
  }
  visit.engine().read(visit.asker, [&](Reading& reading) { read_details(reading, view); });
  if (wants_csv) return csv_response(visit, *page, view);
  if (!is_prefetch(visit.request)) {
    const bool known = view.as_of.ms != 0;
    refresh_reports(*visit.services.company.jobs, visit.engine(), visit.asker,
                    known ? std::optional(view.as_of) : std::nullopt);
  }
  view.outdated = is_outdated(visit.engine(), *page, view);
  view.job = running_report_job(visit.engine());
  view.may_refresh = visit.asker.role >= Role::member;
  return html_response(insights_page(visit.ctx(), view));
}

}  // namespace

Response show_insights(Visit& visit) { return answer_insights(visit, "overview"); }
Response show_insight_page(Visit& visit) { return answer_insights(visit, visit.captures.at(0)); }

Response compute_insights(Visit& visit) {
  const auto job = start_report_job(*visit.services.company.jobs, visit.engine(), visit.asker);
  if (!job) return error_response(visit, job.error());
  return redirect(own_address(visit.field("back"), std::string(insights_path)));
}

}  // namespace clientela
