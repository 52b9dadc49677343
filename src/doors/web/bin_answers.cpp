#include "doors/web/answers.h"
#include "doors/web/record_view.h"
#include "features/demo/sample_removal.h"
#include "features/filters.h"
#include "features/imports/import.h"
#include "pages/bin_page.h"

namespace clientela {
namespace {

constexpr int page_size = 50;
constexpr int budget_ms = 1000;
constexpr int jobs_looked_at = 10;  // the newest of each kind
constexpr std::string_view import_undo_job = "import.undo";

Filter by(std::string_view key, const Ref<User>& user) {
  if (user) return where(key, Value(user.id));
  return where(key, Operator::is, Value(std::string("empty")));
}

// While the job was at work. It goes on until its last change.
Filter during(std::string_view key, const Job& job) {
  Filter filter;
  filter.children = {where(key, Operator::gte, Value(job.started_at)),
                     where(key, Operator::lte, Value(job.changed_at))};
  return filter;
}

// What went with the job: made by `maker`, deleted by whoever started the job, while it ran.
Filter gone_with(const Job& job, const Ref<User>& maker) {
  Filter filter;
  filter.children = {by("created_by", maker), by("modified_by", job.user),
                     during("modified_at", job)};
  return filter;
}

// The import that the job took back.
std::optional<Job> undone_import(Engine& engine, const Job& job) {
  const auto arguments = parse_json(job.arguments);
  if (!arguments || !arguments->is_object()) return std::nullopt;
  const auto id = Id::parse(string_member(arguments->get_object(), "import"));
  const auto import = id ? find_import(engine, Asker::program(), *id) : std::nullopt;
  return import ? job_of(engine, import->job) : std::nullopt;
}

// What a job took away as a whole is no single thing to restore: the sample, an import taken back.
std::vector<Filter> gone_together(Engine& engine) {
  std::vector<Filter> gone;
  const auto jobs_of = [&](std::string_view kind) {
    return recent_jobs(engine, Asker::program(), kind, jobs_looked_at);
  };
  // The program made the sample.
  for (const auto& job : jobs_of(sample_removal_job)) gone.push_back(gone_with(job, {}));
  for (const auto& job : jobs_of(import_undo_job)) {
    const auto undone = undone_import(engine, job);
    if (!undone) continue;
    gone.push_back(gone_with(job, undone->user));
    gone.back().children.push_back(during("created_at", *undone));
  }
  return gone;
}

// The newest first; `limit` of them.
Query bin_query(const ObjectType& type, const std::vector<Filter>& gone, int limit) {
  Query query;
  query.type = &type;
  query.deleted = true;
  if (!gone.empty()) {
    Filter none;
    none.kind = Filter::Kind::none;
    none.children = gone;
    query.filter.children.push_back(std::move(none));
  }
  query.order = {"modified_at", true};
  query.limit = limit;
  return query;
}

void add_people(Reading& reading, BinView& view) {
  for (const auto& record : view.slice.records) {
    const Id who = record.modified_by;
    if (who.empty()) continue;
    view.people.emplace(who, reading.title(reading.type(User::object_name), who));
  }
}

}  // namespace

Response show_bin(Visit& visit) {
  const ObjectType* type = type_of_path(visit);
  if (type == nullptr) return not_found(visit);
  const auto gone = gone_together(visit.engine());
  BinView view;
  view.type = type;
  view.some_went_together = !gone.empty();
  const auto read = [&](Reading& reading) {
    Query query = bin_query(*type, gone, page_size);
    query.cursor = visit.query_value("cursor");
    view.slice = reading.list(query);
    add_people(reading, view);
    for (const auto& other : visit.model().types()) {
      if (other.is_part() || other.history == History::none) continue;
      if (visit.asker.role < other.read_role) continue;
      if (!reading.list(bin_query(other, gone, 1)).records.empty()) view.filled.push_back(&other);
    }
  };
  visit.engine().read(visit.asker, read, budget_ms);
  return html_response(bin_page(visit.ctx(), view));
}

}  // namespace clientela
