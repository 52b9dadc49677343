#pragma once

#include <functional>
#include <vector>

#include "engine/engine.h"
#include "system/job.h"

namespace clientela {

// How jobs go through all clients: a page a step, the place kept in the job's checkpoint.

inline constexpr int clients_a_step = 300;

// Of the next page, the clients whom `wanted` takes (empty: all). Moves the job's checkpoint and
// `done` behind the page; the caller keeps them. Precondition: the walk is not over.
std::vector<Id> next_clients(Engine& engine, Job& job,
                             const std::function<bool(const Record&)>& wanted = {});
bool is_walk_over(const Job& job);

// Up to the cap.
std::int64_t count_clients(Engine& engine, std::int64_t cap);
inline std::int64_t count_clients(Engine& engine) {
  return count_clients(engine, std::int64_t{1} << 60);
}

// Throws std::logic_error where it is not declared.
const Projection& projection_named(Engine& engine, std::string_view name);

}  // namespace clientela
