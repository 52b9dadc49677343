#include <iostream>
#include <map>

#include "doors/api/record_text.h"
#include "doors/cli/command.h"
#include "doors/cli/question.h"
#include "doors/cli/table_text.h"

namespace clientela {
namespace {

constexpr std::size_t cell_width = 24, id_width = 36;
constexpr std::size_t usual_columns = 6;

struct QueryOptions : CommandOptions {
  std::string question;
  bool ids = false;
  int limit = 0;  // 0: as the question says
};

std::vector<const Field*> table_columns(const Question& question) {
  std::vector<const Field*> columns = question.columns;
  if (!columns.empty()) return columns;
  const ObjectType& type = *question.query.type;
  for (const auto* fields : {&type.fields, &type.figures}) {
    for (const auto& field : *fields) {
      if (field.list && columns.size() < usual_columns) columns.push_back(&field);
    }
  }
  return columns;
}

// Titles are looked up once: orders of one client name it over and over.
std::string cell_text(Reading& reading, const Field& field, const Value& value,
                      std::map<Id, std::string>& titles) {
  const Id* id = std::get_if<Id>(&value);
  if (id == nullptr || field.target.empty()) return field.kind->text(value, field);
  const auto [known, is_new] = titles.try_emplace(*id);
  if (is_new) known->second = reading.title(reading.type(field.target), *id);
  return known->second.empty() ? id->text() : known->second;
}

// Without the blanks behind its last cell.
void print_row(const std::vector<std::string>& cells) {
  std::string row;
  for (const auto& cell : cells) row.append(cell).append(1, ' ');
  row.erase(row.find_last_not_of(' ') + 1);
  std::cout << row << "\n";
}

void print_table(Reading& reading, const Question& question, const std::vector<Record>& records,
                 bool with_ids) {
  const std::vector<const Field*> columns = table_columns(question);
  std::vector<std::string> head;
  if (with_ids) head.push_back(table_cell("Id", id_width));
  for (const auto* column : columns) head.push_back(table_cell(column->label, cell_width));
  print_row(head);
  std::map<Id, std::string> titles;
  for (const auto& record : records) {
    std::vector<std::string> cells;
    if (with_ids) cells.push_back(record.id.text());
    for (const auto* column : columns) {
      const Value value = query_value(record, column->key);
      cells.push_back(table_cell(cell_text(reading, *column, value, titles), cell_width));
    }
    print_row(cells);
  }
}

// As the API lists them.
void print_jsonl(const std::vector<Record>& records) {
  std::string lines;
  RecordText text(lines);
  for (const auto& record : records) {
    text.add(record);
    lines += '\n';
  }
  std::cout << lines;
}

void query(const QueryOptions& options) {
  Company company = open_company(options);
  company.engine->read(Asker::program(), [&](Reading& reading) {
    Question question = parse_question(reading, options.question);
    if (options.json && !question.columns.empty()) {
      throw NotUnderstood("columns: They are those of the table; --json has all fields.");
    }
    if (options.limit > 0) question.query.limit = options.limit;
    const Slice slice = reading.list(question.query);
    if (options.json) {
      print_jsonl(slice.records);
    } else {
      print_table(reading, question, slice.records, options.ids);
    }
    if (!slice.next.empty()) std::cerr << "There are more; --limit shows them.\n";
  });
}

}  // namespace

void add_query_command(Command& program) {
  Command command = program.command("query", "Ask for a list");
  auto options = std::make_shared<QueryOptions>();
  add_file_options(command, *options);
  command.option("question", options->question, question_help).required();
  command
      .option("--limit", options->limit,
              "How many at most, whatever limit= of the question says; 50 without either")
      .between(1, 1000);
  command.flag("--ids", options->ids, "With the ids of the records, as `do` takes them");
  command.flag("--json", options->json, "A JSON object on each line, with all fields and the id");
  command.run([options] { query(*options); });
}

}  // namespace clientela
