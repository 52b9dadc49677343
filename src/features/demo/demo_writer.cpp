#include "features/demo/demo_writer.h"

#include "features/demo/demo.h"

namespace clientela {
namespace {

constexpr std::size_t batch_size = 1000;
// Each action's id is a millisecond younger than the one before, so that records stand together
// in the order of their making; all of them are older than now.
constexpr std::int64_t ids_reach_back_ms = 24LL * 3600 * 1000;

}  // namespace

DemoWriter::DemoWriter(Engine& engine, std::uint64_t seed, Progress progress)
    : engine_(engine),
      random_(seed),
      progress_(std::move(progress)),
      first_ms_(engine.now().ms - ids_reach_back_ms) {}

DemoWriter::~DemoWriter() {
  if (writing_.valid()) writing_.wait();
}

Id DemoWriter::next_action() { return Id::make(first_ms_ + made_++, random_.next()).action(); }

Id DemoWriter::add(const Whole& whole) {
  call(std::string(whole.record.type->name) + ".create", create_arguments(whole));
  return calls_.empty() ? Id() : calls_.back().id.derive(1);
}

void DemoWriter::call(std::string action, JsonObject arguments) {
  if (calls_.size() >= batch_size) send();
  calls_.push_back({std::move(action), std::move(arguments), next_action(), demo_group()});
}

void DemoWriter::send() {
  wait();
  if (!state_ || calls_.empty()) {
    calls_.clear();
    return;
  }
  done_ += static_cast<std::int64_t>(calls_.size());
  if (progress_) progress_(done_, std::max(total_, done_));
  writing_ = std::async(std::launch::async, [this, calls = std::move(calls_)]() mutable {
    return engine_.perform_all(Asker::program(), std::move(calls));
  });
  calls_.clear();
  calls_.reserve(batch_size);
}

void DemoWriter::wait() {
  if (!writing_.valid()) return;
  auto outcomes = writing_.get();
  if (state_ && !outcomes) state_ = std::move(outcomes).error();
}

Result<void> DemoWriter::finish() {
  send();
  wait();
  return state_;
}

}  // namespace clientela
