#include "features/insight_pages/insight_report.h"

namespace clientela {
namespace {

ObjectType insight_report_type() {
  return {.name = "insight_report",
          .plural = "insight_reports",
          .label = "Report",
          .label_plural = "Reports",
          .icon = "chart-bar",
          .fields = {field("name", &InsightReport::name,
                           {.label = "Name", .required = true, .filter = true, .unique = true}),
                     field("as_of", &InsightReport::as_of, {.label = "As of"}),
                     field("content", &InsightReport::content,
                           {.label = "Content", .max_length = 1 << 22})},
          .history = History::none,
          .read_role = Role::administrator,
          .write_role = Role::none};
}

}  // namespace

void add_insight_reports(Model& model) { model.add(insight_report_type()); }

std::string_view key_of(InsightMarket market) {
  static constexpr std::array<std::string_view, 3> keys{"all", "business", "consumer"};
  return keys[static_cast<std::size_t>(market)];
}

InsightMarket market_of(std::string_view key) {
  for (const auto market : insight_markets) {
    if (key_of(market) == key) return market;
  }
  return InsightMarket::all;
}

std::string report_name(std::string_view page, InsightMarket market) {
  std::string name(page);
  if (market != InsightMarket::all) name.append(".").append(key_of(market));
  return name;
}

bool may_see_insights(Role role, const InsightSummary& summary) {
  return role >= Role::member || (role == Role::reader && summary.confidential == 0);
}

std::optional<InsightReport> find_report(Reading& reading, std::string_view name) {
  const auto record =
      reading.find_by(reading.type(InsightReport::object_name), "name", Value(std::string(name)));
  if (!record) return std::nullopt;
  return record->as<InsightReport>();
}

Result<void> keep_reports(Engine& engine, Instant as_of,
                          const std::vector<std::pair<std::string, JsonObject>>& reports) {
  return engine.note(Asker::program(), [&](Transaction& transaction) -> Result<void> {
    for (const auto& [name, content] : reports) {
      InsightReport report = find_report(transaction, name).value_or(InsightReport());
      report.name = name;
      report.as_of = as_of;
      report.content = json_text(Json(content));
      if (report.id.empty()) {
        CLIENTELA_TRY(transaction.create(report));
      } else {
        CLIENTELA_TRY(transaction.change(report));
      }
    }
    return {};
  });
}

}  // namespace clientela
