#include "base/json.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace clientela {
namespace {

TEST(Json, reads_and_writes) {
  const auto value = parse_json(R"( {"name":"Žižka","count":3,"tags":["a",null,true]} )");
  ASSERT_TRUE(value);
  EXPECT_EQ(json_text(*value), R"({"name":"Žižka","count":3,"tags":["a",null,true]})");
}

TEST(Json, keeps_the_order_of_members) {
  EXPECT_EQ(json_text(*parse_json(R"({"z":1,"a":2})")), R"({"z":1,"a":2})");
}

TEST(Json, refuses_what_is_not_json) {
  for (const auto* text : {"", "{", "{'a':1}", "[1,]", "01", "nul", "{} {}", "\"\x01\"", "\"\xff\"",
                           "\"\\ud800\"", "NaN", "// no\n1"}) {
    EXPECT_FALSE(parse_json(text)) << text;
  }
}

TEST(Json, refuses_deep_nesting) {
  EXPECT_TRUE(parse_json(std::string(32, '[') + std::string(32, ']')));
  EXPECT_FALSE(parse_json(std::string(33, '[') + std::string(33, ']')));
  EXPECT_FALSE(parse_json(std::string(100'000, '[')));
}

TEST(Json, indents_for_people) {
  EXPECT_EQ(json_text_pretty(*parse_json(R"({"a":[1,{"b":"x"}],"c":{},"d":[]})")),
            "{\n"
            "  \"a\": [\n"
            "    1,\n"
            "    {\n"
            "      \"b\": \"x\"\n"
            "    }\n"
            "  ],\n"
            "  \"c\": {},\n"
            "  \"d\": []\n"
            "}");
}

TEST(Json, gives_a_string_member_or_nothing) {
  const auto value = parse_json(R"({"name":"Eva","age":3})");
  EXPECT_EQ(string_member(value->as_object(), "name"), "Eva");
  EXPECT_EQ(string_member(value->as_object(), "age"), "");
  EXPECT_EQ(string_member(value->as_object(), "none"), "");
}

RC_GTEST_PROP(Json, round_trips_integers_and_strings, (std::int64_t number)) {
  const auto text = *rc::gen::container<std::string>(rc::gen::inRange<char>(0, 127));
  const Json value{{"number", number}, {"text", text}};
  RC_ASSERT(parse_json(json_text(value)) == value);
  RC_ASSERT(parse_json(json_text_pretty(value)) == value);
}

RC_GTEST_PROP(Json, survives_any_text, (const std::string& text)) { parse_json(text); }

}  // namespace
}  // namespace clientela
