#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "model/relative_time.h"
#include "tests/unit/model/random_filter.h"

namespace clientela {
namespace {

class Match : public testing::Test {
 protected:
  Match() {
    reading_.add("user", sample::id(20))["name"] = std::string("Eva");
    Record& client = reading_.add("client", sample::id(10));
    client["name"] = std::string("Jan Novák");
    client["stage"] = std::string("loyal");
    client["confidential"] = false;
    client["visits"] = std::int64_t{3};
    client["debt"] = Money{1250, *Currency::parse("EUR")};
    client["born"] = Date::of(2026, 3, 1);
    client["seen_at"] = *Instant::parse("2026-03-30T22:00:00Z");
    client["tags"] = std::vector<std::string>{"a", "vip"};
    client["owner"] = sample::id(20);
    client["ltv"] = Money{100'000, *Currency::parse("EUR")};
    Record& purchase = reading_.add("purchase", sample::id(30));
    purchase["payer"] = sample::id(10);
    purchase["total"] = Money{5000, *Currency::parse("EUR")};
    purchase["date"] = Date::of(2026, 3, 20);
  }

  Record& record(std::size_t i) { return reading_.records[i]; }

  bool met(std::string_view text) {
    const auto query =
        parse_query(sample::model(), sample::model().type("client"), text, sample::context());
    EXPECT_TRUE(query.ok()) << text;
    return query.ok() && matches(query->filter, record(1), reading_, sample::context());
  }
  void expect(std::initializer_list<const char*> yes, std::initializer_list<const char*> no) {
    for (const char* text : yes) EXPECT_TRUE(met(text)) << text;
    for (const char* text : no) EXPECT_FALSE(met(text)) << text;
  }

  sample::MemoryTransaction reading_;
};

TEST_F(Match, ComparesFields) {
  expect({"", "name=eq.Jan Novák", "stage=in.(new,loyal)", "visits=gt.2", "visits=gte.3",
          "visits=lt.4&visits=lte.3", "confidential=eq.false", "tags=has.vip", "born=eq.2026-03-01",
          "ltv=gt.500", "id=is.filled"},
         {});
}

TEST_F(Match, ComparesFieldsUnsuccessfully) {
  expect({}, {"name=eq.jan novák", "stage=in.()", "visits=gt.3", "visits=lt.3", "visits=neq.3",
              "tags=has.vi", "confidential=neq.false", "name=gt.K"});
}

TEST_F(Match, TreatsTheEmptyFieldByTheBook) {
  expect({"city=neq.Brno", "city=not.eq.Brno", "city=not.like.b", "discount=not.gt.5",
          "city=is.empty", "city=not.is.filled", "name=is.filled"},
         {"city=eq.Brno", "city=like.*", "city=starts.b", "city=in.(a,b)", "discount=gt.-5",
          "discount=lt.5", "discount=lte.5", "name=is.empty", "city=lt.x"});
}

TEST_F(Match, ComparesAmountsOfOneCurrencyOnly) {
  expect({"debt=gt.12", "debt=eq.12.5 EUR", "debt=neq.12.50 CZK", "debt=not.gt.1 CZK",
          "debt=in.(1 EUR,12.50 EUR)"},
         {"debt=gt.1 CZK", "debt=lt.100 CZK", "debt=eq.12.50 CZK", "debt=neq.12.50"});
}

TEST_F(Match, SearchesAsPeopleDo) {
  expect({"name=like.novak", "name=like.N NOV", "name=like.j*k", "name=like.jan*novak",
          "name=starts.JAN", "name=like.---", "name=like.*"},
         {"name=like.nove", "name=like.novak*jan", "name=starts.novak", "name=like.jan*jan"});
  EXPECT_TRUE(like_matches("Шпитонков", "shpit"));
}

TEST_F(Match, FollowsReferences) {
  expect({"owner.name=eq.Eva", "owner.name=is.filled"}, {"owner.name=eq.Petr"});
  record(0).deleted_at = Instant{1};
  expect({"owner.name=is.empty", "owner.name=neq.Eva", "owner=is.filled"}, {"owner.name=eq.Eva"});
}

TEST_F(Match, AsksRelatedRecords) {
  expect({"purchases.payer=any()", "purchases.payer=any(date.gte.now-90d,total.gt.49)",
          "purchases.buyer=none()", "purchases.payer=any(payer.stage.eq.loyal)",
          "contact_points=none()", "not.and=(purchases.buyer.any(),visits.eq.3)"},
         {"purchases.payer=any(total.gt.50)", "purchases.buyer=any()",
          "purchases.payer=any(date.lt.today-90d)"});
  record(2).deleted_at = Instant{1};
  expect({"purchases.payer=none()"}, {"purchases.payer=any()"});
}

TEST_F(Match, CombinesConditions) {
  expect({"or=(visits.eq.9,stage.eq.loyal)", "and=()", "not.or=(visits.eq.9,visits.eq.8)",
          "not.and=(visits.eq.3,visits.eq.8)", "not.or=()"},
         {"or=()", "or=(visits.eq.9,visits.eq.8)", "not.and=()", "not.or=(visits.eq.3)"});
}

TEST_F(Match, KnowsWhatDayItIs) {
  expect({"born=gte.today-30d", "born=lt.today-29d", "born=eq.today-30d", "seen_at=eq.today",
          "seen_at=gte.now-13h", "seen_at=lt.now-12h", "born=eq.now-30d"},
         {"born=gt.today-30d", "seen_at=lt.today", "seen_at=gt.today"});
}

// Not-met is the opposite of met, for every filter and record.
RC_GTEST_PROP(MatchProperty, LogicHasTwoValues, (std::uint64_t seed)) {
  sample::RandomFilters random(seed);
  sample::MemoryTransaction reading;
  for (std::uint64_t i = 10; i < 14; ++i) {
    Record& record = reading.add(i < 12 ? "client" : "purchase", sample::id(i));
    for (const Field& field : record.type->fields) {
      if (random.below(3) != 0) record[field.key] = random.value(field);
    }
  }
  const Record& record = reading.records[0];
  const Filter filter = random.filter(*record.type, 3);
  Filter negation;
  negation.kind = Filter::Kind::none;
  negation.children.push_back(filter);
  const ParseContext context = sample::context();
  RC_ASSERT(matches(filter, record, reading, context) !=
            matches(negation, record, reading, context));
}

std::string day(std::string_view relative, std::string_view now) {
  const ParseContext context{{}, "Europe/Prague", *Instant::parse(now)};
  return relative_date(*parse_relative_time(relative), context).text();
}

std::string moment(std::string_view relative, std::string_view now) {
  const ParseContext context{{}, "Europe/Prague", *Instant::parse(now)};
  return relative_instant(*parse_relative_time(relative), context).text();
}

TEST(RelativeTime, CountsInTheZone) {
  EXPECT_EQ(day("today", "2026-03-31T22:30:00Z"), "2026-04-01");
  EXPECT_EQ(day("today-1m", "2026-03-31T12:00:00Z"), "2026-02-28");
  EXPECT_EQ(day("now+1y", "2024-02-29T12:00:00Z"), "2025-02-28");
  EXPECT_EQ(day("now-3h", "2026-03-31T00:30:00Z"), "2026-03-30");
  EXPECT_EQ(day("today+2w", "2026-03-31T12:00:00Z"), "2026-04-14");
  EXPECT_EQ(moment("today", "2026-03-31T22:30:00Z"), "2026-03-31T22:00:00.000Z");
  EXPECT_EQ(moment("now", "2026-03-31T22:30:00.123Z"), "2026-03-31T22:30:00.123Z");
  // Summer time begins in between: the clock shows the same, an hour is missing.
  EXPECT_EQ(moment("now-7d", "2026-03-31T10:30:00.123Z"), "2026-03-24T11:30:00.123Z");
  EXPECT_EQ(moment("now-168h", "2026-03-31T10:30:00Z"), "2026-03-24T10:30:00.000Z");
}

TEST(RelativeTime, StaysWithinTheCalendar) {
  EXPECT_EQ(day("today+99999y", "2026-03-31T12:00:00Z"), "9999-12-31");
  EXPECT_EQ(day("today-99999y", "2026-03-31T12:00:00Z"), "0001-01-01");
  EXPECT_EQ(day("today-99999m", "2026-03-31T12:00:00Z"), "0001-01-01");
  EXPECT_EQ(day("today+99999w", "2026-03-31T12:00:00Z"), "3942-10-06");
}

}  // namespace
}  // namespace clientela
