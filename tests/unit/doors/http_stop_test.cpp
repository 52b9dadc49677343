#include <gtest/gtest.h>

#include <atomic>
#include <string>
#include <thread>
#include <vector>

#include "http_test_server.h"

namespace clientela {
namespace {

using std::chrono::milliseconds;
using std::chrono::minutes;

TEST(HttpServerStop, LetsRequestsFinish) {
  std::atomic<bool> begun = false;
  std::atomic<bool> stopping = false;
  HttpTestServer server([&](const Request& request) {
    begun = true;
    eventually([&] { return stopping.load(); });
    return echo(request);
  });
  auto busy = server.client();
  auto idle = server.client();
  idle.send_raw("\r\n");
  busy.send_raw("GET /busy HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_TRUE(eventually([&] { return begun && server.server().open_connections() == 2; }));
  server.server().stop(minutes(1));
  stopping = true;
  server.stop();
  const auto answer = busy.read_answer();
  EXPECT_EQ(answer.body, "GET /busy?\n");
  EXPECT_EQ(answer.headers.find("Connection"), "close");
  EXPECT_TRUE(idle.closed_by_server());
  EXPECT_THROW(server.client().get("/"), std::runtime_error);
}

TEST(HttpServerStop, CutsOffThoseWhoTakeTooLong) {
  ServerOptions options;
  options.head_timeout = minutes(2);
  HttpTestServer server(echo, options);
  auto client = server.client();
  client.send_raw("GET / HTTP/1.1\r\n");
  EXPECT_TRUE(eventually([&] { return server.server().open_connections() == 1; }));
  const auto begin = std::chrono::steady_clock::now();
  server.stop(milliseconds(200));
  EXPECT_LT(std::chrono::steady_clock::now() - begin, minutes(1));
  EXPECT_TRUE(client.closed_by_server());
}

TEST(HttpServerStop, WorksWhileEverybodyIsBusy) {
  for (int round = 0; round < 10; ++round) {
    ServerOptions options;
    options.io_threads = 2;
    HttpTestServer server(echo, options);
    std::atomic<bool> over = false;
    std::vector<std::thread> people;
    for (int i = 0; i < 8; ++i) {
      people.emplace_back([&] {
        auto client = server.client();
        try {
          while (!over) client.get("/");
        } catch (const std::runtime_error&) {
          // Cut off, as must happen to somebody.
        }
      });
    }
    std::this_thread::sleep_for(milliseconds(30));
    server.stop(milliseconds(round % 2 == 0 ? 0 : 500));
    over = true;
    for (std::thread& person : people) person.join();
  }
}

TEST(HttpServerStop, WorksBeforeItRuns) {
  Server server({}, echo);
  server.stop();
  server.run();
  EXPECT_EQ(server.open_connections(), 0u);
}

}  // namespace
}  // namespace clientela
