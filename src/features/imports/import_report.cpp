#include "features/imports/import_report.h"

#include <algorithm>

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

std::vector<const JsonObject*> objects(const JsonObject& json, std::string_view name) {
  std::vector<const JsonObject*> list;
  const Json* member = json.if_contains(name);
  if (member == nullptr || !member->is_array()) return list;
  for (const auto& each : member->get_array()) {
    if (each.is_object()) list.push_back(&each.get_object());
  }
  return list;
}

JsonArray message_json(const Message& message) {
  JsonArray json{Json(message.source)};
  for (const auto& argument : message.arguments) json.push_back(Json(argument));
  return json;
}

Message parse_message(const JsonObject& json) {
  Message message;
  const Json* member = json.if_contains("reason");
  if (member == nullptr || !member->is_array()) return message;
  for (const auto& each : member->get_array()) {
    if (!each.is_string()) continue;
    const std::string text(each.get_string());
    if (message.source.empty()) {
      message.source = text;
    } else {
      message.arguments.push_back(text);
    }
  }
  return message;
}

}  // namespace

bool ImportReport::brought_something() const {
  return lines > 0 || std::any_of(std::begin(counts), std::end(counts), [&](const auto& named) {
           const Count& count = this->*named.count;
           return count.created + count.updated > 0;
         });
}

void ImportReport::refuse(Refusal refusal) {
  ++refused;
  const std::string english_text = english(refusal.reason);
  if (reasons.size() < most_reasons || reasons.count(english_text) != 0) {
    Reason& reason = reasons[english_text];
    reason.text = refusal.reason;
    ++reason.rows;
  }
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
    json[name] =
        JsonObject{{"created", (this->*count).created}, {"updated", (this->*count).updated}};
  }
  JsonArray by_reason;
  for (const auto& [text, reason] : reasons) {
    by_reason.push_back(JsonObject{{"reason", message_json(reason.text)}, {"rows", reason.rows}});
  }
  json["reasons"] = std::move(by_reason);
  JsonArray first;
  for (const auto& refusal : refusals) {
    first.push_back(JsonObject{{"line", refusal.line},
                               {"reason", message_json(refusal.reason)},
                               {"value", refusal.value}});
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
  for (const auto* reason : objects(json, "reasons")) {
    Message text = parse_message(*reason);
    std::string key = english(text);
    report.reasons[std::move(key)] = {std::move(text), integer(*reason, "rows")};
  }
  for (const auto* refusal : objects(json, "refusals")) {
    report.refusals.push_back({integer(*refusal, "line"), parse_message(*refusal),
                               std::string(string_member(*refusal, "value"))});
  }
  return report;
}

}  // namespace clientela
