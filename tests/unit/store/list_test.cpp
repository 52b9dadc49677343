#include <gmock/gmock.h>

#include "store/cursor.h"
#include "tests/unit/store/example_nouns.h"

namespace clientela {
namespace {

using testing::ElementsAre;

Query guests(std::string_view url) {
  return parse_query(example_model(), example_model().type("guest"), url, all_seen().parse).value();
}

// Guests named "guest 0" to "guest n-1", of which every hundredth lives in Brno.
std::unique_ptr<Store> company_of(int count) {
  auto store = example_store();
  store->write([&](StoreWriter& writer) {
    for (int i = 0; i < count; ++i) {
      Guest guest;
      guest.name = "guest " + std::to_string(100'000 + i);
      guest.city = i % 100 == 99 ? "Brno" : "Praha";
      guest.mood = i % 1000 == 0 ? Mood::lost : Mood::calm;
      guest.visits = i;
      Record record = new_example(static_cast<std::uint64_t>(i), guest);
      writer.insert(record);
    }
    return true;
  });
  return store;
}

template <typename Check>
void with_list(Store& store, const Query& query, const ReadContext& context, Check check) {
  store.read([&](StoreReader& reader) { check(reader.list(query, context)); });
}

TEST(StoreList, AnAlteredCursorGivesTheFirstPage) {
  auto store = company_of(20);
  Query query = guests("order=name&limit=3");
  std::string next;
  with_list(*store, query, all_seen(), [&](const Slice& slice) { next = slice.next; });
  ASSERT_FALSE(next.empty());
  Query other = guests("order=visits.desc&limit=3");
  other.cursor = next;
  with_list(*store, other, all_seen(), [](const Slice& slice) {
    EXPECT_EQ(slice.records.front().get<std::int64_t>("visits"), 19);
  });
  for (std::size_t i = 0; i <= next.size(); ++i) {
    for (const std::string& altered : {next.substr(0, i), next.substr(i) + "A", "%" + next}) {
      if (altered == next) continue;
      query.cursor = altered;
      with_list(*store, query, all_seen(), [](const Slice& slice) {
        ASSERT_EQ(slice.records.size(), 3u);
        EXPECT_EQ(slice.records.front().get<std::string>("name"), "guest 100000");
      });
    }
  }
}

TEST(StoreList, CursorsFitIntoAnAddress) {
  Query query = guests("order=name");
  const Cursor cursor{false, Blob{std::string(120, '\xff')}, INT64_MAX};
  const std::string text = cursor_text(cursor, query);
  EXPECT_LE(text.size(), 200u);
  EXPECT_EQ(
      text.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"),
      std::string::npos);
  EXPECT_EQ(parse_cursor(text, query)->value, cursor.value);
}

TEST(StoreList, NoOtherTextStandsForACursor) {
  Query query = guests("order=name");
  for (std::size_t size = 1; size < 9; ++size) {
    const std::string text = cursor_text({false, std::string(size, 'x'), 7}, query);
    ASSERT_TRUE(parse_cursor(text, query));
    for (const std::string& altered :
         {text + "A", text + "AAAA", text.substr(0, text.size() - 1)}) {
      EXPECT_FALSE(parse_cursor(altered, query)) << altered;
    }
    for (const char letter : std::string_view("ABCDEFGHIJKLMNOPQRSTUVWXYZ")) {
      if (letter == text.back()) continue;
      EXPECT_FALSE(parse_cursor(text.substr(0, text.size() - 1) + letter, query)) << text << letter;
    }
    query.cursor = text;
    EXPECT_TRUE(check_cursor(query));
    query.cursor += "A";
    const auto refused = check_cursor(query);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().field, "cursor");
    query.cursor.clear();
    EXPECT_TRUE(check_cursor(query)) << "the first page";
  }
}

TEST(StoreList, APageBeforeWhatIsGoneIsTheFirstPage) {
  auto store = company_of(3);
  Query query = guests("order=created_at&limit=1");
  std::string next;
  with_list(*store, query, all_seen(), [&](const Slice& slice) { next = slice.next; });
  query.cursor = next;
  Slice second;
  with_list(*store, query, all_seen(), [&](const Slice& slice) { second = slice; });
  query.cursor.clear();
  store->write([&](StoreWriter& writer) {
    writer.erase(writer.list(query, all_seen()).records.front());
    return true;
  });
  query.cursor = second.previous;
  with_list(*store, query, all_seen(), [&](const Slice& slice) {
    EXPECT_THAT(texts(slice.records, "name"), ElementsAre("guest 100001"));
  });
}

// With almost no time for each answer, continuing reaches everything, even where the next match is
// far away.
TEST(StoreList, OutOfTimeContinues) {
  auto store = company_of(30'000);
  ReadContext hurried = all_seen();
  hurried.budget_ms = 1;
  for (const char* url : {"city=eq.Brno", "city=eq.Brno&order=name.desc", "city=eq.Nowhere",
                          "city=like.brno&order=visits"}) {
    Query query = guests(std::string(url) + "&limit=100");
    std::size_t found = 0;
    int pages = 0;
    do {
      with_list(*store, query, hurried, [&](const Slice& slice) {
        found += slice.records.size();
        EXPECT_TRUE(slice.out_of_time || slice.next.empty() || slice.records.size() == 100);
        query.cursor = slice.next;
      });
      ASSERT_LT(++pages, 3000) << url;
    } while (!query.cursor.empty());
    EXPECT_EQ(found, std::string_view(url).find("Nowhere") == std::string::npos ? 300u : 0u) << url;
  }
}

TEST(StoreList, CountStopsAtTheCapAndAtTheBudget) {
  auto store = company_of(5000);
  store->read([&](StoreReader& reader) {
    EXPECT_EQ(reader.count(guests(""), 1000, all_seen()), 1000);
    EXPECT_EQ(reader.count(guests("mood=eq.lost"), 1000, all_seen()), 5);
    ReadContext hurried = all_seen();
    hurried.budget_ms = 1;
    EXPECT_LE(reader.count(guests("city=like.a"), 5000, hurried), 5000);
  });
}

TEST(StoreList, AFewMatchesAreFoundThroughTheirIndex) {
  auto store = company_of(5000);
  with_list(*store, guests("mood=eq.lost&order=name.desc"), all_seen(), [](const Slice& slice) {
    EXPECT_THAT(texts(slice.records, "name"),
                ElementsAre("guest 104000", "guest 103000", "guest 102000", "guest 101000",
                            "guest 100000"));
  });
  with_list(*store, guests("name=eq.guest 100007"), all_seen(), [](const Slice& slice) {
    EXPECT_THAT(texts(slice.records, "name"), ElementsAre("guest 100007"));
  });
}

TEST(StoreList, LimitIsHeldWithinReason) {
  auto store = company_of(1100);
  Query query = guests("");
  query.limit = 0;
  with_list(*store, query, all_seen(), [](const Slice& s) { EXPECT_EQ(s.records.size(), 1u); });
  query.limit = 1'000'000;
  with_list(*store, query, all_seen(), [](const Slice& s) { EXPECT_EQ(s.records.size(), 1000u); });
}

}  // namespace
}  // namespace clientela
