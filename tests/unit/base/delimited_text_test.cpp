#include "base/delimited_text.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cstring>
#include <fstream>
#include <string>
#include <vector>

#include "base/delimited_writer.h"
#include "tests/support/test_data.h"

namespace clientela {
namespace {

using Fields = std::vector<std::string>;

struct ReadRow {
  Fields fields;
  std::string raw;
  std::uint64_t line;
  std::uint64_t byte_offset;
  RowProblem problem;
  std::uint64_t problem_line;

  friend bool operator==(const ReadRow&, const ReadRow&) = default;
};

std::ostream& operator<<(std::ostream& out, const ReadRow& row) {
  out << "line " << row.line << " problem " << static_cast<int>(row.problem) << ":";
  for (const auto& field : row.fields) out << " [" << field << "]";
  return out;
}

// Gives the text in pieces of at most that many bytes.
ByteSource pieces(std::string_view text, std::size_t piece_bytes) {
  return [text, piece_bytes](char* buffer, std::size_t capacity) mutable {
    const std::size_t given = std::min({capacity, piece_bytes, text.size()});
    std::memcpy(buffer, text.data(), given);
    text.remove_prefix(given);
    return given;
  };
}

std::vector<ReadRow> read_all(std::string_view text, DelimitedFormat format = {},
                              DelimitedLimits limits = {}, std::size_t piece_bytes = 1 << 16) {
  DelimitedReader reader(pieces(text, piece_bytes), format, limits);
  std::vector<ReadRow> rows;
  for (Row row; reader.next(row);)
    rows.push_back({Fields(row.fields.begin(), row.fields.end()), std::string(row.raw), row.line,
                    row.byte_offset, row.problem, row.problem_line});
  return rows;
}

std::vector<Fields> fields_of(std::string_view text, DelimitedFormat format = {}) {
  std::vector<Fields> fields;
  for (const auto& row : read_all(text, format)) fields.push_back(row.fields);
  return fields;
}

TEST(DelimitedText, ReadsPlainRows) {
  const auto rows = read_all("a,b\n1,2\n,\n");
  ASSERT_EQ(rows.size(), 3u);
  EXPECT_EQ(rows[1], (ReadRow{{"1", "2"}, "1,2", 2, 4, RowProblem::none, 2}));
  EXPECT_EQ(rows[2].fields, (Fields{"", ""}));
}

TEST(DelimitedText, ReadsEveryKindOfLineEnd) {
  const std::vector<Fields> expected{{"a", "b"}, {"1", "2"}};
  for (const char* text : {"a,b\n1,2", "a,b\r\n1,2\r\n", "a,b\r1,2\r", "a,b\r\r\n\n1,2\n\n"})
    EXPECT_EQ(fields_of(text), expected) << text;
}

TEST(DelimitedText, ReadsQuotedFields) {
  const auto rows = read_all("\"a,1\",\"say \"\"hi\"\"\"\r\n\"two\r\nlines\",\"\"\r\nx,y");
  ASSERT_EQ(rows.size(), 3u);
  EXPECT_EQ(rows[0].fields, (Fields{"a,1", "say \"hi\""}));
  EXPECT_EQ(rows[1].fields, (Fields{"two\r\nlines", ""}));
  EXPECT_EQ(rows[1].raw, "\"two\r\nlines\",\"\"");
  EXPECT_EQ(rows[1].line, 2u);
  EXPECT_EQ(rows[2].line, 4u);
}

TEST(DelimitedText, TakesAQuoteWithinAFieldAsItIs) {
  EXPECT_EQ(fields_of("5\" nail,a\"\"b, \"c\"\n"),
            (std::vector<Fields>{{"5\" nail", "a\"\"b", " \"c\""}}));
}

TEST(DelimitedText, JoinsTextBehindAClosingQuoteAndSaysSo) {
  const auto rows = read_all("\"abc\"def,\"x\"\"y\"z\"\n");
  EXPECT_EQ(rows[0].fields, (Fields{"abcdef", "x\"yz\""}));
  EXPECT_EQ(rows[0].problem, RowProblem::text_after_quote);
}

TEST(DelimitedText, ReportsRaggedRowsButGivesThem) {
  const auto rows = read_all("a,b\n1\n1,2,3\n");
  EXPECT_EQ(rows[1].problem, RowProblem::too_few_fields);
  EXPECT_EQ(rows[1].fields, (Fields{"1"}));
  EXPECT_EQ(rows[2].problem, RowProblem::too_many_fields);
  EXPECT_EQ(rows[2].fields, (Fields{"1", "2", "3"}));
}

TEST(DelimitedText, ReportsNulBytesButGivesThem) {
  const auto rows = read_all(std::string_view("a\0b,c\n", 6));
  EXPECT_EQ(rows[0].problem, RowProblem::nul_byte);
  EXPECT_EQ(rows[0].fields, (Fields{std::string("a\0b", 3), "c"}));
}

TEST(DelimitedText, ReadsNothingFromNothing) {
  EXPECT_TRUE(read_all("").empty());
  EXPECT_TRUE(read_all("\r\n\n\r").empty());
  EXPECT_EQ(fields_of("\"\""), (std::vector<Fields>{{""}}));
  EXPECT_EQ(fields_of(","), (std::vector<Fields>{{"", ""}}));
}

TEST(DelimitedText, DropsTheSeparatorLine) {
  DelimitedFormat format;
  format.delimiter = ';';
  format.has_separator_line = true;
  const auto rows = read_all("sep=;\r\na;b\r\n", format);
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_EQ(rows[0].line, 2u);
  EXPECT_TRUE(read_all("sep=;", format).empty());
}

TEST(DelimitedText, GoesOnBehindTheLineOfAQuoteThatTheFileNeverCloses) {
  const auto rows = read_all("a,b\n1,\"open\n2,x\n3,y\n");
  ASSERT_EQ(rows.size(), 4u);
  EXPECT_EQ(rows[1], (ReadRow{{}, "1,\"open", 2, 4, RowProblem::unclosed_quote, 2}));
  EXPECT_EQ(rows[2], (ReadRow{{"2", "x"}, "2,x", 3, 12, RowProblem::none, 3}));
  EXPECT_EQ(rows[3].line, 4u);
}

TEST(DelimitedText, NamesTheLineWhereTheQuoteOpenedNotWhereTheRecordBegan) {
  const auto rows = read_all("a,b,c\n\"two\nlines\",\"open,\nx,y,z\n");
  ASSERT_EQ(rows.size(), 3u);
  EXPECT_EQ(rows[1].problem, RowProblem::unclosed_quote);
  EXPECT_EQ(rows[1].line, 2u);
  EXPECT_EQ(rows[1].problem_line, 3u);
  EXPECT_EQ(rows[2].fields, (Fields{"x", "y", "z"}));
}

TEST(DelimitedText, SeesThatTheNextQuotedFieldClosedAStrayQuote) {
  const auto rows = read_all("a,b\n1,\"stray\n2,x\n3,\"quoted, well\"\n4,y\n");
  ASSERT_EQ(rows.size(), 5u);
  EXPECT_EQ(rows[1].problem, RowProblem::unclosed_quote);
  EXPECT_EQ(rows[1].problem_line, 2u);
  EXPECT_EQ(rows[2].fields, (Fields{"2", "x"}));
  EXPECT_EQ(rows[3].fields, (Fields{"3", "quoted, well"}));
  EXPECT_EQ(rows[4].fields, (Fields{"4", "y"}));
}

TEST(DelimitedText, OneBadQuoteLosesOneRowOfManyThousands) {
  std::string text = "id,name\n";
  for (int i = 0; i < 300'000; ++i) {
    text += std::to_string(i);
    text += i == 1000 ? ",\"Acme\n" : ",Acme\n";
  }
  const auto rows = read_all(text);
  ASSERT_EQ(rows.size(), 300'001u);
  EXPECT_EQ(rows[1001].problem, RowProblem::field_too_long);
  EXPECT_EQ(rows[1001].problem_line, 1002u);
  EXPECT_EQ(rows[1002].fields, (Fields{"1001", "Acme"}));
  EXPECT_EQ(std::count_if(rows.begin(), rows.end(),
                          [](const ReadRow& row) { return row.problem != RowProblem::none; }),
            1);
}

TEST(DelimitedText, RefusesFieldsAndRecordsBeyondTheLimits) {
  const DelimitedLimits limits{.field_bytes = 8, .record_bytes = 20, .buffer_bytes = 4};
  const auto rows = read_all(
      "a,b\n123456789,x\n12345678,\"1234567\"\n\"1\n\",\"1234\n678\"\n1234567,1234567,1234567\nc,"
      "d\n",
      {}, limits);
  std::vector<RowProblem> problems;
  for (const auto& row : rows) problems.push_back(row.problem);
  EXPECT_EQ(problems,
            (std::vector{RowProblem::none, RowProblem::field_too_long, RowProblem::field_too_long,
                         RowProblem::field_too_long, RowProblem::too_few_fields,
                         RowProblem::record_too_long, RowProblem::none}));
  EXPECT_EQ(rows[3].problem_line, 5u);
  EXPECT_EQ(rows[4].fields, (Fields{"678\""}));
  EXPECT_EQ(rows.back().fields, (Fields{"c", "d"}));
  EXPECT_EQ(rows.back().line, 8u);
}

TEST(DelimitedText, CutsTheExcerptOfARefusedRowBetweenCharacters) {
  const DelimitedLimits limits{.field_bytes = 4, .record_bytes = 8, .buffer_bytes = 4};
  EXPECT_EQ(read_all("aбвгд\n", {}, limits)[0].raw, "aб");
}

TEST(DelimitedText, KeepsMemoryFlatOverAnEndlessField) {
  constexpr std::uint64_t total_bytes = std::uint64_t{64} << 20;
  std::size_t largest_request = 0;
  for (const char* beginning : {"a,b\n1,", "a,b\n1,\""}) {
    std::uint64_t given_bytes = 0;
    DelimitedReader reader([&](char* buffer, std::size_t capacity) {
      largest_request = std::max(largest_request, capacity);
      std::size_t given = std::min<std::uint64_t>(capacity, total_bytes - given_bytes);
      std::memset(buffer, 'x', given);
      if (given_bytes == 0) std::memcpy(buffer, beginning, std::strlen(beginning));
      if (given > 0 && given_bytes + given == total_bytes)
        std::memcpy(buffer + given - 5, "\n3,4\n", 5);
      given_bytes += given;
      return given;
    });
    Row row;
    ASSERT_TRUE(reader.next(row));
    ASSERT_TRUE(reader.next(row));
    EXPECT_EQ(row.problem, RowProblem::field_too_long);
    EXPECT_EQ(row.problem_line, 2u);
    ASSERT_TRUE(reader.next(row));
    EXPECT_EQ(row.line, 3u);
    EXPECT_EQ(row.fields, (std::vector<std::string_view>{"3", "4"}));
    EXPECT_FALSE(reader.next(row));
  }
  EXPECT_LE(largest_request, std::size_t{8} << 20);
}

TEST(DelimitedText, NeverScansTheSameQuotesAgainAndAgain) {
  std::string text;
  while (text.size() < (std::size_t{24} << 20)) text += "\"a\",\"b\n";
  std::size_t rows = 0;
  DelimitedReader reader(pieces(text, text.size()));
  for (Row row; reader.next(row);) ++rows;
  EXPECT_EQ(rows, text.size() / 7);
}

// Rows made of the characters that matter, so that the interesting cases are frequent.
rc::Gen<std::string> any_text() {
  return rc::gen::container<std::string>(
      rc::gen::weightedOneOf<char>({{4, rc::gen::elementOf(std::string("\",\r\n"))},
                                    {4, rc::gen::elementOf(std::string("ab;'=-1 "))},
                                    {1, rc::gen::arbitrary<char>()}}));
}

RC_GTEST_PROP(DelimitedTextProperty, ReadsWhatWasWritten, ()) {
  const auto table = *rc::gen::scale(0.4, rc::gen::container<std::vector<Fields>>(rc::gen::nonEmpty(
                                              rc::gen::container<Fields>(any_text()))));
  const char delimiter = *rc::gen::element(',', ';', '\t', '|');
  std::string text;
  for (const auto& fields : table)
    write_csv_row(std::vector<std::string_view>(fields.begin(), fields.end()), text, delimiter);
  DelimitedFormat format;
  format.delimiter = delimiter;
  auto rows = fields_of(text, format);
  for (auto& fields : rows)
    for (auto& field : fields) field = std::string(strip_formula_guard(field));
  RC_ASSERT(rows == table);
}

RC_GTEST_PROP(DelimitedTextProperty, DoesNotDependOnHowTheBytesArrive, ()) {
  const auto text = *any_text();
  DelimitedLimits limits{.field_bytes = *rc::gen::inRange<std::size_t>(3, 30),
                         .record_bytes = *rc::gen::inRange<std::size_t>(3, 60)};
  const auto whole = read_all(text, {}, limits);
  limits.buffer_bytes = *rc::gen::inRange<std::size_t>(0, 20);
  for (const std::size_t piece_bytes : {1, 2, 3, 7})
    RC_ASSERT(read_all(text, {}, limits, piece_bytes) == whole);
}

RC_GTEST_PROP(DelimitedTextProperty, EveryByteBelongsToARowOrALineEndOrARefusedRow, ()) {
  const auto text = *any_text();
  std::uint64_t behind = 0;
  for (const auto& row : read_all(text)) {
    RC_ASSERT(row.byte_offset >= behind);
    RC_ASSERT(text.compare(row.byte_offset, row.raw.size(), row.raw) == 0);
    for (auto i = behind; i < row.byte_offset && row.problem == RowProblem::none; ++i)
      RC_ASSERT(text[i] == '\r' || text[i] == '\n');
    behind =
        row.problem < RowProblem::unclosed_quote ? row.byte_offset + row.raw.size() : text.size();
    if (behind == text.size()) return;
  }
}

TEST(DelimitedText, GivesTheSameRowsWhereverTheChunksAreCut) {
  const std::string text =
      "name,note\r\n\"Křížová, Jana\",\"said "
      "\"\"ano\"\"\r\ntwice\"\r\nx\r\r\n\"open,\r\n\"\"\ny,z\r";
  const auto whole = read_all(text);
  for (std::size_t cut = 1; cut < text.size(); ++cut) {
    std::size_t calls = 0;
    std::size_t given_bytes = 0;
    DelimitedReader reader(
        [&](char* buffer, std::size_t capacity) {
          const std::size_t piece = calls++ == 0 ? cut : text.size() - given_bytes;
          const std::size_t given = std::min(piece, capacity);
          std::memcpy(buffer, text.data() + given_bytes, given);
          given_bytes += given;
          return given;
        },
        {}, {.buffer_bytes = cut});
    std::size_t index = 0;
    for (Row row; reader.next(row); ++index) {
      ASSERT_LT(index, whole.size());
      EXPECT_EQ(Fields(row.fields.begin(), row.fields.end()), whole[index].fields);
      EXPECT_EQ(row.line, whole[index].line);
      EXPECT_EQ(row.problem, whole[index].problem);
    }
    EXPECT_EQ(index, whole.size());
  }
}

TEST(DelimitedText, ReadsRealTicketsWithLinesWithinQuotes) {
  const auto folder = full_data_folder();
  if (folder.empty()) GTEST_SKIP() << "the full data sets are not here";
  std::ifstream file(folder / "support_tickets.csv", std::ios::binary);
  DelimitedReader reader([&](char* buffer, std::size_t capacity) {
    file.read(buffer, static_cast<std::streamsize>(capacity));
    return static_cast<std::size_t>(file.gcount());
  });
  std::size_t rows = 0;
  std::size_t field_bytes = 0;
  for (Row row; reader.next(row); ++rows) {
    ASSERT_EQ(row.problem, RowProblem::none) << "line " << row.line;
    ASSERT_EQ(row.fields.size(), 17u) << "line " << row.line;
    for (const auto field : row.fields) field_bytes += field.size();
  }
  // As Python's csv module counts them.
  EXPECT_EQ(rows, 8'470u);
  EXPECT_EQ(field_bytes, 3'783'399u);
}

}  // namespace
}  // namespace clientela
