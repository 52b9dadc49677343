#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "doors/http/event_stream.h"
#include "engine/engine.h"

namespace clientela {

// Tells open pages that something on them changed, so that they ask for themselves again. Nothing
// of what changed is sent. A page watches topics: "client" (any of the noun) or a record's id.
class LiveHub {
 public:
  explicit LiveHub(Engine& engine);
  ~LiveHub();

  // Events come at most once a second, and at once when something changed since `since`. The stream
  // ends with the session.
  std::shared_ptr<EventStream> watch(Asker asker, Id session, std::set<std::string> topics,
                                     std::int64_t since);
  // Closes the streams whose sessions are over. Done every few seconds without being asked.
  void end_with_sessions();
  void stop();

 private:
  struct Watcher {
    std::shared_ptr<EventStream> stream;
    Asker asker;
    Id session;
    std::set<std::string> topics;
    std::int64_t pending_seq = 0;  // 0: nothing to tell
    std::int64_t told_ms = 0;
  };

  std::set<std::string> visible_topics(const Asker& asker, std::set<std::string> topics);
  void loop();
  void tell(Watcher& watcher, const std::vector<LogEntry>& entries);
  void take(const std::vector<LogEntry>& entries);
  bool concerns(const Watcher& watcher, const LogEntry& entry);

  Engine& engine_;
  std::mutex mutex_;
  std::condition_variable wake_;
  bool stopping_ = false;
  std::vector<LogEntry> incoming_;
  std::vector<std::shared_ptr<Watcher>> watchers_;  // their times belong to the hub's thread
  std::thread thread_;
};

}  // namespace clientela
