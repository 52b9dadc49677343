#include "tests/unit/stats/online_retail.h"

#include <zlib.h>

#include <cmath>
#include <map>
#include <set>
#include <string>

#include "base/delimited_text.h"
#include "tests/support/test_data.h"

namespace clientela::sample {
namespace {

OnlineRetail read(gzFile file) {
  OnlineRetail data;
  std::map<std::string, std::uint32_t, std::less<>> customers;
  std::set<std::string, std::less<>> invoices;
  DelimitedReader reader([&](char* to, std::size_t size) {
    return static_cast<std::size_t>(gzread(file, to, static_cast<unsigned>(size)));
  });
  Row row;
  reader.next(row);  // the heading
  while (reader.next(row)) {
    const std::string_view invoice = row.fields[0];
    const std::string_view customer = row.fields[6];
    const int quantity = std::stoi(std::string(row.fields[3]));
    const double price = std::stod(std::string(row.fields[5]));
    if (customer.empty() || invoice.starts_with('C') || quantity <= 0 || price <= 0) continue;
    const auto number = static_cast<std::uint32_t>(customers.size());
    const std::uint32_t client = customers.emplace(customer, number).first->second;
    invoices.emplace(invoice);
    data.lines.add(client, Date::parse(row.fields[4].substr(0, 10))->days,
                   std::llround(price * online_retail_units) * quantity);
  }
  data.invoices = invoices.size();
  return data;
}

}  // namespace

const std::optional<OnlineRetail>& online_retail() {
  static const std::optional<OnlineRetail> data = []() -> std::optional<OnlineRetail> {
    const std::filesystem::path folder = full_data_folder();
    if (folder.empty()) return std::nullopt;
    gzFile file = gzopen((folder / "online_retail.csv.gz").c_str(), "rb");
    if (file == nullptr) return std::nullopt;
    OnlineRetail made = read(file);
    gzclose(file);
    return made;
  }();
  return data;
}

}  // namespace clientela::sample
