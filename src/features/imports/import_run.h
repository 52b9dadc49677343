#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "features/imports/import.h"
#include "features/imports/import_samples.h"
#include "features/imports/order_planner.h"
#include "features/imports/record_planner.h"
#include "features/imports/row_batches.h"

namespace clientela {

// One pass over a file, batch by batch: an import, or the rehearsal of one. Memory does not grow
// with an import; a rehearsal remembers what the file calls each record, to count it once.
class ImportRun {
 public:
  // The job's checkpoint tells after which row an import goes on; a rehearsal begins anew.
  ImportRun(Engine& engine, const Asker& asker, const Import& import, const Job& job,
            bool rehearsal);

  // Does the next batch and moves the job on. False when the file is at its end.
  Result<bool> step(JobStep& step);

 private:
  void go_on_from(const Job& job);
  void plan_batch();
  Result<void> plan_row();
  void plan_activity(Id client);
  void refuse(std::size_t place, RowRefusal why);
  void refuse_call(const PlannedCall& call, const Error& error);

  Result<void> perform(JobStep& step);
  Result<void> keep(JobStep& step, std::span<PlannedCall* const> planned);
  void perform_some(JobStep& step, std::span<PlannedCall* const> planned,
                    std::vector<PlannedCall*>& accepted);
  void count(std::span<PlannedCall* const> calls);
  void store_refusals();
  std::string checkpoint() const;
  void show_progress(Job& job) const;
  void finish(Job& job);

  Engine& engine_;
  Asker asker_;
  Import import_;
  std::unique_ptr<ImportMapping> mapping_;
  ImportIds ids_;
  PlanContext context_;
  ReferencePlanner references_;
  std::optional<ClientPlanner> clients_;
  std::optional<ProductPlanner> products_;
  std::optional<OrderPlanner> orders_;
  SampleGatherer samples_;  // of a rehearsal
  bool has_client_, has_product_, has_order_, has_activity_;

  std::optional<RowBatches> file_;
  RowBatch rows_;  // being imported
  ImportBatch batch_;

  ImportReport report_;
  std::int64_t last_row_ = 0;  // that was imported
  std::int64_t refused_pieces_ = 0;
  std::int64_t batches_ = 0;
  bool forget_ = false;
};

}  // namespace clientela
