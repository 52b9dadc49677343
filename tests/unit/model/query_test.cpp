#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "tests/unit/model/random_filter.h"

namespace clientela {
namespace {

using sample::RandomFilters;

Result<Query> parse(std::string_view text, std::string_view object = "client") {
  return parse_query(sample::model(), sample::model().type(object), text, sample::context(),
                     {"view"});
}

// What the query reads back to.
std::string normal(std::string_view text, std::string_view object = "client") {
  const auto query = parse(text, object);
  if (!query) return "! " + query.error().field + ": " + english(query.error().message);
  return query_text(sample::model(), *query);
}

bool refused(std::string_view text) { return !parse(text).ok(); }

TEST(Query, ReadsBackWhatItWrites) {
  for (const char* text : {"stage=eq.loyal",
                           "stage=not.eq.loyal",
                           "ltv=gt.100.00%20EUR&ltv=lt.200.00%20EUR",
                           "stage=in.(new,loyal)",
                           "city=in.(%22a,b%22,c)",
                           "city=eq.a,b",
                           "born=is.empty",
                           "born=gte.now-90d",
                           "born=lt.today%2B2w",
                           "seen_at=gt.today",
                           "tags=has.vip",
                           "name=like.no*k",
                           "name=starts.jan",
                           "or=(stage.eq.new,visits.gt.2)",
                           "not.or=(stage.eq.new,visits.gt.2)",
                           "not.and=(stage.eq.new,not.and(visits.gt.2,or()))",
                           "contact_points=any(value.like.777)",
                           "contact_points=none()",
                           "purchases.payer=any(and(date.gte.now-90d,total.gt.100.00%20EUR))",
                           "or=(purchases.buyer.none(number.eq.1),name.not.eq.%22x,%20y%22)",
                           "owner.name=eq.Eva",
                           "id=eq."
                           "00000000-0000-7000-8000-000000000001",
                           "created_at=gt.now-1d&order=created_at.desc",
                           "order=ltv.desc&limit=10",
                           "name=like.x&q=jan%20praha&deleted=true&order=city&limit=1000"}) {
    EXPECT_EQ(normal(text), text);
  }
}

TEST(Query, TakesOtherSpellings) {
  EXPECT_EQ(normal("purchases.buyer=any(date.gte.now-90d,total.gt.100)"),
            "purchases.buyer=any(and(date.gte.now-90d,total.gt.100.00%20EUR))");
  EXPECT_EQ(normal("born=lt.today+2w"), "born=lt.today%2B2w");
  EXPECT_EQ(normal("or=( stage.eq.new , city.eq. \"Brno\" )"), "or=(stage.eq.new,city.eq.Brno)");
  EXPECT_EQ(normal("stage=&city=&order=&view=table&&"), "");
  EXPECT_EQ(normal("order=name.asc"), "");
  EXPECT_EQ(normal("order=name.desc"), "order=name.desc");
  EXPECT_EQ(normal("owner=not.eq.00000000000070008000000000000001"),
            "owner=not.eq.00000000-0000-7000-8000-000000000001");
  EXPECT_EQ(normal("contact_points=not.none(value.is.filled)"),
            "contact_points=any(value.is.filled)");
}

TEST(Query, SaysWhatIsWrong) {
  EXPECT_EQ(normal("nmae=eq.x"), "! nmae: “client” has no field “nmae”.");
  EXPECT_EQ(normal("stage=loyal"),
            "! stage: “loyal” does not begin with an operator. Write, for example, eq.loyal.");
  EXPECT_EQ(normal("stage=gt.loyal"), "! stage: “gt” can't be asked of “stage”.");
  EXPECT_EQ(normal("city=eq."), "! city: A value is missing. To ask for nothing, write is.empty.");
  EXPECT_EQ(normal("purchases=any()"),
            "! purchases: Say which reference is meant, such as “purchases.buyer”. There are: "
            "buyer, payer.");
  EXPECT_EQ(normal("or=(visits.gt.x)"), "! visits: “x” is not a number.");
  EXPECT_EQ(normal("or=(visits.gt.1"), "! or: The condition ends too early.");
  EXPECT_EQ(normal("limit=0"), "! limit: The limit is a number from 1 to 1000.");
  EXPECT_EQ(normal("order=tags"), "! order: Lists can't be ordered by “tags”.");
  EXPECT_EQ(normal("name=eq.%F"), "! : A part of the address is not properly encoded.");
  EXPECT_EQ(normal("name=eq.%FF"), "! : A part of the address is not properly encoded.");
  EXPECT_EQ(normal("owner.password=like.a"),
            "! owner.password: “like” can't be asked of “password”.");
}

TEST(Query, RefusesWhatItDoesNotKnow) {
  for (const char* text : {"users=any()",
                           "owner.nothing=eq.1",
                           "name.city=eq.1",
                           "owner.owner.name=eq.x",
                           "or=x",
                           "or=(a)",
                           "or=(stage.eq.new)x",
                           "or=(stage.eq.(new))",
                           "stage=in.new",
                           "stage=in.(new",
                           "city=in.(\"a)",
                           "or=(city.eq.\"a\"b)",
                           "stage=is.null",
                           "born=gt.now-90q",
                           "born=gt.now-999999d",
                           "born=gt.now-d",
                           "deleted=maybe",
                           "limit=1001",
                           "limit=ten",
                           "limit=99999999999999999999",
                           "order=name.up",
                           "order=name,city",
                           "visits=eq.null",
                           "purchases.client=any()",
                           "purchases.=any()",
                           "contact_points=some()",
                           "=eq.1",
                           "stage.eq=new",
                           "and=",
                           "not=eq.1",
                           "not.stage=eq.new",
                           "id=like.0",
                           "tags=eq.vip",
                           "password=eq.x"}) {
    EXPECT_TRUE(refused(text)) << text;
  }
}

TEST(Query, HasLimits) {
  EXPECT_FALSE(refused("or=(or(or(or(visits.eq.1))))"));
  EXPECT_TRUE(refused("or=(or(or(or(or(visits.eq.1)))))"));
  std::string many;
  for (int i = 0; i < 50; ++i) many += "visits=eq.1&";
  EXPECT_FALSE(refused(many));
  EXPECT_TRUE(refused(many + "visits=eq.1"));
  EXPECT_EQ(parse(std::string(8193, '&')).error().code, ErrorCode::too_large);
  EXPECT_TRUE(refused("or=" + std::string(8000, '(')));
  std::string deep;
  for (int i = 0; i < 1000; ++i) deep += "not.or(";
  EXPECT_TRUE(refused("or=(" + deep));
}

TEST(Query, LetsAFieldBeCalledLikeAParameter) {
  Model model;
  ObjectType line = sample::user_type();
  line.fields[1] = field("order", &sample::User::name, {.label = "Order"});
  model.add(std::move(line));
  const ObjectType& type = model.type("user");
  const auto query = parse_query(model, type, "order=eq.7&order=order.desc", sample::context());
  ASSERT_TRUE(query.ok()) << english(query.error().message);
  EXPECT_EQ(query->order.key, "order");
  EXPECT_EQ(query->filter.children.size(), 1u);
  EXPECT_EQ(query_text(model, *query), "order=eq.7&order=order.desc");
}

TEST(Query, OrdersByAgeUnlessToldOtherwise) {
  const auto query = parse("", "purchase").value();
  EXPECT_EQ(query.order.key, "");
  EXPECT_TRUE(query.order.descending);
  EXPECT_EQ(normal("order=created_at", "purchase"), "order=created_at");
  EXPECT_EQ(normal("order=created_at.desc", "purchase"), "");
}

TEST(ConditionText, IsWhatStandsBehindTheName) {
  const auto text = [](std::string_view query) {
    const auto parsed = parse(query);
    return condition_text(sample::model(), *parsed->type, parsed->filter.children.at(0));
  };
  EXPECT_EQ(text("city=eq.a%20b"), "eq.a b");
  EXPECT_EQ(text("city=not.in.(a,b)"), "not.in.(a,b)");
  EXPECT_EQ(text("contact_points=none(value.eq.1)"), "none(value.eq.1)");
  EXPECT_EQ(text("or=(city.eq.a,city.eq.b)"), "(city.eq.a,city.eq.b)");
}

RC_GTEST_PROP(Query, RoundTrips, (std::uint64_t seed)) {
  RandomFilters random(seed);
  Query query;
  query.type = &sample::model().type("client");
  query.order = {"name", false};
  for (int i = random.below(4); i > 0; --i) {
    query.filter.children.push_back(random.filter(*query.type, 3));
  }
  RC_PRE(sample::count_of(Filter::Kind::comparison, query.filter) <= 50);
  RC_PRE(sample::count_of(Filter::Kind::related, query.filter) <= 10);
  const std::string text = query_text(sample::model(), query);
  RC_PRE(text.size() <= 8192);
  const auto read = parse(text);
  if (!read) RC_FAIL(text + ": " + english(read.error().message));
  if (!(read->filter == query.filter)) RC_FAIL(text);
}

RC_GTEST_PROP(Query, SurvivesAnyInput, (const std::string& text)) {
  const auto query = parse(text);
  if (query) RC_ASSERT(parse(query_text(sample::model(), *query))->filter == query->filter);
}

RC_GTEST_PROP(Query, SurvivesBrokenQueries, (std::uint64_t seed)) {
  RandomFilters random(seed);
  Query query;
  query.type = &sample::model().type("client");
  query.filter.children.push_back(random.filter(*query.type, 3));
  std::string text = query_text(sample::model(), query);
  for (int i = random.below(4); i >= 0 && !text.empty(); --i) {
    const auto at = static_cast<std::size_t>(random.below(static_cast<int>(text.size())));
    text[at] = "()\".,=&%+\\ax0\xC3"[random.below(14)];
  }
  const auto read = parse(text);
  if (read) RC_ASSERT(parse(query_text(sample::model(), *read))->filter == read->filter);
}

}  // namespace
}  // namespace clientela
