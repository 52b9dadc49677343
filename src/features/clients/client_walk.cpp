#include "features/clients/client_walk.h"

#include <stdexcept>

#include "features/clients/client.h"
#include "features/filters.h"

namespace clientela {
namespace {

constexpr std::string_view at_end = "end";

}  // namespace

std::vector<Id> next_clients(Engine& engine, Job& job,
                             const std::function<bool(const Record&)>& wanted) {
  std::vector<Id> ids;
  engine.read(Asker::program(), [&](Reading& reading) {
    Query query = question(reading.type(Client::object_name), {}, {}, clients_a_step);
    query.cursor = job.checkpoint;
    const Slice slice = reading.list(query);
    for (const auto& client : slice.records) {
      if (!wanted || wanted(client)) ids.push_back(client.id);
    }
    job.done += static_cast<std::int64_t>(slice.records.size());
    job.checkpoint = slice.next.empty() ? std::string(at_end) : slice.next;
  });
  return ids;
}

bool is_walk_over(const Job& job) { return job.checkpoint == at_end; }

std::int64_t count_clients(Engine& engine, std::int64_t cap) {
  std::int64_t count = 0;
  engine.read(Asker::program(), [&](Reading& reading) {
    count = reading.count(question(reading.type(Client::object_name), {}, {}, 1), cap);
  });
  return count;
}

const Projection& projection_named(Engine& engine, std::string_view name) {
  for (const auto& projection : engine.model().projections()) {
    if (projection.name == name) return projection;
  }
  throw std::logic_error("the projection " + std::string(name) + " is not declared");
}

}  // namespace clientela
