#include <gtest/gtest.h>

#include <atomic>
#include <string>
#include <thread>
#include <utility>

#include "http_test_server.h"

namespace clientela {
namespace {

using std::chrono::milliseconds;

// Counts who is refused, just before the answer goes.
ServerOptions counting_refusals(std::atomic<int>& refused) {
  ServerOptions options;
  options.refusal = [&refused](const Request&, int status) {
    ++refused;
    return refusal_response(status);
  };
  return options;
}

TEST(HttpLimits, RefusesLongBodiesBeforeTheyCome) {
  HttpTestServer server(echo);
  for (const char* extra : {"", "Expect: 100-continue\r\n"}) {
    auto client = server.client();
    client.send_raw(std::string("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1048577\r\n") +
                    extra + "\r\n");
    EXPECT_EQ(client.read_answer().status, 413);
    EXPECT_TRUE(client.closed_by_server());
  }
  EXPECT_EQ(server.client().post("/", std::string(1024 * 1024, 'x')).status, 200);
}

TEST(HttpLimits, LetsARefusalReachSomebodyWhoStillSends) {
  HttpTestServer server(echo);
  std::string long_body;
  long_body.resize(20'000'000, 'x');
  EXPECT_EQ(server.client().post("/", long_body).status, 413);
}

TEST(HttpLimits, RefusesLongHeads) {
  HttpTestServer server(echo);
  auto client = server.client();
  EXPECT_EQ(client.get("/", {{"X", std::string(20'000, 'x')}}).status, 431);
}

TEST(HttpLimits, DropsThoseWhoSendTheirHeadTooSlowly) {
  std::atomic<int> refused = 0;
  ServerOptions options = counting_refusals(refused);
  options.head_timeout = milliseconds(200);
  HttpTestServer server(echo, options);
  auto silent = server.client();
  silent.send_raw("\r\n");
  auto slow = server.client();
  const auto begin = std::chrono::steady_clock::now();
  slow.send_raw("GET / HTTP/1.1\r\n");
  // However long it goes on sending.
  EXPECT_TRUE(eventually([&] {
    slow.send_raw("X: y\r\n");
    return refused > 0;
  }));
  EXPECT_EQ(slow.read_answer().status, 408);
  EXPECT_TRUE(slow.closed_by_server());
  EXPECT_LT(std::chrono::steady_clock::now() - begin, ServerOptions().head_timeout);
  EXPECT_TRUE(silent.closed_by_server());
}

TEST(HttpLimits, DropsThoseWhoseBodyStops) {
  ServerOptions options;
  options.body_timeout = milliseconds(150);
  HttpTestServer server(echo, options);
  auto client = server.client();
  client.send_raw("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nhalf");
  EXPECT_EQ(client.read_answer().status, 408);
}

TEST(HttpLimits, DropsThoseWhoseBodyDrips) {
  std::atomic<int> refused = 0;
  ServerOptions options = counting_refusals(refused);
  options.body_timeout = milliseconds(300);
  HttpTestServer server(echo, options);
  auto client = server.client();
  const auto begin = std::chrono::steady_clock::now();
  client.send_raw("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n\r\n");
  EXPECT_TRUE(eventually([&] {
    client.send_raw("x");
    return refused > 0;
  }));
  EXPECT_EQ(client.read_answer().status, 408);
  EXPECT_LT(std::chrono::steady_clock::now() - begin, ServerOptions().body_timeout);
}

TEST(HttpLimits, LetsASlowBodyComeAsLongAsItComes) {
  ServerOptions options;
  options.body_timeout = milliseconds(1500);
  options.body_bytes_per_second = 10;
  HttpTestServer server(echo, options);
  auto client = server.client();
  client.send_raw("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 400\r\n\r\n");
  // All together take longer than the timeout; each comes long before it, also on a busy machine.
  for (int i = 0; i < 40; ++i) {
    client.send_raw("0123456789");
    std::this_thread::sleep_for(milliseconds(50));
  }
  EXPECT_EQ(client.read_answer().status, 200);
}

TEST(HttpLimits, RefusesInTheWordsOfTheDoor) {
  ServerOptions options;
  options.refusal = [](const Request& head, int status) {
    return text_response(status, "door " + head.path);
  };
  HttpTestServer server(echo, options);
  auto client = server.client();
  client.send_raw("POST /api/v1/x HTTP/1.1\r\nHost: x\r\nContent-Length: 1048577\r\n\r\n");
  const auto refused = client.read_answer();
  EXPECT_EQ(refused.status, 413);
  EXPECT_EQ(refused.body, "door /api/v1/x");
}

TEST(HttpLimits, ClosesIdleConnections) {
  ServerOptions options;
  options.keep_alive_timeout = milliseconds(150);
  HttpTestServer server(echo, options);
  auto client = server.client();
  client.get("/");
  EXPECT_TRUE(client.closed_by_server());
  EXPECT_TRUE(eventually([&] { return server.server().open_connections() == 0; }));
}

TEST(HttpLimits, LimitsConnections) {
  ServerOptions options;
  options.connection_limit = 2;
  HttpTestServer server(echo, options);
  auto first = server.client();
  auto second = server.client();
  first.get("/");
  second.get("/");
  auto third = server.client();
  EXPECT_EQ(third.get("/").status, 503);
  first.close();
  EXPECT_TRUE(eventually([&] { return server.server().open_connections() == 1; }));
  EXPECT_EQ(server.client().get("/").status, 200);
}

TEST(HttpLimits, AnswersThatItIsBusyWhenTheQueueIsFull) {
  std::atomic<bool> open = false;
  std::atomic<int> refused = 0;
  ServerOptions options = counting_refusals(refused);
  options.handler_threads = 1;
  options.handler_queue = 1;
  std::atomic<int> begun = 0;
  HttpTestServer server(
      [&](const Request& request) {
        ++begun;
        eventually([&] { return open.load(); });
        return echo(request);
      },
      options);
  auto running = server.client();
  running.send_raw("GET /1 HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_TRUE(eventually([&] { return begun == 1; }));
  // One of these two waits in the queue, the other finds it full.
  auto second = server.client();
  second.send_raw("GET /2 HTTP/1.1\r\nHost: x\r\n\r\n");
  auto third = server.client();
  third.send_raw("GET /3 HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_TRUE(eventually([&] { return refused == 1; }));
  open = true;
  EXPECT_EQ(running.read_answer().status, 200);
  auto queued = second.read_answer();
  auto sent_away = third.read_answer();
  if (queued.status == 503) std::swap(queued, sent_away);
  EXPECT_EQ(queued.status, 200);
  EXPECT_EQ(sent_away.status, 503);
  EXPECT_EQ(sent_away.headers.find("Retry-After"), "1");
  EXPECT_EQ(third.get("/3").status, 200);
}

}  // namespace
}  // namespace clientela
