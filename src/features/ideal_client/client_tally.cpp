#include "features/ideal_client/client_tally.h"

#include <chrono>

#include "features/filters.h"

namespace clientela {
namespace {

constexpr std::int64_t longest_ms = 500;
constexpr int page_size = 500;
constexpr std::string_view clients_list = "/clients?";

void add(const Record& client, ClientSum& sum) {
  ++sum.clients;
  sum.revenue += client.get<Money>("total").minor;
  if (is_empty(client["ltv"])) return;
  sum.ltv += client.get<Money>("ltv").minor;
  ++sum.with_ltv;
}

ClientSum& band_of(const Record& client, ClientTally& tally) {
  const ClientFit fit = fit_of(client);
  for (std::size_t i = 0; fit.fit && i < fit_bands.size(); ++i) {
    if (*fit.fit <= fit_bands[i].to) return tally.bands[i];
  }
  return tally.without_fit;
}

void add_client(const Record& client, const std::vector<const Filter*>& conditions,
                Reading& reading, const ParseContext& context, ClientTally& tally) {
  add(client, tally.all);
  add(client, band_of(client, tally));
  int met = 0;
  for (std::size_t i = 0; i < conditions.size(); ++i) {
    if (conditions[i] == nullptr || !matches(*conditions[i], client, reading, context)) continue;
    add(client, tally.meeting[i]);
    ++met;
  }
  if (met == 0) add(client, tally.none);
  if (met > 1) ++tally.several;
}

std::string list_address(Reading& reading, Filter filter) {
  Query query = question(reading.type(Client::object_name),
                         {where_choice("relation", "client"), std::move(filter)}, {}, 50);
  const std::string text = query_text(reading.model(), query);
  const auto read = parse_query(reading.model(), *query.type, text, reading.parse_context(), {});
  return read ? std::string(clients_list) + text : std::string();
}

}  // namespace

ClientTally tally_clients(Reading& reading, const std::vector<const Filter*>& conditions) {
  const auto begin = std::chrono::steady_clock::now();
  const ParseContext context = reading.parse_context();
  ClientTally tally;
  tally.meeting.resize(conditions.size());
  Query query = question(reading.type(Client::object_name), {where_choice("relation", "client")},
                         {}, page_size);
  do {
    const Slice slice = reading.list(query);
    for (const auto& client : slice.records) {
      add_client(client, conditions, reading, context, tally);
    }
    query.cursor = slice.next;
    const auto spent = std::chrono::steady_clock::now() - begin;
    tally.complete = slice.next.empty();
    if (spent > std::chrono::milliseconds(longest_ms)) return tally;
  } while (!tally.complete);
  return tally;
}

std::string clients_meeting(Reading& reading, const Filter& filter) {
  return list_address(reading, filter);
}

std::string clients_meeting_none(Reading& reading, const std::vector<const Filter*>& conditions) {
  Filter none;
  none.kind = Filter::Kind::none;
  Filter any;
  any.kind = Filter::Kind::any;
  for (const auto* condition : conditions) {
    if (condition != nullptr) any.children.push_back(*condition);
  }
  none.children = {std::move(any)};
  return list_address(reading, std::move(none));
}

std::string clients_of_band(const FitBand& band) {
  return std::string(clients_list) + "relation=eq.client&fit=gte." + std::to_string(band.from) +
         "&fit=lte." + std::to_string(band.to) + "&order=total.desc";
}

}  // namespace clientela
