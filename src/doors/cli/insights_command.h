#pragma once

#include <optional>
#include <string>
#include <vector>

#include "doors/cli/command.h"
#include "stats/models.h"

namespace clientela {

struct InsightsOptions : CommandOptions {  // `file` is a company or a CSV
  std::string model = "mbg-nbd";
  std::string until;    // a date; empty: the last day of the CSV
  std::string columns;  // "1,3,4": of client, date and amount; empty: by the heading
  double weeks = 52;    // for which purchases are expected
  std::string period;   // of cohorts; empty: by the length of the history
};

// Purchases of a CSV or a company, with the text or the records that the keys point into.
struct PurchaseSource {
  std::string text;
  OrderTable table;
  std::vector<std::string> titles;  // of a company's clients; empty: table.keys
  Date until;
  double minor_units = 100;  // in one major unit of the currency
  std::string title(std::size_t client) const {
    return titles.empty() ? std::string(table.keys[client]) : titles[client];
  }
};

// Whether the options' file is a table rather than a company, by its name.
bool is_table(const InsightsOptions& options);
// The CommandFailure tells the line and column that can't be read.
PurchaseSource read_purchase_csv(const InsightsOptions& options);
PurchaseSource read_purchases_of(const Company& company, const InsightsOptions& options);

// The main tables: 80/20, RFM, cohorts; for people or as JSON, to standard output.
void print_report(const PurchaseSource& source, const InsightsOptions& options);

}  // namespace clientela
