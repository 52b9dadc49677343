#include "features/imports/import_report.h"

namespace clientela {
namespace {

using Counter = std::int64_t ImportReport::*;

struct NamedCounter {
  const char* name;
  Counter counter;
};

constexpr NamedCounter counters[] = {
    {"rows", &ImportReport::rows},
    {"refused", &ImportReport::refused},
    {"lines", &ImportReport::lines},
    {"returns", &ImportReport::returns},
    {"adjustments", &ImportReport::adjustments},
    {"walk_in", &ImportReport::walk_in},
    {"revenue", &ImportReport::revenue},
    {"duration_ms", &ImportReport::duration_ms},
};

struct NamedCount {
  const char* name;
  ImportReport::Count ImportReport::*count;
};

constexpr NamedCount counts[] = {
    {"clients", &ImportReport::clients},
    {"products", &ImportReport::products},
    {"orders", &ImportReport::orders},
    {"activities", &ImportReport::activities},
};

std::int64_t integer(const JsonObject& json, std::string_view name) {
  const Json* member = json.if_contains(name);
  return member != nullptr && member->is_int64() ? member->get_int64() : 0;
}

const JsonObject* object(const JsonObject& json, std::string_view name) {
  const Json* member = json.if_contains(name);
  return member == nullptr ? nullptr : member->if_object();
}

}  // namespace

void ImportReport::refuse(Refusal refusal, const std::string& kind) {
  ++refused;
  if (reasons.size() < most_reasons || reasons.count(kind) != 0) ++reasons[kind];
  if (refusals.size() < most_refusals) refusals.push_back(std::move(refusal));
}

void ImportReport::add(const ImportReport& part, int sign) {
  for (const auto& [name, counter] : counters) this->*counter += sign * part.*counter;
  for (const auto& [name, count] : counts) {
    (this->*count).created += sign * (part.*count).created;
    (this->*count).updated += sign * (part.*count).updated;
  }
}

JsonObject ImportReport::json() const {
  JsonObject json;
  for (const auto& [name, counter] : counters) json[name] = this->*counter;
  for (const auto& [name, count] : counts) {
    json[name] = JsonObject{{"created", (this->*count).created},
                            {"updated", (this->*count).updated}};
  }
  JsonObject by_reason;
  for (const auto& [reason, how_often] : reasons) by_reason[reason] = how_often;
  json["reasons"] = std::move(by_reason);
  JsonArray first;
  for (const auto& refusal : refusals) {
    first.push_back(JsonObject{
        {"line", refusal.line}, {"reason", refusal.reason}, {"value", refusal.value}});
  }
  json["refusals"] = std::move(first);
  return json;
}

ImportReport ImportReport::parse(const JsonObject& json) {
  ImportReport report;
  for (const auto& [name, counter] : counters) report.*counter = integer(json, name);
  for (const auto& [name, count] : counts) {
    const JsonObject* both = object(json, name);
    if (both == nullptr) continue;
    report.*count = {integer(*both, "created"), integer(*both, "updated")};
  }
  if (const JsonObject* reasons = object(json, "reasons")) {
    for (const auto& reason : *reasons) {
      report.reasons[std::string(reason.key())] = integer(*reasons, reason.key());
    }
  }
  const Json* first = json.if_contains("refusals");
  if (first == nullptr || !first->is_array()) return report;
  for (const auto& each : first->get_array()) {
    if (!each.is_object()) continue;
    const JsonObject& refusal = each.get_object();
    report.refusals.push_back({integer(refusal, "line"),
                               std::string(string_member(refusal, "reason")),
                               std::string(string_member(refusal, "value"))});
  }
  return report;
}

}  // namespace clientela
