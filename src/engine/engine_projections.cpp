#include <cassert>
#include <limits>

#include "engine/engine.h"
#include "engine/engine_transaction.h"

namespace clientela {
namespace {

class TransactionFigures final : public FigureStore {
 public:
  TransactionFigures(const Projection& projection, StoreWriter& writer, Reading& reading)
      : projection_(projection), writer_(writer), reading_(reading) {}

  Reading& reading() override { return reading_; }
  bool applied(const Record& record) const override { return record.row <= last_row_; }
  void apply_up_to(std::int64_t row) { last_row_ = row; }
  Figures figures(Id record) override { return writer_.figures(projection_, record); }
  void write(Id record, const Figures& figures) override {
    writer_.write_figures(projection_, record, figures);
  }

 private:
  const Projection& projection_;
  StoreWriter& writer_;
  Reading& reading_;
  std::int64_t last_row_ = std::numeric_limits<std::int64_t>::max();
};

}  // namespace

void EngineTransaction::project(const RecordChange& change) {
  for (const Projection* projection : model_.projections_reading(change.type())) {
    TransactionFigures figures(*projection, writer_, everything_);
    projection->apply(figures, change);
  }
}

void Engine::rebuild(const Projection& projection) {
  store_.write([&](StoreWriter& writer) {
    const auto company = CompanyContext::of(writer, now());
    AskedReading<Reading> reading(model_, writer, company, Asker::program(), 0);
    TransactionFigures figures(projection, writer, reading);
    writer.clear_figures(projection);
    for (const auto name : projection.reads) {
      if (looks_anew(projection) && name != projection.owner) break;
      Query query;
      query.type = &model_.type(name);
      query.limit = 1000;
      do {
        const Slice slice = reading.list(query);
        for (const auto& record : slice.records) {
          figures.apply_up_to(record.row);
          projection.apply(figures, {nullptr, &record});
        }
        query.cursor = slice.next;
      } while (!query.cursor.empty());
    }
    return true;
  });
}

void Engine::refresh(const Projection& projection, const std::vector<Id>& owners) {
  assert(looks_anew(projection));
  store_.write([&](StoreWriter& writer) {
    const auto company = CompanyContext::of(writer, now());
    AskedReading<Reading> reading(model_, writer, company, Asker::program(), 0);
    TransactionFigures figures(projection, writer, reading);
    const ObjectType& owner = model_.type(projection.owner);
    for (const Id id : owners) {
      const auto record = reading.find(owner, id, false);
      if (record) projection.apply(figures, {&*record, &*record});
    }
    return true;
  });
}

}  // namespace clientela
