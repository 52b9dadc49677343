// Questions and actions on the command line: query, export and do.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "doors/cli/table_text.h"
#include "tests/scenarios/command_run.h"

namespace clientela {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

class CommandQuestion : public CommandLineTest {
 protected:
  CommandQuestion() : company_(company()) {}

  // The record that the action made.
  std::string done(const std::string& action, const JsonObject& arguments) const {
    const auto printed = run_command({"do", company_, action, json_text(Json(arguments))});
    EXPECT_EQ(printed.code, 0) << printed.err;
    const JsonObject answer = object_of(printed.out);
    return std::string(string_member(answer.at("result").get_object(), "id"));
  }
  std::string make_client(const std::string& name, const std::string& mail = {}) const {
    JsonObject arguments{{"values", JsonObject{{"name", name}, {"city", "Brno"}}}};
    if (!mail.empty()) {
      const JsonObject values{{"kind", "email"}, {"value", mail}};
      arguments["parts"] = JsonArray{JsonObject{{"object", "contact_point"}, {"values", values}}};
    }
    return done("client.create", arguments);
  }
  std::string make_order(const std::string& client) const {
    const JsonObject line{{"description", "Paper"}, {"quantity", "3"}, {"price", "2 EUR"}};
    return done("order.create",
                {{"values", JsonObject{{"client", client}, {"business_date", "2026-03-31"}}},
                 {"parts", JsonArray{JsonObject{{"object", "order_line"}, {"values", line}}}}});
  }
  Printed query(const std::string& question, std::vector<std::string> more = {}) const {
    more.insert(more.begin(), {"query", company_, question});
    return run_command(more);
  }
  Printed exported(const std::string& question, std::vector<std::string> more = {}) const {
    more.insert(more.begin(), {"export", company_, question});
    return run_command(more);
  }

