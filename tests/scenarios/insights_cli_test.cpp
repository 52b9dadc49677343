// An analyst with nothing but a table of orders.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <sstream>

#include "tests/scenarios/command_run.h"
#include "tests/support/test_data.h"

namespace clientela {
namespace {

using testing::HasSubstr;

class InsightsCommand : public CommandLineTest {
 protected:
  // The sample of the papers as a table.
  std::string cdnow() {
    std::ifstream source(test_data_folder() / "cdnow_sample.txt");
    std::string text = "customer_id,date,amount\n";
    std::string line;
    while (std::getline(source, line)) {
      std::istringstream words(line);
      std::string old_id, id, date, count, amount;
      if (words >> old_id >> id >> date >> count >> amount) {
        text.append(id).append(",").append(date).append(",").append(amount).append("\n");
      }
    }
    return file("cdnow.csv", text);
  }
};

TEST_F(InsightsCommand, FitsTheSampleOfThePapers) {
  const auto printed = run_command(
      {"insights", "fit", cdnow(), "--model", "mbg-nbd", "--until", "1997-09-30", "--json"});
  ASSERT_EQ(printed.code, 0) << printed.err;
  const auto json = parse_json(printed.out);
  ASSERT_TRUE(json && json->is_object()) << printed.out;
  const JsonObject& fit = json->get_object();
  EXPECT_EQ(string_member(fit, "model"), "mbg-nbd");
  EXPECT_EQ(fit.at("clients").to_number<int>(), 2357);
  EXPECT_TRUE(fit.at("converged").get_bool());
  EXPECT_NEAR(fit.at("log_likelihood").to_number<double>(), -9582.135716, 1e-4);
  const JsonObject& parameters = fit.at("parameters").get_object();
  EXPECT_NEAR(parameters.at("r").to_number<double>(), .524843, 5e-4);
  EXPECT_NEAR(parameters.at("alpha").to_number<double>(), 6.183085, 6e-3);
  EXPECT_NEAR(parameters.at("a").to_number<double>(), .891359, 9e-4);
  EXPECT_NEAR(parameters.at("b").to_number<double>(), 1.614002, 2e-3);
  const JsonObject& values = fit.at("value_parameters").get_object();
  EXPECT_NEAR(values.at("p").to_number<double>(), 6.249572, 7e-3);
}

TEST_F(InsightsCommand, ScoresEachClientOnALine) {
  const auto printed = run_command({"insights", "score", cdnow(), "--until", "1997-09-30"});
  ASSERT_EQ(printed.code, 0) << printed.err;
  EXPECT_EQ(std::count(printed.out.begin(), printed.out.end(), '\n'), 2358);
  EXPECT_THAT(printed.out, testing::StartsWith("client,buying_days,first,last,spent,alive"));
  EXPECT_THAT(printed.out, testing::Not(HasSubstr("nan")));
  const auto json =
      lines_of(run_command({"insights", "score", cdnow(), "--until", "1997-09-30", "--json"}).out);
  ASSERT_EQ(json.size(), 2357u);
  const double alive = object_of(json[0]).at("alive").to_number<double>();
  EXPECT_TRUE(alive > 0 && alive <= 1) << json[0];
}

TEST_F(InsightsCommand, ReportsTheMainTables) {
  const auto printed = run_command({"insights", "report", cdnow()});
  ASSERT_EQ(printed.code, 0) << printed.err;
  EXPECT_THAT(printed.out, HasSubstr("The best 20 % (472) bring"));
  EXPECT_THAT(printed.out, HasSubstr("champions"));
  EXPECT_THAT(printed.out, HasSubstr("1997-01-01"));
  const auto json = run_command({"insights", "report", cdnow(), "--json"});
  ASSERT_TRUE(parse_json(json.out)) << json.out;
}

TEST_F(InsightsCommand, BadRowsAreToldByLineAndColumn) {
  const std::string path = file("bad.csv",
                                "client,date,amount\nann,2026-01-01,10\nbob,yesterday,10\n"
                                "ann,2026-02-01,ten\n");
  const auto printed = run_command({"insights", "fit", path, "--json"});
  EXPECT_EQ(printed.code, 0);
  EXPECT_THAT(printed.err, HasSubstr("2 rows could not be read"));
  EXPECT_THAT(printed.err, HasSubstr("line 3, column 2"));
  const auto json = parse_json(printed.out);
  ASSERT_TRUE(json);
  EXPECT_FALSE(json->get_object().at("usable").get_bool());
}

TEST_F(InsightsCommand, WhatCannotBeDoneIsSaidInWords) {
  EXPECT_EQ(run_command({"insights", "fit", path("none.csv")}).code, 1);
  EXPECT_EQ(run_command({"insights", "fit", "x.csv", "--model", "guess"}).code, 2);
  EXPECT_EQ(run_command({"insights"}).code, 2);
  const std::string few = file("few.csv", "ann,2026-01-01,10\n");
  const auto printed = run_command({"insights", "score", few});
  EXPECT_EQ(printed.code, 1);
  EXPECT_FALSE(printed.err.empty());
  EXPECT_EQ(run_command({"insights", "fit", few, "--until", "soon"}).code, 2);
  EXPECT_EQ(run_command({"insights", "fit", few, "--columns", "1,2"}).code, 2);
}

}  // namespace
}  // namespace clientela
