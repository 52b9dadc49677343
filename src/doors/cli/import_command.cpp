#include <fmt/format.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <future>
#include <iostream>

#include "doors/cli/command.h"
#include "doors/unpacked_file.h"
#include "features/imports/import.h"
#include "features/imports/import_best.h"
#include "features/imports/import_file.h"
#include "features/imports/import_samples.h"
#include "features/imports/import_undo.h"

namespace clientela {
namespace {

struct ImportOptions : CommandOptions {
  std::string csv;
  std::vector<std::string> map;
  std::string encoding, delimiter, date_order, decimals, match;
  bool no_header = false;
  bool rehearse = false;
  std::string errors;
  std::string undo;
};

ImportWishes wishes_of(const ImportOptions& options) {
  ImportWishes wishes;
  if (!options.encoding.empty()) {
    wishes.encoding = parse_encoding_name(options.encoding);
    if (!wishes.encoding) {
      throw CommandFailure(fmt::format(
          "The encoding {} is not known. Known are utf-8, utf-16le, utf-16be, windows-1250, "
          "windows-1251, windows-1252, cp949.",
          options.encoding));
    }
  }
  if (!options.delimiter.empty()) {
    wishes.delimiter = parse_delimiter_name(options.delimiter);
    if (!wishes.delimiter) {
      throw CommandFailure("A delimiter is one character, or comma, semicolon, tab, pipe.");
    }
  }
  if (options.no_header) wishes.has_header = false;
  if (!options.date_order.empty()) wishes.dates = parse_date_format_name(options.date_order);
  if (!options.decimals.empty()) wishes.decimals = parse_decimal_mark_name(options.decimals);
  return wishes;
}

Import take_in(Engine& engine, const ImportOptions& options) {
  std::ifstream file(options.csv, std::ios::binary);
  if (!file) throw CommandFailure(fmt::format("{} can't be read.", options.csv));
  ImportUpload upload(engine, Asker::program(),
                      std::filesystem::path(options.csv).filename().string());
  const auto take = [&](std::string_view bytes) { return upload.add(bytes); };
  try {
    Unpacker unpacker;
    std::string piece(import_chunk_bytes, '\0');
    while (file.read(piece.data(), static_cast<std::streamsize>(piece.size())) ||
           file.gcount() > 0) {
      demand(unpacker.add({piece.data(), static_cast<std::size_t>(file.gcount())}, take));
    }
    demand(unpacker.finish(take));
    return demand(upload.finish(wishes_of(options)));
  } catch (...) {
    upload.discard();
    throw;
  }
}

// "Amount=order_line.price"; an empty target leaves the column out.
void map_columns(ImportSettings& settings, const std::vector<std::string>& map) {
  for (const auto& entry : map) {
    const auto sign = entry.rfind('=');
    if (sign == std::string::npos) {
      throw CommandFailure(fmt::format("Write --map column=target; “{}” has no =.", entry));
    }
    const std::string name = entry.substr(0, sign);
    const std::string target = entry.substr(sign + 1);
    bool found = false;
    for (auto& column : settings.columns) {
      // What a column was guessed to be gives way to what somebody says of another one.
      if (column.target == target) column.target.clear();
      if (column.name != name) continue;
      column.target = target;
      found = true;
    }
    if (!found) throw CommandFailure(fmt::format("The file has no column “{}”.", name));
  }
}

void print_columns(const ImportSettings& settings) {
  const char delimiter = settings.format.delimiter;
  std::cerr << fmt::format("{}, separated by {}, dates as {}\n", encoding_name(settings.encoding),
                           delimiter == '\t' ? "tabs" : fmt::format("“{}”", delimiter),
                           date_format_name(settings.dates));
  if (settings.match != ClientMatch::usual) {
    std::cerr << fmt::format("clients found by {} alone\n", client_match_name(settings.match));
  }
  for (const auto& column : settings.columns) {
    std::cerr << fmt::format("  {:<24} {}\n", column.name,
                             column.target.empty() ? "left out" : column.target);
  }
}

// Runs the job here and shows how it goes.
Job run(Company& company, Id id, const std::string& label) {
  auto running = std::async(std::launch::async, [&] { return company.jobs->run_now(id); });
  ProgressLine line;
  while (running.wait_for(std::chrono::milliseconds(200)) != std::future_status::ready) {
    const auto job = find_job(*company.engine, Asker::program(), id);
    if (job) line.show(label, job->done, job->total);
  }
  Job job = demand(running.get());
  if (job.state == JobState::failed) throw CommandFailure(Translator().retold(job.problem));
  return job;
}

void print_count(const char* name, const ImportReport::Count& count) {
  if (count.created == 0 && count.updated == 0) return;
  std::cout << fmt::format("{:<12} {:>10} new {:>10} changed\n", name, count.created,
                           count.updated);
}

Currency currency_of(Company& company) {
  Currency currency;
  company.engine->read(Asker::program(),
                       [&](Reading& reading) { currency = reading.parse_context().currency; });
  return currency;
}

void print_report(Company& company, const ImportReport& report) {
  const Currency currency = currency_of(company);
  print_count("clients", report.clients);
  print_count("products", report.products);
  print_count("orders", report.orders);
  print_count("activities", report.activities);
  if (report.orders.created > 0) {
    std::cout << fmt::format("{:<12} {:>10} walk-in, {} returns, {} adjustments\n", "",
                             report.walk_in, report.returns, report.adjustments);
  }
  std::cout << fmt::format("{:<12} {:>10}\n", "lines", report.lines);
  std::cout << fmt::format("{:<12} {:>10}\n", "revenue", Money{report.revenue, currency}.text());
  std::cout << fmt::format("{:<12} {:>10} of {} in {:.1f} s\n", "rows",
                           report.rows - report.refused, report.rows,
                           static_cast<double>(report.duration_ms) / 1000);
  if (report.refused == 0) return;
  std::cout << fmt::format("{} {} refused:\n", report.refused,
                           report.refused == 1 ? "row" : "rows");
  for (const auto& [text, reason] : report.reasons) {
    std::cout << fmt::format("{:>10} {}\n", reason.rows, text);
  }
  for (const auto& refusal : report.refusals) {
    std::cout << fmt::format("  line {}: {} {}\n", refusal.line, english(refusal.reason),
                             refusal.value);
  }
}

void print_samples(Company& company, const Job& job) {
  const auto samples = samples_of(job);
  if (samples.empty()) return;
  const Currency currency = currency_of(company);
  std::cout << "What the first rows would become:\n";
  for (const auto& sample : samples) {
    std::vector<std::string> words;
    if (!sample.client.empty()) words.push_back(sample.client_kind + " " + sample.client);
    if (!sample.contact.empty()) words.push_back(sample.contact);
    if (!sample.organisation.empty()) words.push_back("works for " + sample.organisation);
    if (!sample.activity.empty()) words.push_back("activity " + sample.activity);
    if (!sample.date.empty()) {
      words.push_back(fmt::format("{} {} of {}, {} lines, {}", sample.order_kind, sample.order,
                                  sample.date, sample.lines, Money{sample.total, currency}.text()));
    }
    if (!sample.product.empty()) words.push_back(sample.product);
    std::cout << fmt::format("  {}\n", fmt::join(words, "; "));
  }
}

void print_best_clients(const std::vector<BestClient>& best) {
  if (best.empty()) return;
  std::cout << "Who bought most in this file:\n";
  for (const auto& client : best) {
    std::cout << fmt::format("{:>16}  {}\n", client.total.amount_text(), client.name);
  }
}

void write_errors(Engine& engine, const Import& import, const ImportSettings& settings,
                  const Job& job, const std::string& path) {
  std::ofstream file(path, std::ios::binary);
  file << refused_header(settings);
  for (std::int64_t n = 0; n < refused_pieces(job); ++n) file << load_refused(engine, import.id, n);
  if (!file.flush()) throw CommandFailure(fmt::format("{} can't be written.", path));
}

// By its id; "last" is the newest of which something is left to be taken back.
Import import_to_undo(Engine& engine, const std::string& wanted) {
  for (auto& each : recent_imports(engine, Asker::program(), 1000)) {
    if (wanted == "last" ? has_effect(engine, each) : each.id.text() == wanted) return each;
  }
  throw CommandFailure(wanted == "last" ? "There is no import to take back."
                                        : "There is no such import.");
}

void take_back(Company& company, const ImportOptions& options) {
  auto& engine = *company.engine;
  Import import = import_to_undo(engine, options.undo);
  const Id job = demand(take_back_import(engine, *company.jobs, Asker::program(), import));
  const Job done = run(company, job, "Taking back");
  const std::int64_t kept = kept_by_undo(done);
  if (options.json) {
    const JsonObject json{
        {"import", import.id.text()}, {"taken_back", done.done - kept}, {"kept", kept}};
    std::cout << json_text(Json(json)) << "\n";
    return;
  }
  std::cout << fmt::format("Took back {} actions of {}.\n", done.done - kept, import.name);
  if (kept > 0) {
    std::cout << fmt::format("{} stay, because somebody worked on them since.\n", kept);
  }
}

ImportSettings chosen_settings(const Import& import, const ImportOptions& options) {
  ImportSettings settings = settings_of(import);
  map_columns(settings, options.map);
  if (!options.match.empty()) {
    settings.match = parse_client_match_name(options.match).value_or(settings.match);
  }
  return settings;
}

void print_outcome(Company& company, const ImportOptions& options, const Import& import,
                   const Job& job) {
  const ImportReport report = report_of(job);
  if (options.json) {
    JsonObject json = report.json();
    json["import"] = import.id.text();
    if (options.rehearse) json["samples"] = samples_json(samples_of(job));
    std::cout << json_text(Json(json)) << "\n";
    return;
  }
  print_report(company, report);
  if (options.rehearse) {
    print_samples(company, job);
    std::cout << "Nothing was changed. Without --rehearse it is imported.\n";
    return;
  }
  print_best_clients(best_of_import(*company.engine, Asker::program(), import, job));
  if (report.brought_something()) {
    std::cerr << fmt::format("To take it all back: clientela import {} --undo {}\n", options.file,
                             import.id.text());
  }
}

void import_file(const ImportOptions& options) {
  if (options.csv.empty() == options.undo.empty()) {
    throw CommandFailure("Say which CSV file to import, or which import to --undo.");
  }
  Company company = open_company(options);
  add_import_jobs(*company.jobs);
  if (!options.undo.empty()) return take_back(company, options);
  Engine& engine = *company.engine;
  Import import = take_in(engine, options);
  const ImportSettings settings = chosen_settings(import, options);
  demand(change_settings(engine, Asker::program(), import, settings));
  if (!options.json) print_columns(settings);
  const Id job = options.rehearse
                     ? demand(rehearse(engine, *company.jobs, Asker::program(), import))
                     : demand(start_import(engine, *company.jobs, Asker::program(), import));
  const Job done = run(company, job, options.rehearse ? "Rehearsing" : "Importing");
  if (!options.errors.empty()) write_errors(engine, import, settings, done, options.errors);
  print_outcome(company, options, import, done);
  if (options.rehearse) discard_import(engine, import);
  const ImportReport report = report_of(done);
  if (report.rows > 0 && report.refused == report.rows) {
    throw CommandFailure("Every row was refused.");
  }
}

}  // namespace

void add_import_command(Command& program) {
  Command command = program.command(
      "import", "Import clients, products and orders from a CSV file (also .gz), or take it back");
  auto options = std::make_shared<ImportOptions>();
  add_file_options(command, *options);
  command.option("csv", options->csv, "The CSV file");
  command.option("--map", options->map,
                 "What a column is: --map Amount=order_line.price; nothing behind the = leaves "
                 "the column out. Others are guessed");
  command.flag("--rehearse", options->rehearse, "Only say what would happen");
  command.option("--encoding", options->encoding, "utf-8, windows-1251, windows-1252 ...");
  command.option("--delimiter", options->delimiter, "comma, semicolon, tab or a character");
  command.option("--date-order", options->date_order, "ymd, dmy or mdy")
      .one_of({"ymd", "dmy", "mdy"});
  command.option("--decimals", options->decimals, "dot or comma").one_of({"dot", "comma"});
  command.flag("--no-header", options->no_header, "The first line is a row already");
  command
      .option("--match", options->match,
              "What alone clients are found by; usual: number, else email, else phone, else name")
      .one_of({"usual", "number", "email", "phone", "name", "tax_id"});
  command.option("--errors", options->errors, "Write the refused rows into this CSV file");
  command.option("--undo", options->undo, "Take an import back: its id, or last");
  command.flag("--json", options->json, "Answer as JSON");
  command.run([options] { import_file(*options); });
}

}  // namespace clientela
