#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iostream>
#include <map>

#include "base/json.h"
#include "doors/cli/insights_command.h"

namespace clientela {
namespace {

constexpr std::size_t shown_ages = 12;

struct SegmentLine {
  std::uint64_t clients = 0;
  double spent = 0;
};

struct Report {
  std::vector<double> spent;  // of those who bought, in major units
  Concentration concentration;
  std::map<std::string_view, SegmentLine> segments;
  CohortPeriod period = CohortPeriod::month;
  std::vector<Cohort> cohorts;
};

CohortPeriod period_of_report(const InsightsOptions& options, const ClientSummary& summary,
                              Date until) {
  if (options.period == "week") return CohortPeriod::week;
  if (options.period == "month") return CohortPeriod::month;
  if (options.period == "quarter") return CohortPeriod::quarter;
  if (options.period == "year") return CohortPeriod::year;
  std::int32_t first = until.days;
  for (const auto& client : summary.clients) {
    if (client.has_bought()) first = std::min(first, client.first_day);
  }
  const int days = until.days - first;
  if (days > 8 * 365) return CohortPeriod::year;
  return days > 2 * 365 ? CohortPeriod::quarter : CohortPeriod::month;
}

Report report_of(const PurchaseSource& source, const InsightsOptions& options) {
  const auto columns = source.table.columns();
  const auto clients = static_cast<std::uint32_t>(source.table.keys.size());
  const ClientSummary summary = summarise_purchases(columns, clients, {source.until, {}});
  Report report;
  std::vector<RfmInput> inputs;
  for (const auto& client : summary.clients) {
    if (!client.has_bought()) continue;
    const double spent = static_cast<double>(client.spent()) / source.minor_units;
    report.spent.push_back(spent);
    inputs.push_back(
        {static_cast<double>(source.until.days - client.last_day), client.repeats + 1.0, spent});
  }
  report.concentration = concentration(report.spent);
  const auto marks = rfm_by_quantile(inputs);
  for (std::size_t i = 0; i < marks.size(); ++i) {
    SegmentLine& line = report.segments[key_of(rfm_segment(marks[i]))];
    ++line.clients;
    line.spent += report.spent[i];
  }
  report.period = period_of_report(options, summary, source.until);
  report.cohorts = cohort_triangle(columns, clients, report.period, source.until);
  return report;
}

double share(double part, double whole) { return whole > 0 ? part / whole : 0; }

JsonObject json_of(const Report& report, Date until, double minor_units) {
  JsonObject json{{"until", until.text()},
                  {"clients", report.concentration.clients},
                  {"revenue", report.concentration.total}};
  json["concentration"] =
      JsonObject{{"best_20_percent", best_count(report.spent.size(), 0.2)},
                 {"their_share", share_held_by_best(report.spent, 0.2)},
                 {"clients_bringing_80_percent", clients_bringing(report.spent, 0.8)},
                 {"gini", report.concentration.gini}};
  JsonObject segments;
  for (const auto& [key, line] : report.segments) {
    segments[key] = JsonObject{{"clients", line.clients}, {"revenue", line.spent}};
  }
  json["rfm"] = std::move(segments);
  JsonArray cohorts;
  for (const auto& cohort : report.cohorts) {
    JsonArray active, revenue;
    for (const auto count : cohort.active) active.push_back(count);
    for (const auto minor : cohort.revenue)
      revenue.push_back(static_cast<double>(minor) / minor_units);
    cohorts.push_back(JsonObject{{"from", first_day_of(cohort.period, report.period).text()},
                                 {"clients", cohort.clients},
                                 {"active", std::move(active)},
                                 {"revenue", std::move(revenue)}});
  }
  json["cohorts"] = std::move(cohorts);
  return json;
}

void print_concentration(const Report& report) {
  std::cout << fmt::format("{} clients bought for {:.2f} in all.\n", report.spent.size(),
                           report.concentration.total);
  std::cout << fmt::format(
      "The best 20 % ({}) bring {:.1f} %; 80 % comes from {} ({:.1f} %). "
      "Gini {:.3f}.\n\n",
      best_count(report.spent.size(), 0.2), 100 * share_held_by_best(report.spent, 0.2),
      clients_bringing(report.spent, 0.8),
      100 * share(static_cast<double>(clients_bringing(report.spent, 0.8)),
                  static_cast<double>(report.spent.size())),
      report.concentration.gini);
}

void print_segments(const Report& report) {
  std::cout << fmt::format("{:<18}{:>10}{:>16}{:>10}\n", "RFM segment", "clients", "revenue",
                           "share");
  for (const auto& [key, line] : report.segments) {
    std::cout << fmt::format("{:<18}{:>10}{:>16.2f}{:>8.1f} %\n", key, line.clients, line.spent,
                             100 * share(line.spent, report.concentration.total));
  }
  std::cout << "\n";
}

void print_cohorts(const Report& report) {
  std::cout << fmt::format("{:<12}{:>9}  clients of the cohort who bought again, in %\n",
                           "First bought", "clients");
  for (const auto& cohort : report.cohorts) {
    std::cout << fmt::format("{:<12}{:>9} ", first_day_of(cohort.period, report.period).text(),
                             cohort.clients);
    for (std::size_t age = 1; age < cohort.active.size() && age <= shown_ages; ++age) {
      std::cout << fmt::format("{:>6.1f}", 100 * share(cohort.active[age], cohort.clients));
    }
    std::cout << "\n";
  }
}

}  // namespace

void print_report(const PurchaseSource& source, const InsightsOptions& options) {
  const Report report = report_of(source, options);
  if (report.spent.empty()) throw CommandFailure("Nobody has bought anything in this period.");
  if (options.json) {
    std::cout << json_text_pretty(Json(json_of(report, source.until, source.minor_units))) << "\n";
    return;
  }
  print_concentration(report);
  print_segments(report);
  print_cohorts(report);
}

}  // namespace clientela
