#include "doors/web/live.h"

#include <algorithm>
#include <chrono>

#include "doors/web/answers.h"

namespace clientela {
namespace {

constexpr std::int64_t least_ms_between_events = 1000;
constexpr std::chrono::seconds time_between_looks{5};  // at sessions
constexpr std::size_t most_topics = 20;
constexpr int most_missed = 200;

bool touches(const std::set<std::string>& topics, const LoggedChange& change) {
  return topics.count(change.object) != 0 || topics.count(change.owner.text()) != 0 ||
         topics.count(change.record.text()) != 0;
}

std::set<std::string> split_topics(std::string_view text) {
  std::set<std::string> topics;
  while (!text.empty() && topics.size() < most_topics) {
    const auto end = std::min(text.find(','), text.size());
    if (end > 0) topics.emplace(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return topics;
}

}  // namespace

LiveHub::LiveHub(Engine& engine) : engine_(engine), thread_([this] { loop(); }) {
  engine_.on_change([this](const std::vector<LogEntry>& entries) { take(entries); });
}

LiveHub::~LiveHub() { stop(); }

void LiveHub::stop() {
  {
    const std::lock_guard lock(mutex_);
    if (stopping_) return;
    stopping_ = true;
  }
  engine_.on_change({});
  wake_.notify_all();
  thread_.join();
}

// On the writer thread: only kept here, looked at on the hub's own thread.
void LiveHub::take(const std::vector<LogEntry>& entries) {
  {
    const std::lock_guard lock(mutex_);
    if (watchers_.empty()) return;
    for (const auto& entry : entries) {
      LogEntry light;
      light.action.seq = entry.action.seq;
      light.changes = entry.changes;
      incoming_.push_back(std::move(light));
    }
  }
  wake_.notify_all();
}

// Whoever knows a record's id alone is not told that somebody works on it.
std::set<std::string> LiveHub::visible_topics(const Asker& asker, std::set<std::string> topics) {
  engine_.read(asker, [&](Reading& reading) {
    std::erase_if(topics, [&](const std::string& topic) {
      const auto id = Id::parse(topic);
      if (!id) return false;  // a noun
      const auto& types = engine_.model().types();
      return std::none_of(types.begin(), types.end(), [&](const ObjectType& type) {
        return type.history != History::none && reading.find(type, *id, true).has_value();
      });
    });
  });
  return topics;
}

std::shared_ptr<EventStream> LiveHub::watch(Asker asker, Id session, std::set<std::string> topics,
                                            std::int64_t since) {
  auto watcher = std::make_shared<Watcher>();
  watcher->stream = std::make_shared<EventStream>();
  watcher->asker = std::move(asker);
  watcher->session = session;
  watcher->topics = visible_topics(watcher->asker, std::move(topics));
  std::vector<LogEntry> missed;
  engine_.store().read([&](StoreReader& reader) { missed = reader.log(since, most_missed); });
  for (const auto& entry : missed) {
    if (since > 0 && concerns(*watcher, entry)) watcher->pending_seq = entry.action.seq;
  }
  auto stream = watcher->stream;
  {
    const std::lock_guard lock(mutex_);
    std::erase_if(watchers_, [](const auto& old) { return old->stream->closed(); });
    watchers_.push_back(std::move(watcher));
  }
  wake_.notify_all();
  return stream;
}

// Whether the change is on the watcher's page and about something that the watcher may see: now,
// or until this change (then a page that shows it must lose it). What belongs to a record, by the
// reference that decides who sees it, is on that record's page.
bool LiveHub::concerns(const Watcher& watcher, const LogEntry& entry) {
  for (const auto& change : entry.changes) {
    if (watcher.topics.count(change.owner.text()) != 0) return true;
    const ObjectType* type = engine_.model().find_type(change.object);
    if (type == nullptr) continue;
    const Field* root = type->root_field();
    if (root == nullptr && !touches(watcher.topics, change)) continue;
    bool concerned = false;
    engine_.read(watcher.asker, [&](Reading& reading) {
      const auto record = reading.find(*type, change.record, true);
      if (!record) return;
      concerned = touches(watcher.topics, change) ||
                  (root != nullptr && watcher.topics.count(record->get<Id>(root->key).text()) != 0);
    });
    if (concerned) return true;
  }
  return false;
}

void LiveHub::tell(Watcher& watcher, const std::vector<LogEntry>& entries) {
  for (const auto& entry : entries) {
    if (watcher.pending_seq == 0 && !concerns(watcher, entry)) continue;
    watcher.pending_seq = entry.action.seq;
  }
  const std::int64_t now = engine_.now().ms;
  if (watcher.pending_seq == 0 || now - watcher.told_ms < least_ms_between_events) return;
  watcher.stream->send("refresh", "", std::to_string(watcher.pending_seq));
  watcher.pending_seq = 0;
  watcher.told_ms = now;
}

void LiveHub::end_with_sessions() {
  std::vector<std::shared_ptr<Watcher>> watchers;
  {
    const std::lock_guard lock(mutex_);
    watchers = watchers_;
  }
  for (const auto& watcher : watchers) {
    if (!session_stands(engine_, watcher->session)) watcher->stream->close();
  }
}

void LiveHub::loop() {
  auto looked_at_sessions = std::chrono::steady_clock::now();
  std::unique_lock lock(mutex_);
  while (!stopping_) {
    wake_.wait_for(lock, std::chrono::milliseconds(250));
    std::erase_if(watchers_, [](const auto& watcher) { return watcher->stream->closed(); });
    const auto entries = std::exchange(incoming_, {});
    const auto watchers = watchers_;
    // The questions below take time that the writer thread must not wait for.
    lock.unlock();
    for (const auto& watcher : watchers) tell(*watcher, entries);
    const auto now = std::chrono::steady_clock::now();
    if (now - looked_at_sessions > time_between_looks) {
      looked_at_sessions = now;
      end_with_sessions();
    }
    lock.lock();
  }
  for (const auto& watcher : watchers_) watcher->stream->close();
}

Response open_live(Visit& visit) {
  auto topics = split_topics(visit.query_value("topics"));
  if (topics.empty()) return error_response(visit, 400);
  std::int64_t since = 0;
  const std::string last =
      std::string(visit.request.header("Last-Event-ID").value_or(visit.query_value("since")));
  if (const auto seq = parse_scaled(last, 0)) since = *seq;
  Response response;
  response.content_type = "text/event-stream";
  response.headers.set("Cache-Control", "no-store");
  response.events =
      visit.services.live.watch(visit.asker, visit.session->session.id, std::move(topics), since);
  return response;
}

}  // namespace clientela
