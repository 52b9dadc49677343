#include "base/delimited_writer.h"

#include <gtest/gtest.h>

#include <string>

namespace clientela {
namespace {

std::string written(std::string_view field) {
  std::string out;
  write_csv_field(field, out);
  return out;
}

TEST(DelimitedWriter, QuotesOnlyWhereNeeded) {
  EXPECT_EQ(written("plain text"), "plain text");
  EXPECT_EQ(written("a,b"), "\"a,b\"");
  EXPECT_EQ(written("say \"hi\""), "\"say \"\"hi\"\"\"");
  EXPECT_EQ(written("two\nlines"), "\"two\nlines\"");
}

TEST(DelimitedWriter, DisarmsFormulas) {
  EXPECT_EQ(written("=HYPERLINK(\"x\")"), "\"'=HYPERLINK(\"\"x\"\")\"");
  EXPECT_EQ(written("+cmd|' /C calc'!A0"), "'+cmd|' /C calc'!A0");
  EXPECT_EQ(written("-1+1"), "'-1+1");
  EXPECT_EQ(written("@SUM(A1)"), "'@SUM(A1)");
  EXPECT_EQ(written("\t=1"), "'\t=1");
  EXPECT_EQ(written("\r=1"), "\"'\r=1\"");
  EXPECT_EQ(written("-"), "'-");
  EXPECT_EQ(written("+420 777 123 456"), "'+420 777 123 456");
}

TEST(DelimitedWriter, LeavesNumbersAlone) {
  for (const char* number : {"-5.20", "+420777123456", "-1", "12", "-0.001"})
    EXPECT_EQ(written(number), number);
  EXPECT_EQ(written("-5,20"), "\"-5,20\"");
}

TEST(DelimitedWriter, ImportTakesTheGuardAwayAgain) {
  for (const std::string field : {"=1", "'=1", "''=1", "'a", "'", "-5.20", "'-5.20", "", "@x"})
    EXPECT_EQ(strip_formula_guard(written(field)), field);
  EXPECT_EQ(strip_formula_guard("'+7 999 123-45-67"), "+7 999 123-45-67");
}

TEST(DelimitedWriter, WritesRows) {
  std::string out;
  write_csv_row({"a", "", "c;d"}, out, ';');
  write_csv_row({""}, out);
  EXPECT_EQ(out, "a;;\"c;d\"\r\n\"\"\r\n");
}

}  // namespace
}  // namespace clientela
