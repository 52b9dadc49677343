#pragma once

#include <future>
#include <memory>
#include <optional>
#include <vector>

#include "features/imports/import.h"
#include "features/imports/import_rows.h"

namespace clientela {

// Some rows of a file, read and not yet understood.
struct RowBatch {
  std::vector<ImportRow> rows;
  std::vector<std::optional<RowRefusal>> refused;  // for each of them
  std::int64_t last_row = 0;  // number of the last row; where the next batch goes on
};

// Cuts a file into batches, and reads the next one while the last is worked on. Rows of one order
// that stand together come in one batch. For one thread; not inside a reading.
class RowBatches {
 public:
  // Begins behind that row. The mapping must outlive it.
  RowBatches(Engine& engine, const Import& import, const ImportMapping& mapping,
             std::int64_t after_row);
  // Empty at the end of the file.
  RowBatch next();

 private:
  RowBatch read();
  bool next_row();

  const ImportMapping& mapping_;
  int order_number_;
  std::unique_ptr<Utf8Source> utf8_;
  std::unique_ptr<DelimitedReader> reader_;
  ImportRowReader values_;
  Row row_;
  bool waiting_ = false;  // row_ was read and belongs to the next batch
  bool ended_ = false;
  std::int64_t row_number_ = 0;
  std::future<RowBatch> ahead_;
};

}  // namespace clientela
