// Who may send how much, try how often and have how many passwords checked at once.
#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "doors/http/server.h"
#include "doors/web/body_limits.h"
#include "doors/web/guard.h"
#include "doors/web/hashing_gate.h"
#include "doors/web/throttle.h"
#include "system/passwords.h"

namespace clientela {
namespace {

constexpr std::int64_t minute_ms = 60'000;

Request head(const std::string& path, const Headers& headers = {}) {
  Request request;
  request.method = "POST";
  request.path = path;
  request.headers = headers;
  return request;
}

TEST(BodyLimits, BelongToWhoIsKnown) {
  KnownCookies known;
  known.note("right");
  known.note_hashes({token_hash("older")});
  const auto limit = [&](const Request& request) {
    return body_limit_bytes(request, "clientela_8080", known);
  };
  const Headers mine{{"Cookie", "clientela_8080=right"}}, older{{"Cookie", "clientela_8080=older"}},
      forged{{"Cookie", "clientela_8080=wrong"}};
  EXPECT_EQ(limit(head("/import", mine)), upload_limit_bytes);
  EXPECT_EQ(limit(head("/import", older)), upload_limit_bytes);
  EXPECT_EQ(limit(head("/clients/new", mine)), default_body_limit_bytes);
  EXPECT_EQ(limit(head("/import")), stranger_body_limit_bytes);
  EXPECT_EQ(limit(head("/import", forged)), stranger_body_limit_bytes);
  EXPECT_EQ(limit(head("/import", {{"Authorization", "Bearer x"}})), stranger_body_limit_bytes);
  EXPECT_EQ(limit(head("/api/v1/clients", {{"Authorization", "Bearer x"}})),
            default_body_limit_bytes);
  EXPECT_EQ(limit(head("/api/v1/clients")), stranger_body_limit_bytes);
  EXPECT_EQ(limit(head("/login")), login_body_limit_bytes);
  EXPECT_EQ(limit(head("/s/token")), stranger_body_limit_bytes);
  Request put = head("/import", mine);
  put.method = "PUT";
  EXPECT_EQ(limit(put), default_body_limit_bytes);
  known.forget("right");
  EXPECT_EQ(limit(head("/import", mine)), stranger_body_limit_bytes);
}

TEST(LoginThrottle, CountsTriesThatRunAtTheSameTime) {
  LoginThrottle throttle;
  const Instant now{1'000'000'000};
  const std::vector<CountedTry> tries = {{"a"}, {.who = "b", .free = 100}};
  int let_in = 0;
  for (int i = 0; i < 60; ++i) let_in += throttle.reserve(tries, now) == 0 ? 1 : 0;
  EXPECT_EQ(let_in, 5);
  EXPECT_EQ(throttle.reserve({{.who = "b", .free = 6}}, now), 0)
      << "refused tries count for nobody";
}

TEST(LoginThrottle, GivesBackWhatSucceeded) {
  LoginThrottle throttle;
  const Instant now{1'000'000'000};
  const std::vector<CountedTry> tries = {{"address"}, {.who = "both", .success_clears = true}};
  for (int i = 0; i < 4; ++i) EXPECT_EQ(throttle.reserve(tries, now), 0);
  EXPECT_EQ(throttle.reserve(tries, now), 0);
  throttle.succeeded(tries);
  EXPECT_EQ(throttle.wait_ms("both", now), 0);
  EXPECT_EQ(throttle.reserve({{"address"}}, now), 0) << "its own try is given back";
  EXPECT_GT(throttle.wait_ms("address", now), 0) << "the failures of before are not";
  throttle.give_back({{"address"}});
  EXPECT_EQ(throttle.wait_ms("address", now), 0);
}

TEST(LoginThrottle, ForgivesInTime) {
  LoginThrottle throttle;
  Instant now{1'000'000'000};
  for (int i = 0; i < 30; ++i) throttle.failed("a", now);
  EXPECT_EQ(throttle.wait_ms("a", now), 15 * minute_ms);
  now.ms += 61 * minute_ms;
  for (int i = 0; i < 5; ++i) EXPECT_EQ(throttle.reserve({{"a"}}, now), 0);
  EXPECT_GT(throttle.reserve({{"a"}}, now), 0);
  const CountedTry forgiving{.who = "b", .forgives_one_in_ms = minute_ms};
  for (int i = 0; i < 5; ++i) EXPECT_EQ(throttle.reserve({forgiving}, now), 0);
  EXPECT_GT(throttle.reserve({forgiving}, now), 0);
  now.ms += 3 * minute_ms;
  for (int i = 0; i < 3; ++i) EXPECT_EQ(throttle.reserve({forgiving}, now), 0);
  EXPECT_GT(throttle.reserve({forgiving}, now), 0);
}

TEST(HashingGate, LetsFewInAndFewWait) {
  HashingGate gate(2, 1, std::chrono::milliseconds(50));
  HashingPlace first(gate);
  std::atomic<bool> entered = false;
  {
    HashingPlace second(gate);
    EXPECT_TRUE(first.held() && second.held());
    EXPECT_FALSE(HashingPlace(gate).held()) << "nobody leaves in time";
  }
  std::thread third([&] { entered = HashingPlace(gate).held(); });
  third.join();
  EXPECT_TRUE(entered);
  HashingGate full(1, 0);
  HashingPlace alone(full);
  EXPECT_TRUE(alone.held());
  EXPECT_FALSE(HashingPlace(full).held()) << "at once, since nobody may wait";
}

TEST(Guard, LogsNoSecretsAndNothingThatTerminalsObey) {
  EXPECT_EQ(logged_path("/clients/Яна 東京"), "/clients/Яна%20東京");
  EXPECT_EQ(logged_path("/s/secret-token"), "/s/…");
  EXPECT_EQ(logged_path("/segments"), "/segments");
  EXPECT_EQ(logged_path("/a%b"), "/a%25b");
  EXPECT_EQ(logged_path("/\xC2\x9B"
                        "31m"),
            "/%C2%9B31m");
  EXPECT_EQ(logged_path("/\xE2\x80\xAEtxt"), "/%E2%80%AEtxt");
  EXPECT_EQ(logged_path("/\xff\x1b[2J\n"), "/%FF%1B[2J%0A");
}

TEST(Guard, FormTokensOfSessionsAndGuestsDiffer) {
  const Id id = *Id::parse("01900000-0000-7000-8000-000000000001");
  EXPECT_NE(session_form_token("secret", id), guest_form_token("secret", id.text()));
}

}  // namespace
}  // namespace clientela
