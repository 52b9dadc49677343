#include "base/id.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <unordered_set>

namespace clientela {
namespace {

// From RFC 9562, appendix A.6.
constexpr std::string_view example = "017f22e2-79b0-7cc3-98c4-dc0c0c07398f";

TEST(Id, reads_what_it_writes) {
  const auto id = Id::parse(example);
  ASSERT_TRUE(id);
  EXPECT_EQ(id->text(), example);
  EXPECT_EQ(id->unix_ms(), 1645557742000);
}

TEST(Id, reads_capitals_and_text_without_hyphens) {
  EXPECT_EQ(Id::parse("017F22E279B07CC398C4DC0C0C07398F"), Id::parse(example));
}

TEST(Id, refuses_other_text) {
  EXPECT_FALSE(Id::parse(""));
  EXPECT_FALSE(Id::parse("017f22e2-79b0-7cc3-98c4-dc0c0c07398"));
  EXPECT_FALSE(Id::parse("017f22e2-79b0-7cc3-98c4-dc0c0c07398g"));
  EXPECT_FALSE(Id::parse("017f22e2079b007cc3098c40dc0c0c07398f"));
  EXPECT_FALSE(Id::parse("017f22e2-79b0-7cc3-98c4-dc0c0c07398f "));
}

TEST(Id, empty_means_none) {
  EXPECT_TRUE(Id().empty());
  EXPECT_FALSE(Id());
  EXPECT_TRUE(Id::make(0, 0));
}

TEST(Id, reads_only_sixteen_raw_bytes) {
  EXPECT_FALSE(Id::from_bytes("short"));
  EXPECT_FALSE(Id::from_bytes(std::string(17, 'x')));
}

TEST(Id, derives_up_to_the_last_number) {
  const Id action = Id::make(1, 2);
  EXPECT_EQ(action.derive(0), action);
  EXPECT_EQ(action.derive(Id::max_derived).action(), action);
  EXPECT_EQ(action.derive(3).derive(4), action.derive(7));
}

#ifndef NDEBUG
TEST(IdDeathTest, deriving_too_far_is_a_bug) {
  EXPECT_DEATH(Id::make(1, 2).derive(Id::max_derived).derive(1), "");
  EXPECT_DEATH(Id::make(1, 2).derive(1).derive(0xFFFFFFFF), "");
}
#endif

RC_GTEST_PROP(Id, is_a_uuid_of_version_seven, (std::uint64_t random)) {
  const std::string text = Id::make(1'700'000'000'000, random).text();
  RC_ASSERT(text[14] == '7');
  RC_ASSERT(std::string_view("89ab").find(text[19]) != std::string_view::npos);
}

RC_GTEST_PROP(Id, round_trips, (std::uint64_t random)) {
  const auto ms = *rc::gen::inRange<std::int64_t>(0, 1LL << 47);
  const Id id = Id::make(ms, random).derive(*rc::gen::inRange<std::uint32_t>(0, Id::max_derived));
  RC_ASSERT(id.unix_ms() == ms);
  RC_ASSERT(Id::parse(id.text()) == id);
  RC_ASSERT(Id::from_bytes(id.bytes()) == id);
  RC_ASSERT(id.action() == Id::make(ms, random));
}

RC_GTEST_PROP(Id, sorts_by_time_as_value_bytes_and_text, (std::uint64_t a, std::uint64_t b)) {
  const auto early = *rc::gen::inRange<std::int64_t>(0, 1LL << 46);
  const auto late = early + *rc::gen::inRange<std::int64_t>(1, 1LL << 46);
  const Id first = Id::make(early, a);
  const Id second = Id::make(late, b);
  RC_ASSERT(first < second);
  RC_ASSERT(first.bytes() < second.bytes());
  RC_ASSERT(first.text() < second.text());
}

TEST(Id, each_used_random_bit_counts) {
  std::unordered_set<Id> ids{Id::make(5, 0)};
  for (int bit = 0; bit < 64; ++bit) ids.insert(Id::make(5, 1ULL << bit));
  EXPECT_EQ(ids.size(), 1u + 54u);
}

}  // namespace
}  // namespace clientela
