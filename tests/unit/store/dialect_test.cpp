#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "store/list_sql.h"
#include "store/search_words.h"
#include "tests/support/test_data.h"
#include "tests/unit/store/example_nouns.h"

namespace clientela {
namespace {

// The SQL that the store says, for both databases, lies in golden/ to be read and compared. When it
// is meant to change, run the tests with CLIENTELA_UPDATE_GOLDEN=1 and look at the difference.
void expect_golden(const std::string& name, const std::string& text) {
  const auto path = test_data_folder().parent_path() / "unit" / "store" / "golden" / name;
  if (std::getenv("CLIENTELA_UPDATE_GOLDEN") != nullptr) {
    std::ofstream(path, std::ios::binary) << text;
    return;
  }
  std::ifstream file(path, std::ios::binary);
  ASSERT_TRUE(file) << path;
  std::stringstream expected;
  expected << file.rdbuf();
  EXPECT_EQ(expected.str(), text) << name;
}

std::string golden_name(std::string_view what, const Dialect& dialect) {
  return std::string(what) + "." + std::string(dialect.name()) + ".sql";
}

const Dialect* const dialects[] = {&sqlite_dialect(), &postgres_dialect()};

std::string shown(const Cell& cell) {
  if (const auto* integer = std::get_if<std::int64_t>(&cell)) return std::to_string(*integer);
  if (const auto* text = std::get_if<std::string>(&cell)) return "'" + *text + "'";
  if (const auto* blob = std::get_if<Blob>(&cell)) {
    return std::to_string(blob->bytes.size()) + " bytes";
  }
  return "NULL";
}

std::string shown(const Sql& sql) {
  std::string text = sql.text + ";\n";
  for (std::size_t i = 0; i < sql.cells.size(); ++i) {
    text += "-- " + std::to_string(i + 1) + ": " + shown(sql.cells[i]) + "\n";
  }
  return text;
}

// Everything that may be said for a question: probes, the first page by each way, the page behind
// a cursor, the count.
std::string questions(const Dialect& dialect, std::string_view url, const ReadContext& context,
                      std::optional<Cursor> cursor = std::nullopt) {
  const NounTables tables(example_model(), dialect);
  const auto query =
      parse_query(example_model(), example_model().type("guest"), url, context.parse);
  if (!query) return english(query.error().message);
  static const Collation collation("en");
  const ListSql sql(tables, *query, context, collation, search_words(query->search));
  std::string text = "-- " + std::string(url) + "\n";
  const auto drivers = sql.drivers();
  ListSql::Reading reading;
  reading.limit = 51;
  reading.cursor = std::move(cursor);
  for (const auto& driver : drivers) {
    text += shown(sql.probe(driver, driver.most));
    if (driver.in_order) continue;
    reading.driver = &driver;
    reading.columns = ListSql::Columns::key;
    for (const auto& statement : sql.statements(reading)) text += shown(statement);
  }
  reading.driver = sql.words_give_order() ? &ListSql::by_words : nullptr;
  reading.columns = sql.ordered() ? ListSql::Columns::all : ListSql::Columns::key;
  reading.among_found = !drivers.empty() && drivers.front().place == nullptr;
  reading.mark = true;
  for (const auto& statement : sql.statements(reading)) text += shown(statement);
  return text + shown(sql.rows(1001)) + "\n";
}

TEST(StoreDialect, Schema) {
  for (const Dialect* dialect : dialects) {
    const NounTables tables(example_model(), *dialect);
    expect_golden(golden_name("schema", *dialect), tables.create_all());
  }
}

TEST(StoreDialect, Questions) {
  ReadContext seller = all_seen();
  seller.visibility = {false, {7, 9}};
  ReadContext stranger = all_seen();
  stranger.visibility = {};
  for (const Dialect* dialect : dialects) {
    std::string text;
    text += questions(*dialect, "", all_seen());
    text += questions(*dialect, "order=name", seller);
    text += questions(*dialect, "mood=eq.calm&visits=gt.3&order=name.desc", stranger);
    text += questions(*dialect, "name=eq.Anna&order=spent.desc", all_seen());
    text += questions(*dialect, "host.city=neq.Brno&host.spent=gt.100", seller);
    text += questions(*dialect, "stays=any(day.gte.now-90d,total.gt.100)&wishes=none()", seller);
    text += questions(*dialect, "order=name&q=li", all_seen());
    text += questions(*dialect, "labels=has.vip&name=not.like.nov&q=zofie+li", all_seen());
    text += questions(*dialect, "city=starts.br&order=city&deleted=true", all_seen());
    expect_golden(golden_name("questions", *dialect), text);
  }
}

TEST(StoreDialect, Cursors) {
  for (const Dialect* dialect : dialects) {
    std::string text;
    const Cursor filled{false, std::int64_t{5}, 9};
    const Cursor empty{false, {}, 9};
    const Cursor back{true, std::int64_t{5}, 9};
    text += questions(*dialect, "order=created_at", all_seen(), Cursor{false, {}, 9});
    for (const Cursor& cursor : {filled, empty, back}) {
      text += questions(*dialect, "order=visits", all_seen(), cursor);
      text += questions(*dialect, "visits=gt.2&visits=lt.9&order=visits.desc", all_seen(), cursor);
    }
    expect_golden(golden_name("cursors", *dialect), text);
  }
}

}  // namespace
}  // namespace clientela
