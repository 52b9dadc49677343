#include <algorithm>
#include <iostream>

#include "doors/cli/command.h"
#include "doors/cli/question.h"
#include "doors/list_file.h"
#include "engine/company_context.h"
#include "pages/list_page.h"

namespace clientela {
namespace {

constexpr int records_at_once = 1000;

struct ExportOptions : CommandOptions {
  std::string question;
  std::string format = "csv", as = "keys";
};

void check_options(const ExportOptions& options, const Question& question) {
  const bool shown = options.as == "shown";
  if (shown && (options.json || options.format == "jsonl")) {
    throw NotUnderstood("--as: Only a CSV file can be as shown; JSON lines have keys.");
  }
  if (!shown && !question.columns.empty()) {
    throw NotUnderstood("columns: They belong to --as shown; otherwise all fields are written.");
  }
}

// What stands in the file is in the company's language, since a person's isn't known here.
std::unique_ptr<ListFile> file_of(Reading& reading, const Question& question,
                                  const ExportOptions& options) {
  const ObjectType& type = *question.query.type;
  if (options.json || options.format == "jsonl") return json_lines();
  if (options.as == "keys") return keyed_csv(type);
  std::vector<std::string> asked;
  for (const auto* column : question.columns) asked.emplace_back(column->key);
  return shown_csv(reading.model(), type,
                   {languages().translator(reading.setting(setting_language)),
                    reading.parse_context().currency, list_columns(type, asked)});
}

void export_all(const ExportOptions& options) {
  Company company = open_company(options);
  std::optional<Question> question;
  std::unique_ptr<ListFile> file;
  do {
    // A page at a time, so that memory stays flat however long the list is.
    company.engine->read(Asker::program(), [&](Reading& reading) {
      std::string text;
      if (!question) {
        question = parse_question(reading, options.question);
        check_options(options, *question);
        file = file_of(reading, *question, options);
        file->write_head(text);
      }
      Query& query = question->query;
      query.limit = std::min(records_at_once, question->limit.value_or(records_at_once));
      const Slice slice = reading.list(query);
      file->write_page(reading, slice.records, text);
      std::cout << text;
      query.cursor = slice.next;
    });
  } while (!question->limit && !question->query.cursor.empty() && std::cout);
}

}  // namespace

void add_export_command(Command& program) {
  Command command = program.command("export", "Write a whole list to standard output");
  auto options = std::make_shared<ExportOptions>();
  add_file_options(command, *options);
  command.option("question", options->question, question_help).required();
  command.option("--format", options->format, "csv or jsonl").one_of({"csv", "jsonl"});
  command.flag("--json", options->json,
               "As --format jsonl: a JSON object on each line, with all fields and the parts "
               "(contacts, lines of an order)");
  command
      .option("--as", options->as,
              "keys: every field under its key, references by id. shown: for people and "
              "spreadsheets, what lists show (or columns= of the question), references by name, "
              "with contacts")
      .one_of({"keys", "shown"});
  command.run([options] { export_all(*options); });
}

}  // namespace clientela
