#include <gtest/gtest.h>

#include <atomic>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "http_test_server.h"

namespace clientela {
namespace {

TEST(HttpServer, AnswersAndKeepsTheConnection) {
  HttpTestServer server(echo);
  auto client = server.client();
  for (int i = 0; i < 3; ++i) {
    const auto answer = client.post("/a%20b?c=d", "hello");
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.body, "POST /a b?c=d\nhello");
    EXPECT_TRUE(answer.headers.find("Date"));
    EXPECT_EQ(answer.headers.find("Content-Type"), "text/plain; charset=utf-8");
  }
  EXPECT_EQ(server.server().open_connections(), 1u);
}

TEST(HttpServer, AnswersPipelinedRequestsInOrder) {
  HttpTestServer server(echo);
  auto client = server.client();
  std::string requests;
  for (int i = 0; i < 1000; ++i) {
    requests += "GET /" + std::to_string(i) + " HTTP/1.1\r\nHost: x\r\n\r\n";
  }
  client.send_raw(requests);
  for (int i = 0; i < 1000; ++i) {
    ASSERT_EQ(client.read_answer().body, "GET /" + std::to_string(i) + "?\n");
  }
}

TEST(HttpServer, UnderstandsARequestThatComesByteByByte) {
  HttpTestServer server(echo);
  auto client = server.client();
  const std::string text =
      "\r\nPOST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n0\r\n\r\n";
  for (const char c : text) client.send_raw({&c, 1});
  EXPECT_EQ(client.read_answer().body, "POST /?\nhi");
}

TEST(HttpServer, SendsNoBodyToHead) {
  HttpTestServer server(echo);
  auto client = server.client();
  const auto answer = client.request("HEAD", "/x");
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.headers.find("Content-Length"), "8");
  EXPECT_EQ(client.get("/y").body, "GET /y?\n");
}

TEST(HttpServer, AnswersOptionsForTheWholeServer) {
  HttpTestServer server(echo);
  auto client = server.client();
  const auto answer = client.request("OPTIONS", "*");
  EXPECT_EQ(answer.status, 204);
  EXPECT_TRUE(answer.headers.has_token("Allow", "GET"));
  EXPECT_EQ(client.request("OPTIONS", "/x").body, "OPTIONS /x?\n");
}

TEST(HttpServer, ServesOldClients) {
  HttpTestServer server(echo);
  auto client = server.client();
  client.send_raw("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
  EXPECT_EQ(client.read_answer().headers.find("Connection"), "keep-alive");
  client.send_raw("GET / HTTP/1.0\r\n\r\n");
  EXPECT_EQ(client.read_answer().status, 200);
  EXPECT_TRUE(client.closed_by_server());
}

TEST(HttpServer, AsksForTheBodyWhenItIsExpectedTo) {
  HttpTestServer server(echo);
  auto client = server.client();
  client.send_raw(
      "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n");
  EXPECT_EQ(client.read_until("\r\n\r\n"), "HTTP/1.1 100 Continue\r\n\r\n");
  client.send_raw("hi");
  EXPECT_EQ(client.read_answer().body, "POST /?\nhi");
}

TEST(HttpServer, RefusesMalformedRequestsAndCloses) {
  HttpTestServer server(echo);
  for (const std::string text :
       {"nonsense\r\n\r\n", "GET / HTTP/1.1\r\n\r\n", "GET /%00 HTTP/1.1\r\nHost: x\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n"
        "0\r\n\r\nGET /smuggled HTTP/1.1\r\nHost: x\r\n\r\n"}) {
    auto client = server.client();
    client.send_raw(text);
    EXPECT_EQ(client.read_answer().status, 400) << text;
    EXPECT_TRUE(client.closed_by_server()) << text;
  }
  EXPECT_EQ(server.client().get("/").status, 200);
}

TEST(HttpServer, SaysSoWhenAHandlerThrows) {
  std::mutex mutex;
  std::string noted;
  ServerOptions options;
  options.error_log = [&](std::string_view what) {
    const std::lock_guard lock(mutex);
    noted = what;
  };
  HttpTestServer server([](const Request&) -> Response { throw std::runtime_error("broken"); },
                        options);
  auto client = server.client();
  EXPECT_EQ(client.get("/").status, 500);
  EXPECT_EQ(client.get("/").status, 500);
  const std::lock_guard lock(mutex);
  EXPECT_EQ(noted, "broken");
}

TEST(HttpServer, ServesManyAtOnce) {
  ServerOptions options;
  options.io_threads = 3;
  HttpTestServer server(echo, options);
  std::atomic<int> right = 0;
  std::vector<std::thread> people;
  for (int person = 0; person < 64; ++person) {
    people.emplace_back([&, person] {
      auto client = server.client();
      for (int i = 0; i < 50; ++i) {
        const std::string body(static_cast<std::size_t>(person * 100 + i), 'x');
        const auto target = "/" + std::to_string(person) + "/" + std::to_string(i);
        std::string answer = "POST ";
        answer.append(target).append("?\n").append(body);
        if (client.post(target, body).body == answer) ++right;
      }
    });
  }
  for (std::thread& person : people) person.join();
  EXPECT_EQ(right, 64 * 50);
}

TEST(HttpServer, SendsViewsWithoutACopyAndKeepsTheirOwner) {
  const auto asset = std::make_shared<const std::string>(3'000'000, 'a');
  HttpTestServer server([&](const Request&) {
    Response response;
    response.body_view = *asset;
    response.body_owner = asset;
    return response;
  });
  EXPECT_EQ(server.client().get("/").body, *asset);
  EXPECT_TRUE(eventually([&] { return asset.use_count() == 1; }));
}

TEST(HttpServer, LogsWhatItAnswered) {
  std::mutex mutex;
  std::vector<std::string> lines;
  ServerOptions options;
  options.trusted_proxies = {"127.0.0.1"};
  options.access_log = [&](const AccessEntry& entry) {
    const std::lock_guard lock(mutex);
    lines.push_back(std::string(entry.method) + " " + std::string(entry.path) + " " +
                    std::to_string(entry.status) + " " + std::to_string(entry.body_bytes) + " " +
                    std::string(entry.remote_address));
  };
  {
    HttpTestServer server(echo, options);
    auto client = server.client();
    client.get("/a%20b", {{"X-Forwarded-For", "203.0.113.9"}});
    client.request("HEAD", "/");
    client.send_raw("GET /%?key=secret HTTP/1.1\r\nHost: x\r\n\r\n");
    client.read_answer();
  }
  EXPECT_EQ(lines, (std::vector<std::string>{"GET /a b 200 10 203.0.113.9", "HEAD / 200 0 -",
                                             "GET /% 400 12 -"}));
}

TEST(HttpServer, RefusesATakenPort) {
  HttpTestServer server(echo);
  ServerOptions options;
  options.port = server.server().port();
  EXPECT_THROW(Server(options, echo), std::system_error);
  options.address = "nowhere";
  EXPECT_THROW(Server(options, echo), std::system_error);
}

}  // namespace
}  // namespace clientela
