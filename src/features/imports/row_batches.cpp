#include "features/imports/row_batches.h"

#include "features/imports/import_file.h"

namespace clientela {
namespace {

constexpr std::size_t batch_rows = 4000;
constexpr std::size_t most_batch_rows = 20'000;  // of one order
constexpr std::size_t batch_bytes = std::size_t{8} << 20;
constexpr std::size_t kept_raw_bytes = std::size_t{64} << 10;  // of a row, to show if it is refused

bool is_full(const RowBatch& batch, std::size_t bytes) {
  return batch.rows.size() >= most_batch_rows || bytes >= batch_bytes;
}

}  // namespace

RowBatches::RowBatches(Engine& engine, const Import& import, const ImportMapping& mapping,
                       std::int64_t after_row)
    : mapping_(mapping),
      order_number_(mapping.column_of("order.number")),
      utf8_(std::make_unique<Utf8Source>(import_bytes(engine, import), mapping.settings.encoding)),
      values_(mapping) {
  reader_ = std::make_unique<DelimitedReader>(
      [utf8 = utf8_.get()](char* buffer, std::size_t capacity) {
        return utf8->read(buffer, capacity);
      },
      mapping.settings.format);
  if (mapping.settings.format.has_header) reader_->next(row_);
  while (row_number_ < after_row && reader_->next(row_)) ++row_number_;
}

RowBatch RowBatches::next() {
  RowBatch batch = ahead_.valid() ? ahead_.get() : read();
  if (!batch.rows.empty()) ahead_ = std::async(std::launch::async, [this] { return read(); });
  return batch;
}

bool RowBatches::next_row() {
  if (waiting_) {
    waiting_ = false;
    return true;
  }
  if (ended_ || !reader_->next(row_)) {
    ended_ = true;
    return false;
  }
  ++row_number_;
  return true;
}

RowBatch RowBatches::read() {
  RowBatch batch;
  std::size_t bytes = 0;
  while (!is_full(batch, bytes) && next_row()) {
    ImportRow row;
    row.number = row_number_;
    row.line = static_cast<std::int64_t>(row_.line);
    auto refusal = values_.read(row_, row);
    row.values.resize(mapping_.columns.size());
    if (batch.rows.size() >= batch_rows) {
      const auto number = row.text(order_number_);
      if (number.empty() || number != batch.rows.back().text(order_number_)) {
        waiting_ = true;
        break;
      }
    }
    row.raw = row_.raw.substr(0, kept_raw_bytes);
    bytes += row.raw.size() + row.values.size() * sizeof(Value);
    batch.last_row = row_number_;
    batch.rows.push_back(std::move(row));
    batch.refused.push_back(std::move(refusal));
  }
  return batch;
}

}  // namespace clientela
