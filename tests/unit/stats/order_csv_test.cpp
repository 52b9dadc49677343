#include "stats/order_csv.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <string>

namespace clientela {
namespace {

using Lines = std::vector<std::string>;

// "key day amount" for each row.
Lines rows_of(const OrderTable& table) {
  Lines rows;
  for (const OrderTable::Part& part : table.parts) {
    for (std::size_t i = 0; i < part.client.size(); ++i) {
      rows.push_back(std::string(table.keys[part.client[i]]) + " " + Date{part.day[i]}.text() +
                     " " + std::to_string(part.amount[i]));
    }
  }
  return rows;
}

Lines read(std::string_view text, const OrderCsvFormat& format = {}) {
  const auto table = read_order_csv(text, format);
  return table ? rows_of(*table) : Lines{english(table.error().message)};
}

TEST(OrderCsv, ReadsRowsWithAndWithoutHeading) {
  const Lines expected{"Ann 2026-03-31 1250", "Bob 2026-04-01 -300", "Ann 2026-04-02 0"};
  EXPECT_EQ(read("client,date,amount\nAnn,2026-03-31,12.5\nBob,2026-04-01,-3\nAnn,20260402,0"),
            expected);
  EXPECT_EQ(
      read("Ann,2026-03-31T10:20:00,12.50\r\nBob,2026-04-01 09:00,-3.00\r\nAnn,20260402,0\r\n"),
      expected);
}

TEST(OrderCsv, ReadsQuotesAndOtherColumns) {
  EXPECT_EQ(read("1;\"12.30\";x;2026-01-02;\"Smith; and Son\"\n",
                 {.separator = ';', .client_column = 4, .date_column = 3, .amount_column = 1}),
            Lines{"Smith; and Son 2026-01-02 1230"});
}

TEST(OrderCsv, RoundsHalfEven) {
  EXPECT_EQ(read("a,2026-01-02,0.125\na,2026-01-02,0.135\na,2026-01-02,0.1251\na,2026-01-02,-.005"),
            (Lines{"a 2026-01-02 12", "a 2026-01-02 14", "a 2026-01-02 13", "a 2026-01-02 0"}));
}

TEST(OrderCsv, CountsWhatItCanNotRead) {
  const auto table = read_order_csv(
      "client,date,amount\nAnn,2026-03-31,1\n\nBob,2026-02-30,1\nBob,2026-03-01,1,000\n,2026-03-01,"
      "1\n"
      "Eve,2026-03-01,1e5\nEve,2026-03-01,99999999999999999999\nEve\n");
  ASSERT_TRUE(table.ok());
  EXPECT_EQ(table->rows, 2);
  EXPECT_EQ(table->bad_rows, 5);
  EXPECT_EQ(table->first_bad_row, 4);
}

TEST(OrderCsv, SaysWhenThereIsNothing) {
  for (const char* text : {"", "\n\n", "client,date,amount\n", "a,b,c\nd,e,f\n"}) {
    EXPECT_FALSE(read_order_csv(text).ok()) << text;
  }
}

TEST(OrderCsv, GuessesColumns) {
  const OrderCsvFormat format = guess_order_csv_format("Order;Total;Customer ID;Invoice date\n");
  EXPECT_EQ(format.separator, ';');
  EXPECT_EQ(format.amount_column, 1);
  EXPECT_EQ(format.client_column, 2);
  EXPECT_EQ(format.date_column, 3);
}

// Long enough for several threads, which must not be seen in the result.
RC_GTEST_PROP(OrderCsv, IsTheSameByAnyNumberOfThreads, ()) {
  const auto names =
      *rc::gen::container<Lines>(40, rc::gen::container<std::string>(rc::gen::inRange('a', 'f')));
  std::string text;
  for (std::size_t i = 0; text.size() < 140'000; ++i) {
    text += names[i * 7919 % names.size()] + "," + Date{static_cast<int>(i % 9000)}.text() + "," +
            std::to_string(i % 777) + ".5\n";
  }
  const auto one = read_order_csv(text, {}, 1);
  const auto three = read_order_csv(text, {}, 3);
  RC_ASSERT(one.ok() == three.ok());
  if (!one.ok()) return;
  RC_ASSERT(three->parts.size() > 1);
  RC_ASSERT(one->keys == three->keys);
  RC_ASSERT(one->bad_rows == three->bad_rows);
  RC_ASSERT(one->first_bad_row == three->first_bad_row);
  RC_ASSERT(rows_of(*one) == rows_of(*three));
}

}  // namespace
}  // namespace clientela
