#include <fmt/format.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <future>
#include <iostream>

#include "doors/cli/command.h"
#include "doors/unpacked_file.h"
#include "features/clients/client.h"
#include "features/imports/import.h"
#include "features/imports/import_file.h"

namespace clientela {
namespace {

struct ImportOptions : CommandOptions {
  std::string csv;
  std::vector<std::string> map;
  std::string encoding, delimiter, date_order, decimals;
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

void print_report(Company& company, const ImportReport& report) {
  std::string currency;
  company.engine->read(Asker::program(), [&](Reading& reading) {
    currency = reading.parse_context().currency.code();
  });
  print_count("clients", report.clients);
  print_count("products", report.products);
  print_count("orders", report.orders);
  print_count("activities", report.activities);
  if (report.orders.created > 0) {
    std::cout << fmt::format("{:<12} {:>10} walk-in, {} returns, {} adjustments\n", "",
                             report.walk_in, report.returns, report.adjustments);
  }
  const auto known = Currency::parse(currency).value_or(Currency());
  std::cout << fmt::format("{:<12} {:>10}\n", "lines", report.lines);
  std::cout << fmt::format("{:<12} {:>10}\n", "revenue", Money{report.revenue, known}.text());
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

void print_best_clients(Company& company) {
  company.engine->read(Asker::program(), [&](Reading& reading) {
    Query query;
    query.type = &reading.type(Client::object_name);
    query.order = {"total", true};
    query.limit = 10;
    const auto best = reading.list(query).records;
    if (best.empty() || is_empty(best.front()["total"])) return;
    std::cout << "The best clients:\n";
    for (const auto& client : best) {
      std::cout << fmt::format("{:>16}  {}\n", client.get<Money>("total").amount_text(),
                               client.title());
    }
  });
}

void write_errors(Engine& engine, const Import& import, const ImportSettings& settings,
                  const Job& job, const std::string& path) {
  std::ofstream file(path, std::ios::binary);
  file << refused_header(settings);
  for (std::int64_t n = 0; n < refused_pieces(job); ++n) file << load_refused(engine, import.id, n);
  if (!file.flush()) throw CommandFailure(fmt::format("{} can't be written.", path));
}

void take_back(Company& company, const ImportOptions& options) {
  auto& engine = *company.engine;
  std::optional<Import> import;
  for (auto& each : recent_imports(engine, Asker::program(), 1000)) {
    const bool wanted = options.undo == "last" ? !each.job.empty() : each.id.text() == options.undo;
    if (wanted && !import) import = std::move(each);
  }
  if (!import) throw CommandFailure("There is no such import.");
  const Id job = demand(take_back_import(engine, *company.jobs, Asker::program(), *import));
  const Job done = run(company, job, "Taking back");
  std::cout << fmt::format("Took back {} actions of {}.\n", done.done, import->name);
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
  ImportSettings settings = settings_of(import);
  map_columns(settings, options.map);
  demand(change_settings(engine, Asker::program(), import, settings));
  if (!options.json) print_columns(settings);
  const Id job = options.rehearse
                     ? demand(rehearse(engine, *company.jobs, Asker::program(), import))
                     : demand(start_import(engine, *company.jobs, Asker::program(), import));
  const Job done = run(company, job, options.rehearse ? "Rehearsing" : "Importing");
  const ImportReport report = report_of(done);
  if (!options.errors.empty()) write_errors(engine, import, settings, done, options.errors);
  if (options.rehearse) discard_import(engine, import);
  if (options.json) {
    JsonObject json = report.json();
    json["import"] = import.id.text();
    std::cout << json_text(Json(json)) << "\n";
    return;
  }
  print_report(company, report);
  if (options.rehearse) {
    std::cout << "Nothing was changed. Without --rehearse it is imported.\n";
    return;
  }
  print_best_clients(company);
  std::cerr << fmt::format("To take it all back: clientela import {} --undo {}\n", options.file,
                           import.id.text());
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
  command.option("--errors", options->errors, "Write the refused rows into this CSV file");
  command.option("--undo", options->undo, "Take an import back: its id, or last");
  command.flag("--json", options->json, "Answer as JSON");
  command.run([options] { import_file(*options); });
}

}  // namespace clientela
