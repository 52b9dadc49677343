#include "doors/cli/insights_command.h"

#include <fmt/format.h>

#include <cmath>
#include <iostream>

#include "base/delimited_writer.h"
#include "features/insights/client_fit.h"
#include "features/insights/insight_jobs.h"
#include "features/jobs.h"

namespace clientela {
namespace {

PurchaseModelKind kind_of(const InsightsOptions& options) {
  return purchase_model_kind(options.model).value_or(default_purchase_model);
}

FitInput fit_input(const PurchaseSource& source) {
  const auto columns = source.table.columns();
  const ClientSummary summary = summarise_purchases(
      columns, static_cast<std::uint32_t>(source.table.keys.size()), {source.until, {}});
  FitInput input;
  input.until = source.until;
  // Of repeated purchases, as the model of values is published.
  input.values = value_observations(summary.clients, source.minor_units);
  for (const auto& client : summary.clients) {
    if (client.has_bought()) input.clients.push_back(client);
  }
  return input;
}

double number_of(Decimal decimal) { return static_cast<double>(decimal.millionths) / Decimal::one; }

JsonObject model_json(const ClientModel& model) {
  const PurchaseModel purchases = purchases_of(model);
  const auto errors = purchases.standard_errors();
  JsonObject standard_errors;
  const auto names = parameter_names(purchases.kind);
  for (std::size_t i = 0; i < names.size(); ++i) standard_errors[names[i]] = errors[i];
  JsonArray findings;
  for (const auto& finding : findings_of(model)) {
    findings.push_back(JsonObject{{"key", finding.key}, {"message", english(finding.message)}});
  }
  const auto value_parameters = parse_json(model.value_parameters);
  return {{"model", model.purchase_model},
          {"parameters", parameters_json(purchases)},
          {"standard_errors", std::move(standard_errors)},
          {"log_likelihood", number_of(model.log_likelihood)},
          {"clients", model.clients},
          {"buying_days", model.buying_days},
          {"converged", model.converged},
          {"usable", model.usable},
          {"until", model.until.text()},
          {"value_model", model.value_model},
          {"value_parameters", value_parameters ? *value_parameters : Json(JsonObject())},
          {"value_log_likelihood", number_of(model.value_log_likelihood)},
          {"findings", std::move(findings)}};
}

void print_model(const ClientModel& model, bool json) {
  if (json) {
    std::cout << json_text_pretty(Json(model_json(model))) << "\n";
    return;
  }
  const PurchaseModel purchases = purchases_of(model);
  std::cout << fmt::format("{} clients, {} buying days until {}.\n", model.clients,
                           model.buying_days, model.until.text());
  std::cout << fmt::format("Purchases: {}, log likelihood {:.6f}{}\n", model.purchase_model,
                           number_of(model.log_likelihood),
                           model.converged ? "" : " (did not converge)");
  const auto names = parameter_names(purchases.kind);
  const auto errors = purchases.standard_errors();
  for (std::size_t i = 0; i < names.size(); ++i) {
    std::cout << fmt::format("  {:<6}{:>14.6f}  s.e. {:.6f}\n", names[i], purchases.parameters[i],
                             errors[i]);
  }
  std::cout << fmt::format("Values: {}, log likelihood {:.6f}\n", model.value_model,
                           number_of(model.value_log_likelihood));
  for (const auto& finding : findings_of(model)) {
    std::cout << "- " << english(finding.message) << "\n";
  }
}

ClientModel newest_of(const Company& company) {
  std::optional<ClientModel> model;
  company.engine->read(Asker::program(), [&](Reading& reading) { model = newest_model(reading); });
  if (!model) throw CommandFailure("This company has no forecast yet: insights fit makes one.");
  return *model;
}

void run_to_end(const Company& company, const Result<Id>& job) {
  const Job done = demand(company.jobs->run_now(demand(job)));
  if (done.state != JobState::done) throw CommandFailure(Translator().retold(done.problem));
}

// In a company the fit is kept, and everybody's figures follow it.
void fit(const InsightsOptions& options) {
  if (is_table(options)) {
    const PurchaseSource source = read_purchase_csv(options);
    return print_model(fit_clients(fit_input(source), kind_of(options)), options.json);
  }
  if (!options.until.empty()) {
    throw NotUnderstood("--until is for tables; a company is fitted as of today.");
  }
  Company company = open_company(options);
  add_job_kinds(*company.jobs);
  run_to_end(company, start_fit(*company.jobs, Asker::program(), kind_of(options)));
  run_to_end(company, start_worth_refresh(*company.jobs, true));
  print_model(newest_of(company), options.json);
}

struct ScoreLine {
  std::string title;
  const ClientStatistics& client;
  double spent, alive, purchases, mean_value, residual_value;
};

void write_score_csv(const ScoreLine& line, std::string& out) {
  write_csv_field(line.title, out);
  fmt::format_to(std::back_inserter(out), ",{},{},{},{:.2f},{:.6f},{:.6f},{:.2f},{:.2f}\r\n",
                 line.client.repeats + 1, Date{line.client.first_day}.text(),
                 Date{line.client.last_day}.text(), line.spent, line.alive, line.purchases,
                 line.mean_value, line.residual_value);
}

void write_score_json(const ScoreLine& line, std::string& out) {
  const JsonObject json{{"client", line.title},
                        {"buying_days", line.client.repeats + 1},
                        {"first", Date{line.client.first_day}.text()},
                        {"last", Date{line.client.last_day}.text()},
                        {"spent", line.spent},
                        {"alive", line.alive},
                        {"expected_purchases", line.purchases},
                        {"mean_value", line.mean_value},
                        {"value_in_5_years", line.residual_value}};
  out += json_text(Json(json)) + "\n";
}

void print_scores(const PurchaseSource& source, const InsightsOptions& options) {
  const ClientModel model = fit_clients(fit_input(source), kind_of(options));
  for (const auto& finding : findings_of(model)) {
    if (finding.weight == Finding::Weight::unusable) throw CommandFailure(english(finding.message));
  }
  const ClientSummary summary =
      summarise_purchases(source.table.columns(),
                          static_cast<std::uint32_t>(source.table.keys.size()), {source.until, {}});
  const ScoreOptions scoring{
      .as_of = source.until, .horizon = Weeks{options.weeks}, .minor_units = source.minor_units};
  const ScoreColumns scores =
      score_all(purchases_of(model), values_of(model), summary.clients, scoring, true);
  std::string lines;
  if (!options.json) {
    lines =
        "client,buying_days,first,last,spent,alive,expected_purchases,mean_value,"
        "value_in_5_years\r\n";
  }
  for (std::size_t i = 0; i < summary.clients.size(); ++i) {
    const auto& client = summary.clients[i];
    if (!client.has_bought()) continue;
    const ScoreLine line{source.title(i),
                         client,
                         static_cast<double>(client.spent()) / source.minor_units,
                         scores.alive[i],
                         scores.purchases[i],
                         scores.mean_value[i],
                         scores.residual_value[i]};
    options.json ? write_score_json(line, lines) : write_score_csv(line, lines);
    if (lines.size() < (1u << 16)) continue;
    std::cout << lines;
    lines.clear();
  }
  std::cout << lines;
}

PurchaseSource source_of(const InsightsOptions& options) {
  if (is_table(options)) return read_purchase_csv(options);
  const Company company = open_company(options);
  return read_purchases_of(company, options);
}

void add_source_options(Command& command, InsightsOptions& options) {
  add_file_options(
      command, options,
      "A company file, or a table of orders (.csv, .tsv, .txt) with client, date and amount");
  command.option("--until", options.until, "The last day that counts, such as 2026-03-31");
  command.option("--columns", options.columns,
                 "Numbers of the columns of client, date and amount: 1,3,4");
}

void add_model_option(Command& command, InsightsOptions& options) {
  command.option("--model", options.model, "The model of purchases")
      .one_of({"mbg-nbd", "pareto-nbd", "bg-nbd", "nbd"});
}

}  // namespace

void add_insights_command(Command& program) {
  Command command = program.command(
      "insights",
      "Forecast which clients return and what they are worth.\n\n"
      "Works on a company, or on a bare table of orders:\n"
      "  clientela insights fit orders.csv --model mbg-nbd --until 1997-09-30 --json\n"
      "  clientela insights score orders.csv > scores.csv\n"
      "  clientela insights report company.clientela");
  auto options = std::make_shared<InsightsOptions>();

  Command fitting = command.command(
      "fit", "Fit the models to the orders; in a company, keep them and score everybody");
  add_source_options(fitting, *options);
  add_model_option(fitting, *options);
  fitting.flag("--json", options->json, "As JSON");
  fitting.run([options] { fit(*options); });

  Command scoring =
      command.command("score", "Chance to return, purchases and value of each client, as CSV");
  add_source_options(scoring, *options);
  add_model_option(scoring, *options);
  scoring.option("--weeks", options->weeks, "For how long purchases are expected")
      .between(1.0, 5200.0);
  scoring.flag("--json", options->json, "A JSON object on each line instead");
  scoring.run([options] { print_scores(source_of(*options), *options); });

  Command reporting = command.command("report", "The main tables: 80/20, RFM segments, cohorts");
  add_source_options(reporting, *options);
  reporting.option("--period", options->period, "Of the cohorts")
      .one_of({"week", "month", "quarter", "year"});
  reporting.flag("--json", options->json, "As JSON");
  reporting.run([options] { print_report(source_of(*options), *options); });
}

}  // namespace clientela