  const std::string company_;
};

TEST_F(CommandQuestion, TheLimitOfAQuestionHolds) {
  for (int i = 0; i < 5; ++i) make_client("Client " + std::to_string(i));
  EXPECT_EQ(lines_of(query("clients?limit=3").out).size(), 1u + 3);
  EXPECT_THAT(query("clients?limit=3").err, HasSubstr("There are more"));
  EXPECT_EQ(lines_of(query("clients?limit=3", {"--limit", "4"}).out).size(), 1u + 4);
  EXPECT_EQ(lines_of(query("clients").out).size(), 1u + 5);
  EXPECT_EQ(lines_of(query("clients?limit=3", {"--json"}).out).size(), 3u);
  EXPECT_EQ(lines_of(exported("clients?limit=2").out).size(), 1u + 2);
  EXPECT_EQ(lines_of(exported("clients?limit=2", {"--json"}).out).size(), 2u);
  EXPECT_EQ(lines_of(exported("clients").out).size(), 1u + 5);
  for (const auto& printed : {query("clients?limit=0"), exported("clients?limit=5000")}) {
    EXPECT_EQ(printed.code, 2);
    EXPECT_THAT(printed.err, HasSubstr("limit: The limit is a number from 1 to 1000."));
    EXPECT_THAT(printed.out, IsEmpty());
  }
}

TEST_F(CommandQuestion, WhatAQuestionCantMeanIsSaidAndNothingIsAnswered) {
  make_client("Ann");
  const std::vector<std::pair<std::string, std::string>> wrong{
      {"buyers", "There is no list “buyers”. There are:"},
      {"clients?nope=eq.1", "nope"},
      {"clients?city=is.odd", "city"},
      {"clients?cursor=abc", "cursor: This is no cursor of this list"},
      {"clients?columns=name,nope", "There is no field “nope” in clients"},
      {"users?columns=password_hash", "There is no field “password_hash”"}};
  for (const auto& [question, sentence] : wrong) {
    for (const auto& printed : {query(question), exported(question, {"--as", "shown"})}) {
      EXPECT_EQ(printed.code, 2) << question;
      EXPECT_THAT(printed.err, HasSubstr(sentence));
      EXPECT_THAT(printed.out, IsEmpty()) << question;
    }
  }
  EXPECT_EQ(exported("clients?columns=name").code, 2);
  EXPECT_EQ(query("clients?columns=name", {"--json"}).code, 2);
  EXPECT_EQ(exported("clients", {"--as", "shown", "--json"}).code, 2);
}

TEST_F(CommandQuestion, WhatAQuestionFoundFeedsAnAction) {
  const std::string made = make_client("Ann");
  const auto table = lines_of(query("clients?columns=name,created_at", {"--ids"}).out);
  ASSERT_EQ(table.size(), 2u);
  EXPECT_THAT(table[0], StartsWith("Id "));
  EXPECT_THAT(table[1], StartsWith(made + " Ann "));
  const JsonObject line = object_of(query("clients", {"--json"}).out);
  EXPECT_EQ(string_member(line, "id"), made);
  EXPECT_EQ(run_command({"do", company_, "client.delete", "{\"id\": \"" + made + "\"}"}).code, 0);
  EXPECT_EQ(lines_of(query("clients").out).size(), 1u);
  EXPECT_EQ(lines_of(query("clients?deleted=true").out).size(), 2u);
  const auto refused =
      run_command({"do", company_, "client.create", "{\"values\": {\"nope\": 1}}"});
  EXPECT_EQ(refused.code, 1);
  EXPECT_THAT(refused.err, HasSubstr("nope"));
}

TEST_F(CommandQuestion, ActionsAreListedForPeopleAndPrograms) {
  EXPECT_THAT(run_command({"do", company_}).out, HasSubstr("client.merge"));
  const auto listed = parse_json(run_command({"do", company_, "--json"}).out);
  ASSERT_TRUE(listed && listed->is_array());
  const auto& all = listed->get_array();
  EXPECT_TRUE(std::any_of(all.begin(), all.end(), [](const Json& action) {
    return string_member(action.get_object(), "name") == "client.merge";
  }));
}

TEST_F(CommandQuestion, JsonLinesCarryTheParts) {
  const std::string client = make_client("Ann", "ann@example.org");
  const std::string order = make_order(client);
  for (const auto& more : {std::vector<std::string>{"--json"}, {"--format", "jsonl"}}) {
    const JsonObject clients = object_of(exported("clients", more).out);
    EXPECT_EQ(string_member(clients, "id"), client);
    const JsonObject& contact = clients.at("parts").get_array().at(0).get_object();
    EXPECT_EQ(string_member(contact, "object"), "contact_point");
    EXPECT_EQ(string_member(contact, "value"), "ann@example.org");
    const JsonObject orders = object_of(exported("orders", more).out);
    EXPECT_EQ(string_member(orders, "client"), client);
    const JsonObject& line = orders.at("parts").get_array().at(0).get_object();
    EXPECT_EQ(string_member(line, "quantity"), "3");
  }
}

TEST_F(CommandQuestion, AnExportForPeopleNamesWhatItRefersTo) {
  const std::string ann = make_client("=Ann", "ann@example.org");
  make_order(ann);
  const auto clients = lines_of(exported("clients?columns=city", {"--as", "shown"}).out);
  EXPECT_THAT(clients, ElementsAre("\xef\xbb\xbf"
                                   "Client,City,E-mail,Phone,Address,Site,Messenger,Works for,"
                                   "Role\r",
                                   "'=Ann,Brno,ann@example.org,,,,,,\r"));
  const auto orders = lines_of(exported("orders", {"--as", "shown"}).out);
  ASSERT_EQ(orders.size(), 2u);
  EXPECT_THAT(orders[1], HasSubstr("Ann"));
  EXPECT_THAT(orders[1], Not(HasSubstr(ann)));
  const auto keyed = lines_of(exported("orders").out);
  EXPECT_THAT(keyed[0], StartsWith("id,number,kind,client,"));
  EXPECT_THAT(keyed[1], HasSubstr(ann));
  const auto system = lines_of(exported("clients?columns=created_at,id", {"--as", "shown"}).out);
  EXPECT_THAT(system[1], HasSubstr(ann)) << "what every record has is shown, too";
}

TEST_F(CommandQuestion, TablesAreCutByWhatIsSeen) {
  make_client("Международное общество любителей бумаги");
  make_client("서울특별시 강남구 종이 도매 주식회사 한국");
  const auto table = lines_of(query("clients?columns=name,city").out);
  ASSERT_EQ(table.size(), 3u);
  EXPECT_THAT(table, testing::Contains("서울특별시 강남구 종이 … Brno"));
  EXPECT_THAT(table, testing::Contains("Международное общество … Brno"));
}

TEST(TableText, CellsAreAsWideAsAskedFor) {
  EXPECT_EQ(table_cell("Ann", 5), "Ann  ");
  EXPECT_EQ(table_cell("Annie", 5), "Annie");
  EXPECT_EQ(table_cell("Joanna", 5), "Joan…");
  EXPECT_EQ(table_cell("한국어", 6), "한국어");
  EXPECT_EQ(table_cell("한국어", 5), "한국…");
  EXPECT_EQ(table_cell("한국어", 4), "한… ") << "no half of a character";
  EXPECT_EQ(table_cell("Zoe\u0301 B", 4), "Zoe\u0301…") << "a mark stays with its letter";
  EXPECT_EQ(table_cell("a\nb\tc", 5), "a b c");
  EXPECT_EQ(table_cell("\xff", 2), "\ufffd ");
  EXPECT_EQ(table_cell("", 2), "  ");
  EXPECT_EQ(terminal_width("Aé한👍"), 6u);
}

}  // namespace
}  // namespace clientela
