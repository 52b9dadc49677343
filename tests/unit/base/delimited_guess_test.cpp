#include <gtest/gtest.h>

#include "base/delimited_text.h"

namespace clientela {
namespace {

TEST(DelimitedGuess, FindsTheDelimiter) {
  EXPECT_EQ(guess_delimited_format("name,city\nA,Brno\nB,Praha\n").delimiter, ',');
  EXPECT_EQ(guess_delimited_format("name\tcity, land\nA\tBrno, CZ\n").delimiter, '\t');
  EXPECT_EQ(guess_delimited_format("name|note\nA|x, y; z\nB|x\n").delimiter, '|');
  EXPECT_EQ(guess_delimited_format("název;cena\n\"a;b\";1,50\nc;2,75\nd;3,10\n").delimiter, ';');
  EXPECT_EQ(guess_delimited_format("1,5;2,5\n3,5;4,5\n").delimiter, ';');
  EXPECT_EQ(guess_delimited_format("a,\"x;y\"\nb,\"x;y\"\n").delimiter, ',');
  // An inch in a quoted field, and texts of several lines.
  const auto inches = "number,part,note\n1,\"Pipe 3\"\"\",a;b\n2,\"Pipe 4\"\"\",c;d\n";
  EXPECT_EQ(guess_delimited_format(inches).delimiter, ',');
  const auto lines = "part,note\nA,\"a;b\nc;d\nx;y\"\nB,\"e;f\ng;h\nx;z\"\n";
  EXPECT_EQ(guess_delimited_format(lines).delimiter, ',');
  EXPECT_EQ(guess_delimited_format("one column\nof text\n").delimiter, ',');
  EXPECT_EQ(guess_delimited_format("").delimiter, ',');
}

TEST(DelimitedGuess, BelievesASeparatorLine) {
  const auto format = guess_delimited_format("sep=|\r\nname|city\r\nA, B|Brno\r\n");
  EXPECT_EQ(format.delimiter, '|');
  EXPECT_TRUE(format.has_separator_line);
  EXPECT_TRUE(format.has_header);
  EXPECT_FALSE(guess_delimited_format("sep=\n\n").has_separator_line);
}

TEST(DelimitedGuess, FindsTheHeader) {
  EXPECT_TRUE(guess_delimited_format("id,name\n1,A\n2,B\n").has_header);
  EXPECT_TRUE(guess_delimited_format("Имя,Город\nАнна,Томск\n").has_header);
  EXPECT_FALSE(guess_delimited_format("1,A\n2,B\n").has_header);
  EXPECT_FALSE(guess_delimited_format("A,2024-05-01\nB,2024-05-02\n").has_header);
  EXPECT_FALSE(guess_delimited_format("Ann,ann@example.com\nBob,bob@example.com\n").has_header);
  EXPECT_FALSE(guess_delimited_format("Ann,Brno\nBob,Brno\n").has_header);
}

TEST(DelimitedGuess, IgnoresTheRowThatTheSampleCuts) {
  EXPECT_EQ(guess_delimited_format("a;b\n1,0;2\n3,0;4\n5,0;6\n7,").delimiter, ';');
}

}  // namespace
}  // namespace clientela
