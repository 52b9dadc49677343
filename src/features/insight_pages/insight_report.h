#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "engine/engine.h"
#include "features/insight_pages/report_fields.h"

namespace clientela {

// The figures of all clients together, computed in the background and kept as one small record for
// each page, so that a page costs the same whatever the number of clients. They are computed as the
// program, from all clients, and hold sums and counts; who may see them is decided by
// may_see_insights.
struct InsightReport {
  static constexpr std::string_view object_name = "insight_report";
  Id id;
  std::string name;     // "rfm", "rfm.business": see report_name
  Instant as_of;        // when the figures were read
  std::string content;  // JSON of one of the structs of the *_figures.h
};

void add_insight_reports(Model& model);

// All clients, or one kind of them. A client whose market is not said counts by its kind:
// organisations as businesses, people as consumers.
enum class InsightMarket { all, business, consumer };
inline constexpr std::array insight_markets{InsightMarket::all, InsightMarket::business,
                                            InsightMarket::consumer};
std::string_view key_of(InsightMarket market);
InsightMarket market_of(std::string_view key);  // anything unknown: all

std::string report_name(std::string_view page, InsightMarket market);

// What is common to all reports of one reading.
struct InsightSummary {
  Date today;                     // the last day that is counted
  std::string currency;           // of all amounts
  std::int64_t clients = 0;       // of the relation client
  std::int64_t confidential = 0;  // of these
  std::int64_t orders = 0;        // read, with returns and adjustments
  std::int64_t later = 0;         // orders dated after `today`: left out
  std::int64_t other_orders = 0;  // without a client, or of somebody who isn't one

  template <typename Archive>
  void fields(Archive& archive) {
    archive("today", today);
    archive("currency", currency);
    archive("clients", clients);
    archive("confidential", confidential);
    archive("orders", orders);
    archive("later", later);
    archive("other_orders", other_orders);
  }
};
inline constexpr std::string_view summary_report = "summary";

// Readers see figures of the whole company unless some clients are confidential: then only members
// and administrators do.
bool may_see_insights(Role role, const InsightSummary& summary);

// Writes the reports over those of the same names, all in one transaction.
Result<void> keep_reports(Engine& engine, Instant as_of,
                          const std::vector<std::pair<std::string, JsonObject>>& reports);

// Asked as the program: the caller decides by may_see_insights.
std::optional<InsightReport> find_report(Reading& reading, std::string_view name);

template <typename T>
std::optional<T> report_content(const InsightReport& report) {
  const auto json = parse_json(report.content);
  if (!json || !json->is_object()) return std::nullopt;
  T content;
  read_report(*json, content);
  return content;
}
template <typename T>
JsonObject content_json(T& content) {
  ReportWriter writer;
  content.fields(writer);
  return writer.take();
}

}  // namespace clientela
