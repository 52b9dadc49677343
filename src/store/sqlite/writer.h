#pragma once

#include <condition_variable>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "store/sqlite/session.h"

namespace clientela {

// The one thread that writes. It takes the works that wait, runs each in its own savepoint, and
// commits them together; only then anybody hears that a work was kept.
class Writer {
 public:
  using Work = std::function<bool(StoreWriter&)>;
  using Done = std::function<void(bool kept, std::exception_ptr failure)>;

  explicit Writer(std::unique_ptr<Connection> connection);
  // Finishes what waits.
  ~Writer();
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  void add(Work work, Done done);
  void on_commit(std::function<void(std::int64_t)> callback);
  bool is_this_thread() const { return std::this_thread::get_id() == thread_.get_id(); }

 private:
  struct Task {
    Work work;
    Done done;
    bool kept = false;
    std::exception_ptr failure;
  };
  void run();
  std::vector<Task> take();
  void empty_journal();
  void perform(std::vector<Task>& tasks);
  void perform(Task& task);
  void tell(std::vector<Task>& tasks);
  void fail(std::vector<Task>& tasks, const std::exception_ptr& failure);

  std::unique_ptr<Connection> connection_;
  Database& database_;
  WriteSession session_;
  std::mutex mutex_;
  std::condition_variable arrived_;
  std::deque<Task> waiting_;
  std::mutex calling_;  // held while callbacks are called
  std::vector<std::function<void(std::int64_t)>> callbacks_;
  bool stopping_ = false;
  // A transaction failed and what the session knows of the file was not yet read again.
  bool uncertain_ = false;
  bool journaled_ = false;  // something was written since the journal was emptied
  std::thread thread_;
};

}  // namespace clientela
