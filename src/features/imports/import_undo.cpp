#include "features/imports/import_undo.h"

#include <span>

#include "features/imports/import.h"

namespace clientela {
namespace {

constexpr int batch_actions = 250;

struct Progress {
  std::int64_t before_seq = 0;  // everything above is taken back; 0: nothing yet
  std::int64_t kept = 0;        // actions that could not be taken back
};

std::int64_t integer(const JsonObject& json, std::string_view name) {
  const Json* member = json.if_contains(name);
  return member != nullptr && member->is_int64() ? member->get_int64() : 0;
}

Progress progress_of(const Job& job) {
  const auto json = parse_json(job.checkpoint);
  if (!json || !json->is_object()) return {};
  return {integer(json->get_object(), "before_seq"), integer(json->get_object(), "kept")};
}

std::string text_of(const Progress& progress) {
  return json_text(JsonObject{{"before_seq", progress.before_seq}, {"kept", progress.kept}});
}

// The group of the import whose undoing this job is.
Result<Job> undone_job(JobStep& step) {
  const auto arguments = parse_json(step.job.arguments);
  const auto id = arguments && arguments->is_object()
                      ? Id::parse(string_member(arguments->get_object(), "import"))
                      : std::nullopt;
  const auto import = id ? find_import(step.engine, step.asker, *id) : std::nullopt;
  auto job = import ? job_of(step.engine, import->job) : std::nullopt;
  if (!job) return Error{ErrorCode::not_found, "", message("This import does not exist.")};
  return std::move(*job);
}

// About as many as there are to be taken back.
std::int64_t actions_of(const ImportReport& report) {
  std::int64_t actions = 0;
  for (const auto* count :
       {&report.clients, &report.products, &report.orders, &report.activities}) {
    actions += count->created + count->updated;
  }
  return actions;
}

// The id of the action that takes another one back. The action's own id with another time: so a
// batch that is tried again after a crash takes effect once.
Id undo_id(const Job& job, std::int64_t seq) {
  const auto serial = static_cast<std::uint64_t>(seq);
  const std::uint64_t seed = std::hash<Id>{}(job.id) & 0xfffff;
  return Id::make(job.started_at.ms, seed << 44 | (serial >> 4) << 14 | (serial & 0xf));
}

// In halves where something stands in the way, until the one that can't be taken back is alone.
Result<void> take_back(JobStep& step, std::span<const std::int64_t> seqs, Progress& progress) {
  std::vector<Call> calls;
  for (const std::int64_t seq : seqs) {
    calls.push_back({"undo", {{"seq", seq}}, undo_id(step.job, seq)});
  }
  if (step.perform(std::move(calls))) return {};
  if (seqs.size() == 1) {
    ++progress.kept;
    return {};
  }
  const std::size_t half = seqs.size() / 2;
  CLIENTELA_TRY(take_back(step, seqs.first(half), progress));
  return take_back(step, seqs.subspan(half), progress);
}

Result<bool> work(JobStep& step) {
  CLIENTELA_ASSIGN(const Job undone, undone_job(step));
  const Id group = Id::parse(undone.group).value_or(Id());
  Progress progress = progress_of(step.job);
  std::vector<std::int64_t> seqs;
  step.engine.store().read([&](StoreReader& reader) {
    seqs = reader.group(group, progress.before_seq, batch_actions);
    if (step.job.total == 0) step.job.total = actions_of(report_of(undone));
  });
  if (seqs.empty()) {
    step.job.total = step.job.done;
    step.job.result = text_of(progress);
    CLIENTELA_TRY(step.perform({}));
    return false;
  }
  CLIENTELA_TRY(take_back(step, seqs, progress));
  progress.before_seq = seqs.back();
  step.job.checkpoint = text_of(progress);
  step.job.done += static_cast<std::int64_t>(seqs.size());
  CLIENTELA_TRY(step.perform({}));
  return true;
}

}  // namespace

JobWork import_undo_work() { return work; }

std::int64_t kept_by_undo(const Job& undo) { return progress_of(undo).kept; }

}  // namespace clientela
