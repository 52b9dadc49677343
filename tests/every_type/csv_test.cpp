// Every noun leaves as CSV and JSON lines and can be read back from them, by our own import where
// it takes the noun.
#include <algorithm>

#include "base/delimited_writer.h"
#include "features/imports/import_file.h"
#include "features/imports/import_targets.h"
#include "pages/paths.h"
#include "tests/every_type/every_type.h"

namespace clientela {
namespace {

using Table = std::vector<std::vector<std::string>>;

Table read_csv(const std::string& text) {
  std::size_t at = 0;
  DelimitedReader reader([&](char* into, std::size_t size) {
    const std::size_t taken = text.copy(into, size, at);
    at += taken;
    return taken;
  });
  Table table;
  Row row;
  while (reader.next(row)) {
    EXPECT_EQ(row.problem, RowProblem::none);
    table.emplace_back(row.fields.begin(), row.fields.end());
  }
  return table;
}

bool begins_formula(const std::string& field) {
  const auto number = parse_scaled(field, 6);
  return !field.empty() && !number && std::string("=+-@\t\r").find(field[0]) != std::string::npos;
}

class CsvOfEveryType : public EveryType {
 protected:
  CsvOfEveryType()
      : clerk_(company().make_user("clerk", "administrator")),
        browser_(web, clerk_),
        program_(web, clerk_) {
    add_import_jobs(*company().company.jobs);
  }

  std::string exported(const std::string& extension, const std::string& query = {}) {
    const Response answer = browser_.get(list_path(type()) + "/export." + extension + query);
    EXPECT_EQ(answer.status, 200);
    return body_of(answer);
  }

  Value read_back(const Field& field, const std::string& text) {
    const ParseContext context{*Currency::parse("EUR"), "Europe/Prague", company().now()};
    auto value = field.kind->parse(strip_formula_guard(text), field, context);
    EXPECT_TRUE(value) << field.key << ": " << text;
    return value ? *value : Value();
  }

  std::vector<Record> all() {
    std::vector<Record> records;
    engine().read(Asker::program(), [&](Reading& reading) {
      Query query;
      query.type = &type();
      query.limit = 1000;
      records = reading.list(query).records;
    });
    return records;
  }
  void delete_all() {
    for (const auto& record : all()) {
      company().perform(std::string(type().name) + ".delete", {{"id", record.id.text()}});
    }
  }

  // The columns of the export that an import takes for the noun, by their keys. A record of another
  // company is known by its name and not by its id, so references are left out.
  std::map<std::string, std::string> import_columns() {
    std::map<std::string, std::string> columns;
    for (const auto& target : import_targets(company().model())) {
      if (target.type != &type() || target.is_contact() || !target.field->target.empty()) continue;
      columns[std::string(target.field->key)] = target.key;
    }
    return columns;
  }

