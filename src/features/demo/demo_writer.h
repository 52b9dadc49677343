#pragma once

#include <functional>
#include <future>
#include <vector>

#include "engine/engine.h"
#include "features/demo/random.h"

namespace clientela {

// Performs the demo's actions in batches. While one batch is written the next is being made up.
class DemoWriter {
 public:
  using Progress = std::function<void(std::int64_t done, std::int64_t total)>;

  DemoWriter(Engine& engine, std::uint64_t seed, Progress progress);
  ~DemoWriter();
  DemoWriter(const DemoWriter&) = delete;
  DemoWriter& operator=(const DemoWriter&) = delete;

  // Makes the record; the id is the one it will have.
  Id add(const Whole& whole);
  template <typename T>
  Id add(const T& object) {
    return add(Whole{record(object), {}});
  }
  // The record, to be made alone or as a part of another one.
  template <typename T>
  Record record(const T& object) const {
    Record made = new_record(engine_.model().type(T::object_name), {});
    made.assign(object);
    return made;
  }
  void call(std::string action, JsonObject arguments);
  // How many actions there will be in all, as far as is known.
  void expect(std::int64_t total) { total_ = total; }
  // Everything is written when this returns; the first failure, if there was one.
  Result<void> finish();

  Engine& engine() { return engine_; }

 private:
  using Outcomes = Result<std::vector<Outcome>>;
  Id next_action();
  void send();
  void wait();

  Engine& engine_;
  Random random_;
  Progress progress_;
  std::int64_t first_ms_;
  std::int64_t made_ = 0, done_ = 0, total_ = 0;
  std::vector<Call> calls_;
  std::future<Outcomes> writing_;
  Result<void> state_;
};

}  // namespace clientela
