#include "features/imports/import_samples.h"

#include <algorithm>

#include "base/text.h"
#include "features/clients/client.h"

namespace clientela {
namespace {

constexpr std::size_t most_samples = 6;
constexpr std::size_t most_looked_at = 200;  // rows of a batch
constexpr std::size_t longest_text = 120;

struct NamedText {
  const char* name;
  std::string ImportSample::*text;
};
constexpr NamedText texts[] = {
    {"client", &ImportSample::client},     {"client_kind", &ImportSample::client_kind},
    {"contact", &ImportSample::contact},   {"organisation", &ImportSample::organisation},
    {"order", &ImportSample::order},       {"order_kind", &ImportSample::order_kind},
    {"date", &ImportSample::date},         {"product", &ImportSample::product},
    {"activity", &ImportSample::activity},
};

std::int64_t integer(const JsonObject& json, std::string_view name) {
  const Json* member = json.if_contains(name);
  return member != nullptr && member->is_int64() ? member->get_int64() : 0;
}

bool flag(const JsonObject& json, std::string_view name) {
  const Json* member = json.if_contains(name);
  return member != nullptr && member->is_bool() && member->get_bool();
}

ImportSample parse(const JsonObject& json) {
  ImportSample sample;
  for (const auto& [name, text] : texts) sample.*text = string_member(json, name);
  sample.new_client = flag(json, "new_client");
  sample.new_order = flag(json, "new_order");
  sample.lines = integer(json, "lines");
  sample.total = integer(json, "total");
  return sample;
}

// The call that makes or changes the record; null when there is none.
const PlannedCall* call_for(const std::deque<PlannedCall>& calls, Id record) {
  const auto found = std::find_if(calls.begin(), calls.end(),
                                  [&](const PlannedCall& call) { return call.record == record; });
  return found == calls.end() ? nullptr : &*found;
}

// The record as it would be after the call.
Record planned(const ObjectType& type, const PlannedCall* call, std::optional<Record> before) {
  Record record = before ? std::move(*before) : Record(type);
  if (call == nullptr) return record;
  for (const auto& value : call->values) record[value.field->key] = value.now;
  return record;
}

std::string date_text(const Value& value, const std::string& zone) {
  if (const auto* date = std::get_if<Date>(&value)) return date->text();
  const auto* at = std::get_if<Instant>(&value);
  return at == nullptr ? std::string() : local_date(*at, zone).text();
}

}  // namespace

JsonArray samples_json(const std::vector<ImportSample>& samples) {
  JsonArray list;
  for (const auto& sample : samples) {
    JsonObject json{{"new_client", sample.new_client},
                    {"new_order", sample.new_order},
                    {"lines", sample.lines},
                    {"total", sample.total}};
    for (const auto& [name, text] : texts) json[name] = shortened(sample.*text, longest_text);
    list.push_back(std::move(json));
  }
  return list;
}

std::vector<ImportSample> samples_of(const Job& job) {
  std::vector<ImportSample> samples;
  const auto result = parse_json(job.result);
  const Json* list =
      result && result->is_object() ? result->get_object().if_contains("samples") : nullptr;
  if (list == nullptr || !list->is_array()) return samples;
  for (const auto& each : list->get_array()) {
    if (each.is_object()) samples.push_back(parse(each.get_object()));
  }
  return samples;
}

SampleGatherer::SampleGatherer(const PlanContext& context) : context_(context) {}

bool SampleGatherer::is_full() const { return samples_.size() >= most_samples; }

void SampleGatherer::see(Id client, Id product) {
  if (is_full() || seen_.size() >= most_looked_at) return;
  seen_.push_back({context_.row, context_.row_place, client, product});
}

void SampleGatherer::gather() {
  for (const auto& seen : seen_) {
    if (!is_full()) gather(seen);
  }
  seen_.clear();
}

std::string SampleGatherer::text(const Seen& seen, std::string_view target) const {
  return std::string(seen.row->text(context_.mapping.column_of(target)));
}

// Rows of one order are one sample, and so are rows that speak of one client or product alone.
void SampleGatherer::gather(const Seen& seen) {
  const auto& orders = context_.batch->orders;
  const auto order = std::find_if(orders.begin(), orders.end(), [&](const PlannedCall& call) {
    return std::binary_search(call.rows.begin(), call.rows.end(), seen.place);
  });
  ImportSample sample;
  sample.activity = text(seen, "activity.subject");
  if (order != orders.end()) {
    if (order->rows.front() != seen.place) return;
    describe_order(seen, *order, sample);
  } else {
    const Id subject = seen.client.empty() ? seen.product : seen.client;
    if (sample.activity.empty() && !shown_.insert(subject).second) return;
  }
  sample.product = text(seen, "product.name");
  if (sample.product.empty()) sample.product = text(seen, "product.code");
  if (!seen.client.empty()) describe_client(seen, sample);
  samples_.push_back(std::move(sample));
}

void SampleGatherer::describe_client(const Seen& seen, ImportSample& sample) const {
  const ObjectType& type = context_.reading->type(Client::object_name);
  const PlannedCall* call = call_for(context_.batch->clients, seen.client);
  if (call == nullptr) call = call_for(context_.batch->references, seen.client);
  auto before = context_.reading->find(type, seen.client);
  sample.new_client = !before;
  const auto client = planned(type, call, std::move(before)).as<Client>();
  sample.client = client.name.empty() ? composed_name(client) : client.name;
  sample.client_kind = client.kind == ClientKind::person ? "person" : "organisation";
  for (const int column : context_.mapping.contact_columns()) {
    if (sample.contact.empty()) sample.contact = seen.row->text(column);
  }
  sample.organisation = text(seen, "membership.organisation");
}

void SampleGatherer::describe_order(const Seen& seen, const PlannedCall& order,
                                    ImportSample& sample) const {
  const ObjectType& type = *order.type;
  auto before = context_.reading->find(type, order.record);
  sample.new_order = !before;
  const Record record = planned(type, &order, std::move(before));
  sample.order = text(seen, "order.number");
  sample.order_kind = record.get<std::string>("kind");
  sample.date = date_text(record["business_date"], context_.mapping.zone);
  if (sample.date.empty()) {  // of a rehearsal's order that an earlier batch began
    const Value& value = seen.row->at(context_.mapping.column_of("order.business_date"));
    sample.date = date_text(value, context_.mapping.zone);
  }
  sample.lines = order.counts.lines;
  sample.total = order.counts.revenue;
}

}  // namespace clientela
