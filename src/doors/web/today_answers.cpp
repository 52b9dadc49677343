#include "doors/web/answers.h"
#include "doors/web/kept_callers.h"
#include "features/activities/activity_blocks.h"
#include "features/today/today_page.h"
#include "pages/paths.h"
#include "system/desk.h"

namespace clientela {
namespace {

constexpr int shown_seen = 8;
constexpr int budget_ms = 500;

std::vector<SeenLine> seen_lines(Visit& visit, Reading& reading,
                                 const std::vector<SeenRecord>& seen) {
  std::vector<SeenLine> lines;
  for (const auto& each : seen) {
    const auto record = reading.find(*each.type, each.record);
    if (!record) continue;
    std::string detail = visit.ctx().tr(each.type->label);
    if (each.type->name == Client::object_name) {
      const auto city = record->get<std::string>("city");
      if (!city.empty()) detail = city;
    }
    lines.push_back({record->title(), record_path(*each.type, each.record), std::move(detail)});
  }
  return lines;
}

bool is_prefetch(const Request& request) {
  return request.header("X-Sec-Purpose").value_or("") == "prefetch";
}

}  // namespace

Response show_today(Visit& visit) {
  const auto seen = recently_seen(visit.engine(), visit.asker.user, shown_seen);
  TodayView view;
  visit.engine().read(
      visit.asker,
      [&](Reading& reading) {
        const auto callers = visit.services.callers.get(visit.asker.user, reading);
        view = read_today(visit.ctx(), reading, *callers);
        view.seen = seen_lines(visit, reading, seen);
        view.finished = finished_activity(reading, visit.query_value("done"));
        const auto next = Id::parse(visit.query_value("next"));
        if (!next) return;
        std::string title = reading.title(reading.type(Client::object_name), *next);
        if (title.empty()) return;
        view.next_client = *next;
        view.titles.emplace(*next, std::move(title));
      },
      budget_ms);
  if (!view.empty) {
    view.findings = last_findings(visit.engine(), visit.asker);
    if (!is_prefetch(visit.request)) {
      refresh_findings(*visit.services.company.jobs, visit.engine(), visit.asker);
    }
  }
  visit.context->live_url = "/live?topics=activity,client,order";
  return html_response(today_page(visit.ctx(), view));
}

}  // namespace clientela
