#include <gtest/gtest.h>

#include <atomic>
#include <fstream>
#include <mutex>
#include <string>
#include <vector>

#include "http_test_server.h"

namespace clientela {
namespace {

using std::chrono::milliseconds;
using std::chrono::minutes;

// Gives lines of numbers, as an export would.
class Numbers final : public BodySource {
 public:
  Numbers(int count, bool breaks) : count_(count), breaks_(breaks) {}
  bool next(std::string& chunk) override {
    if (given_ == count_ && breaks_) throw std::runtime_error("the disk is gone");
    if (given_ == count_) return false;
    chunk = std::to_string(given_++) + "\n";
    return true;
  }

 private:
  const int count_;
  const bool breaks_;
  int given_ = 0;
};

std::string numbers(int count) {
  std::string text;
  for (int i = 0; i < count; ++i) text += std::to_string(i) + "\n";
  return text;
}

Handler numbers_handler(bool breaks = false) {
  return [breaks](const Request& request) {
    Response response;
    response.content_type = "text/csv";
    response.stream = std::make_shared<Numbers>(std::stoi(request.path.substr(1)), breaks);
    return response;
  };
}

TEST(HttpBodySource, IsSentInChunks) {
  HttpTestServer server(numbers_handler());
  auto client = server.client();
  for (const int count : {0, 1, 100'000, 7}) {
    const auto answer = client.get("/" + std::to_string(count));
    EXPECT_TRUE(answer.headers.has_token("Transfer-Encoding", "chunked"));
    EXPECT_EQ(answer.body, numbers(count));
  }
  EXPECT_EQ(client.request("HEAD", "/5").status, 200);
  EXPECT_EQ(client.get("/5").body, numbers(5));
}

TEST(HttpBodySource, EndsWithTheConnectionForOldClients) {
  HttpTestServer server(numbers_handler());
  auto client = server.client();
  client.send_raw("GET /50000 HTTP/1.0\r\n\r\n");
  EXPECT_EQ(client.read_answer().body, numbers(50'000));
}

TEST(HttpBodySource, ThatBreaksCutsTheConnection) {
  HttpTestServer server(numbers_handler(true));
  EXPECT_THROW(server.client().get("/5"), std::runtime_error);
}

// Remembers the streams it gave out, like a door with live pages.
class Broadcast {
 public:
  Handler handler() {
    return [this](const Request&) {
      Response response;
      response.events = std::make_shared<EventStream>();
      const std::lock_guard lock(mutex_);
      streams_.push_back(response.events);
      return response;
    };
  }
  int send(std::string_view data) {
    const std::lock_guard lock(mutex_);
    int reached = 0;
    for (const auto& stream : streams_) reached += stream->send("refresh", data) ? 1 : 0;
    return reached;
  }

 private:
  std::mutex mutex_;
  std::vector<std::shared_ptr<EventStream>> streams_;
};

const std::string events_request = "GET /events HTTP/1.1\r\nHost: x\r\n\r\n";

TEST(HttpEvents, AreDelivered) {
  Broadcast broadcast;
  HttpTestServer server(broadcast.handler());
  auto client = server.client();
  client.send_raw(events_request);
  EXPECT_NE(client.read_until("\r\n\r\n").find("Content-Type: text/event-stream"),
            std::string::npos);
  EXPECT_EQ(broadcast.send("first"), 1);
  EXPECT_EQ(client.read_until("\n\n"), "event: refresh\ndata: first\n\n");
  for (int i = 0; i < 100; ++i) broadcast.send(std::to_string(i));
  for (int i = 0; i < 100; ++i) {
    EXPECT_EQ(client.read_until("\n\n"), "event: refresh\ndata: " + std::to_string(i) + "\n\n");
  }
}

TEST(HttpEvents, NoticeThatTheListenerHasGone) {
  Broadcast broadcast;
  HttpTestServer server(broadcast.handler());
  auto client = server.client();
  client.send_raw(events_request);
  client.read_until("\r\n\r\n");
  client.close();
  EXPECT_TRUE(eventually([&] { return broadcast.send("x") == 0; }));
}

TEST(HttpEvents, DropWhoDoesNotListen) {
  Broadcast broadcast;
  HttpTestServer server(broadcast.handler());
  auto client = server.client();
  client.send_raw(events_request);
  client.read_until("\r\n\r\n");
  const std::string data(500'000, 'x');  // the system's buffers hold megabytes
  EXPECT_TRUE(eventually([&] { return broadcast.send(data) == 0; }));
}

TEST(HttpEvents, PingWhenNothingHappens) {
  Broadcast broadcast;
  ServerOptions options;
  options.event_ping = milliseconds(100);
  HttpTestServer server(broadcast.handler(), options);
  auto client = server.client();
  client.send_raw(events_request);
  client.read_until("\r\n\r\n");
  EXPECT_EQ(client.read_until("\n\n"), ": ping\n\n");
  EXPECT_EQ(client.read_until("\n\n"), ": ping\n\n");
}

TEST(HttpEvents, EndWhenTheServerStops) {
  Broadcast broadcast;
  HttpTestServer server(broadcast.handler());
  auto client = server.client();
  client.send_raw(events_request);
  client.read_until("\r\n\r\n");
  const auto begin = std::chrono::steady_clock::now();
  server.stop(minutes(2));
  EXPECT_LT(std::chrono::steady_clock::now() - begin, minutes(1));
  EXPECT_TRUE(client.closed_by_server());
  EXPECT_EQ(broadcast.send("x"), 0);
}

std::size_t resident_bytes() {
  std::ifstream file("/proc/self/statm");
  std::size_t total = 0;
  std::size_t resident = 0;
  file >> total >> resident;
  return resident * 4096;
}

TEST(HttpEvents, CostLittleWhileIdle) {
  constexpr std::size_t count = 2000;
  Broadcast broadcast;
  ServerOptions options;
  options.event_ping = std::chrono::hours(1);  // none before the last has come
  HttpTestServer server(broadcast.handler(), options);
  std::vector<std::unique_ptr<HttpClient>> listeners;
  const auto before = resident_bytes();
  for (std::size_t i = 0; i < count; ++i) {
    listeners.push_back(
        std::make_unique<HttpClient>("127.0.0.1", server.server().port(), patience));
    listeners.back()->send_raw(events_request);
    listeners.back()->read_until("\r\n\r\n");
  }
  const auto each = (resident_bytes() - before) / count;
  RecordProperty("bytes_each", static_cast<int>(each));
  EXPECT_LT(memory_is_meaningful ? each : 0, 8000u);  // both ends together
  EXPECT_EQ(broadcast.send("now"), static_cast<int>(count));
  for (const auto& listener : listeners) {
    EXPECT_EQ(listener->read_until("\n\n"), "event: refresh\ndata: now\n\n");
  }
  EXPECT_EQ(server.client().request("OPTIONS", "*").status, 204);
}

}  // namespace
}  // namespace clientela
