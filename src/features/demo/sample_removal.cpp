#include "features/demo/sample_removal.h"

#include "features/demo/demo.h"
#include "system/company.h"

namespace clientela {
namespace {

constexpr int entries_in_step = 200;

// The deletion of what the entry made, as far as it still lives.
void add_deletions(Reading& reading, const LogEntry& entry, std::vector<Call>& calls) {
  for (const auto& change : entry.changes) {
    if (change.kind != ChangeKind::created || change.record != change.owner) continue;
    const ObjectType* type = reading.model().find_type(change.object);
    if (type == nullptr || !reading.find(*type, change.record)) continue;
    calls.push_back({change.object + ".delete", {{"id", change.record.text()}}});
  }
}

std::vector<std::int64_t> next_entries(Engine& engine, std::int64_t before) {
  std::vector<std::int64_t> seqs;
  engine.store().read(
      [&](StoreReader& reader) { seqs = reader.group(demo_group(), before, entries_in_step); });
  return seqs;
}

// Newest first, so that nothing is left pointing to what is gone.
Result<bool> remove_step(JobStep& step) {
  Job& job = step.job;
  const std::int64_t before = parse_scaled(job.checkpoint, 0).value_or(0);
  const auto seqs = next_entries(step.engine, before);
  if (seqs.empty()) {
    CLIENTELA_TRY(step.perform({{"company.set", {{"sample", "0"}}}}));
    return false;
  }
  std::vector<Call> calls;
  for (const auto seq : seqs) {
    const auto entry = step.engine.logged(step.asker, seq);
    if (!entry) continue;
    step.engine.read(step.asker, [&](Reading& reading) { add_deletions(reading, *entry, calls); });
  }
  job.done += static_cast<std::int64_t>(seqs.size());
  job.checkpoint = std::to_string(seqs.back());
  CLIENTELA_TRY(step.perform(std::move(calls)));
  return true;
}

}  // namespace

void add_sample_removal(JobRunner& jobs) { jobs.add(std::string(sample_removal_job), remove_step); }

Result<Id> start_sample_removal(JobRunner& jobs, Engine& engine, const Asker& asker) {
  if (asker.role < Role::administrator) {
    return Error{ErrorCode::forbidden, "", message("Only an administrator removes the sample.")};
  }
  std::string sample;
  engine.read(asker, [&](Reading& reading) { sample = reading.setting(setting_sample); });
  if (sample != "1") {
    return Error{ErrorCode::not_found, "", message("There is no sample in this company.")};
  }
  return jobs.enqueue(asker, std::string(sample_removal_job), "Remove the sample", {});
}

}  // namespace clientela
