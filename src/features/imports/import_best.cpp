#include "features/imports/import_best.h"

#include <algorithm>

#include "features/clients/client.h"
#include "features/orders/order.h"

namespace clientela {
namespace {

constexpr int looked_at = 40;
constexpr int most_orders = 1000;  // of one client
constexpr std::size_t most_shown = 10;
constexpr int budget_ms = 500;
constexpr std::string_view sale = "sale";

// Made by that user while the job ran: "created_at=gte...&...", joined by `between`.
std::string made_by_job(const Import& import, const Job& job, std::string_view between,
                        std::string_view is) {
  std::string text = "created_at" + std::string(is) + "gte." + job.started_at.text();
  text.append(between).append("created_at").append(is).append("lte.");
  text.append(job.changed_at.text());
  text.append(between).append("created_by").append(is);
  // The command line is nobody.
  return text.append(import.user ? "eq." + import.user.id.text() : "is.empty");
}

std::optional<Query> query_of(Reading& reading, std::string_view noun, const std::string& text) {
  auto query = parse_query(reading.model(), reading.type(noun), text, reading.parse_context());
  if (!query) return std::nullopt;
  return std::move(*query);
}

// What a client bought by these orders.
BestClient bought(Reading& reading, const Record& client, const Import& import, const Job& job) {
  BestClient best{client.id, client.title()};
  const auto query =
      query_of(reading, SalesOrder::object_name,
               "client=eq." + client.id.text() + "&" + made_by_job(import, job, "&", "=") +
                   "&limit=" + std::to_string(most_orders));
  if (!query) return best;
  for (const auto& order : reading.list(*query).records) {
    const auto total = order.get<Money>("total");
    best.total.currency = total.currency;
    best.total.minor += total.minor;
    // As the client's card and the list count them: a return takes back, it is no order.
    if (order.get<std::string>("kind") == sale) ++best.orders;
  }
  return best;
}

}  // namespace

std::vector<BestClient> best_of_import(Engine& engine, const Asker& asker, const Import& import,
                                       const Job& job) {
  std::vector<BestClient> best;
  engine.read(
      asker,
      [&](Reading& reading) {
        const auto query = query_of(reading, Client::object_name,
                                    "orders.client=any(and(" + made_by_job(import, job, ",", ".") +
                                        "))&order=total.desc&limit=" + std::to_string(looked_at));
        if (!query) return;
        for (const auto& client : reading.list(*query).records) {
          best.push_back(bought(reading, client, import, job));
        }
      },
      budget_ms);
  std::stable_sort(best.begin(), best.end(), [](const BestClient& a, const BestClient& b) {
    return a.total.minor > b.total.minor;
  });
  if (best.size() > most_shown) best.resize(most_shown);
  return best;
}

}  // namespace clientela
