#include <fmt/format.h>

#include <iostream>
#include <map>

#include "base/delimited_writer.h"
#include "doors/cli/command.h"

namespace clientela {
namespace {

struct QueryOptions : CommandOptions {
  std::string question;
  std::string format = "table";
  int limit = 50;
};

// "clients?city=eq.Brno&order=name.asc" is the noun's plural and its filter.
Query parse_question(Reading& reading, const QueryOptions& options) {
  const auto mark = options.question.find('?');
  const std::string plural = options.question.substr(0, mark);
  const ObjectType* type = reading.model().find_type_by_plural(plural);
  if (type == nullptr) {
    std::string known;
    for (const auto& each : reading.model().types()) {
      if (each.history != History::none) known += " " + std::string(each.plural);
    }
    throw CommandFailure(fmt::format("There is no list “{}”. There are:{}", plural, known));
  }
  const std::string filter =
      mark == std::string::npos ? std::string() : options.question.substr(mark + 1);
  return demand(parse_query(reading.model(), *type, filter, reading.parse_context()));
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

void print_table(Reading& reading, const ObjectType& type, const std::vector<Record>& records) {
  std::vector<const Field*> columns;
  for (const auto* fields : {&type.fields, &type.figures}) {
    for (const auto& field : *fields) {
      if (field.list && columns.size() < 6) columns.push_back(&field);
    }
  }
  for (const auto* column : columns) std::cout << fmt::format("{:<24} ", column->label);
  std::cout << "\n";
  std::map<Id, std::string> titles;
  for (const auto& record : records) {
    for (const auto* column : columns) {
      const std::string text = cell_text(reading, *column, record[column->key], titles);
      std::cout << fmt::format("{:<24} ", shortened(text, 24));
    }
    std::cout << "\n";
  }
}

void print_jsonl(const std::vector<Record>& records) {
  for (const auto& record : records) {
    JsonObject line = values_json(record, true);
    line["id"] = record.id.text();
    std::cout << json_text(Json(line)) << "\n";
  }
}

void query(const QueryOptions& options) {
  Company company = open_company(options);
  company.engine->read(Asker::program(), [&](Reading& reading) {
    Query question = parse_question(reading, options);
    question.limit = options.limit;
    const Slice slice = reading.list(question);
    if (options.json) return print_jsonl(slice.records);
    print_table(reading, *question.type, slice.records);
    if (!slice.next.empty()) std::cerr << "There are more; --limit shows them.\n";
  });
}

// All but secrets.
std::vector<const Field*> exported_fields(const ObjectType& type) {
  std::vector<const Field*> exported;
  for (const auto* fields : {&type.fields, &type.figures}) {
    for (const auto& field : *fields) {
      if (field.format != TextFormat::secret) exported.push_back(&field);
    }
  }
  return exported;
}

void print_csv_header(const ObjectType& type) {
  std::string line = "id";
  for (const auto* field : exported_fields(type)) line.append(",").append(field->key);
  std::cout << line << "\r\n";
}

void print_csv(const std::vector<Record>& records) {
  for (const auto& record : records) {
    std::string line = record.id.text();
    for (const auto* field : exported_fields(*record.type)) {
      line += ',';
      write_csv_field(field->kind->text(record[field->key], *field), line);
    }
    std::cout << line << "\r\n";
  }
}

void export_all(const QueryOptions& options) {
  Company company = open_company(options);
  std::string cursor;
  do {
    // A page at a time, so that memory stays flat however long the list is.
    company.engine->read(Asker::program(), [&](Reading& reading) {
      Query question = parse_question(reading, options);
      question.limit = 1000;
      question.cursor = cursor;
      const Slice slice = reading.list(question);
      if (options.format == "csv" && cursor.empty()) print_csv_header(*question.type);
      options.format == "csv" ? print_csv(slice.records) : print_jsonl(slice.records);
      cursor = slice.next;
    });
  } while (!cursor.empty());
}

}  // namespace

void add_query_command(Command& program) {
  Command command = program.command("query", "Ask for a list");
  auto options = std::make_shared<QueryOptions>();
  add_file_options(command, *options);
  command
      .option("question", options->question,
              "A list and a filter: clients?city=eq.Brno&order=name.asc")
      .required();
  command.option("--limit", options->limit, "How many at most").between(1, 1000);
  command.flag("--json", options->json, "A JSON object on each line");
  command.run([options] { query(*options); });
}

void add_export_command(Command& program) {
  Command command = program.command("export", "Write a whole list to standard output");
  auto options = std::make_shared<QueryOptions>();
  options->format = "csv";
  add_file_options(command, *options);
  command.option("question", options->question, "A list and a filter, as for query").required();
  command.option("--format", options->format, "csv or jsonl").one_of({"csv", "jsonl"});
  command.run([options] { export_all(*options); });
}

}  // namespace clientela