  const Asker clerk_;
  Browser browser_;
  ApiCaller program_;
};

TEST_P(CsvOfEveryType, EveryFieldIsReadBackFromTheExport) {
  if (!has_doors()) {
    EXPECT_EQ(browser_.get(list_path(type()) + "/export.csv").status, 404);
    return;
  }
  for (int i = 0; i < 12; ++i) make();
  const Table table = read_csv(exported("csv"));
  ASSERT_GE(table.size(), 13u);
  for (std::size_t row = 1; row < table.size(); ++row) {
    ASSERT_EQ(table[row].size(), table[0].size());
    const auto record = company().find(type().name, *Id::parse(table[row][0]));
    ASSERT_TRUE(record);
    for (std::size_t column = 1; column < table[0].size(); ++column) {
      const Field& field = *type().find(table[0][column]);
      EXPECT_FALSE(begins_formula(table[row][column])) << table[row][column];
      EXPECT_EQ(read_back(field, table[row][column]), (*record)[field.key]) << field.key;
    }
  }
  const auto without_secrets = [&](const std::vector<Field>& fields) {
    return std::count_if(fields.begin(), fields.end(),
                         [](const Field& f) { return f.format != TextFormat::secret; });
  };
  EXPECT_EQ(table[0].size(), 1 + static_cast<std::size_t>(without_secrets(type().fields) +
                                                          without_secrets(type().figures)));
}

TEST_P(CsvOfEveryType, EveryRecordIsALineOfJson) {
  if (!has_doors()) return;
  for (int i = 0; i < 5; ++i) make();
  std::istringstream lines(exported("jsonl"));
  int count = 0;
  for (std::string line; std::getline(lines, line); ++count) {
    const auto json = parse_json(line);
    ASSERT_TRUE(json && json->is_object()) << line;
    const auto id = Id::parse(string_member(json->get_object(), "id"));
    const Response answer =
        program_.call("GET", "/" + std::string(type().plural) + "/" + id->text());
    EXPECT_EQ(*json, Json(program_.expect(200, answer)));
  }
  EXPECT_GE(count, 5);
}

TEST_P(CsvOfEveryType, WhatIsShownToPeopleHasTheColumnsThatTheyChose) {
  if (!has_doors()) return;
  make();
  std::string keys = "id,created_at,created_by,modified_at,modified_by,nobody_knows_it";
  for (const auto* fields : {&type().fields, &type().figures}) {
    for (const auto& field : *fields) keys += "," + std::string(field.key);
  }
  const Table table = read_csv(exported("csv", "?as=shown&columns=" + keys));
  ASSERT_GE(table.size(), 2u);
  EXPECT_GT(table[0].size(), 5u);
  for (const auto& row : table) EXPECT_EQ(row.size(), table[0].size());
}

TEST_P(CsvOfEveryType, TheImportTakesBackWhatWasExported) {
  const auto columns = import_columns();
  if (!has_doors() || columns.empty()) return;
  std::vector<Record> before;
  while (before.size() < 6) {
    const Record record = whole(make()).record;
    // An import knows records by such fields, and equal ones would become one.
    const bool alike = std::any_of(before.begin(), before.end(), [&](const Record& other) {
      return std::any_of(columns.begin(), columns.end(), [&](const auto& column) {
        const Field& field = *type().find(column.first);
        const bool key = field.filter && field.kind == &text_kind();
        return key && record[field.key] == other[field.key];
      });
    });
    if (!alike) before.push_back(record);
  }
  std::string filter;
  for (const auto& record : before) filter += (filter.empty() ? "" : ",") + record.id.text();
  const std::string file = exported("csv", "?id=in.(" + filter + ")");
  delete_all();
  ImportUpload upload(engine(), Asker::program(), "export.csv");
  ASSERT_TRUE(upload.add(file));
  auto import = upload.finish({.has_header = true});
  ASSERT_TRUE(import);
  ImportSettings settings = settings_of(*import);
  for (auto& column : settings.columns) {
    const auto known = columns.find(column.name);
    column.target = known == columns.end() ? "" : known->second;
  }
  const auto mapped = change_settings(engine(), Asker::program(), *import, settings);
  ASSERT_TRUE(mapped) << english(mapped.error().message);
  const auto job = start_import(engine(), *company().company.jobs, Asker::program(), *import);
  ASSERT_TRUE(job) << english(job.error().message);
  const Job done = *company().company.jobs->run_now(*job);
  ASSERT_EQ(done.state, JobState::done) << done.problem;

  const std::vector<Record> after = all();
  for (const auto& record : before) {
    const bool found = std::any_of(after.begin(), after.end(), [&](const Record& other) {
      return std::all_of(columns.begin(), columns.end(), [&](const auto& column) {
        return record[column.first] == other[column.first];
      });
    });
    EXPECT_TRUE(found) << json_text_pretty(Json(values_json(record, false))) << done.result;
  }
}

INSTANTIATE_TEST_SUITE_P(Nouns, CsvOfEveryType, testing::ValuesIn(every_noun()), noun_of);

}  // namespace
}  // namespace clientela
