#include "store/sqlite/check.h"

#include <fmt/format.h>

#include "store/sqlite/action_log.h"

namespace clientela {

namespace {

void check_pages(Database& database, std::vector<std::string>& problems) {
  auto row = database.prepare("PRAGMA integrity_check(20)");
  while (row.step()) {
    if (row.text(0) != "ok") problems.emplace_back(row.text(0));
  }
}

void check_figures(Database& database, const NounTable& noun, std::vector<std::string>& problems) {
  for (const auto* projection : noun.projections()) {
    const auto missing = database.integer(
        fmt::format("SELECT count(*) FROM {} WHERE \"row\" NOT IN (SELECT \"row\" FROM {})",
                    quoted_name(noun.name()), quoted_name(projection->name)));
    const auto left_over = database.integer(
        fmt::format("SELECT count(*) FROM {} WHERE \"row\" NOT IN (SELECT \"row\" FROM {})",
                    quoted_name(projection->name), quoted_name(noun.name())));
    if (missing == 0 && left_over == 0) continue;
    problems.push_back(fmt::format("The figures {} have {} rows too few and {} too many",
                                   projection->name, missing, left_over));
  }
}

void check_owners(Database& database, const NounTable& part, const NounTable& owner,
                  std::vector<std::string>& problems) {
  const auto lost = database.integer(
      fmt::format("SELECT count(*) FROM {0} AS t WHERE t.deleted_at IS NULL AND NOT EXISTS "
                  "(SELECT 1 FROM {1} AS o WHERE o.id = t.{2} AND o.deleted_at IS NULL)",
                  quoted_name(part.name()), quoted_name(owner.name()),
                  quoted_name(part.place(owner.type().name).columns.front())));
  if (lost == 0) return;
  problems.push_back(
      fmt::format("{} records of {} belong to nothing that exists", lost, part.name()));
}

void check_changes(Database& database, std::vector<std::string>& problems) {
  const auto stray =
      database.integer("SELECT count(*) FROM change WHERE seq NOT IN (SELECT seq FROM action_log)");
  if (stray > 0) problems.push_back(fmt::format("{} changes belong to no action", stray));
}

}  // namespace

std::vector<std::string> check_company(Database& database, const NounTables& tables) {
  std::vector<std::string> problems;
  try {
    check_pages(database, problems);
    for (const auto& noun : tables.all()) {
      check_figures(database, noun, problems);
      if (!noun.type().is_part()) continue;
      check_owners(database, noun, tables.of(noun.type().part_of), problems);
    }
    check_changes(database, problems);
    for (auto& problem : check_log(database)) problems.push_back(std::move(problem));
  } catch (const StoreFailure& failure) {
    problems.emplace_back(failure.what());
  }
  return problems;
}

}  // namespace clientela
