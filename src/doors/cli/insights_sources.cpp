#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>

#include "base/text.h"
#include "doors/cli/insights_command.h"
#include "features/filters.h"
#include "features/orders/order.h"

namespace clientela {
namespace {

std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary | std::ios::ate);
  if (!file) throw CommandFailure(fmt::format("{} can't be read.", path));
  std::string text(static_cast<std::size_t>(std::max<std::streamoff>(file.tellg(), 0)), '\0');
  file.seekg(0);
  file.read(text.data(), static_cast<std::streamsize>(text.size()));
  return text;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> pieces;
  std::size_t begin = 0;
  bool quoted = false;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    if (i < text.size() && text[i] == '"') quoted = !quoted;
    if (i < text.size() && (quoted || text[i] != separator)) continue;
    pieces.push_back(text.substr(begin, i - begin));
    begin = i + 1;
  }
  return pieces;
}

OrderCsvFormat format_of(const std::string& text, const InsightsOptions& options) {
  OrderCsvFormat format = guess_order_csv_format(text);
  if (options.columns.empty()) return format;
  const auto numbers = split(options.columns, ',');
  const std::array<int*, 3> wanted{&format.client_column, &format.date_column,
                                   &format.amount_column};
  bool right = numbers.size() == wanted.size();
  for (std::size_t i = 0; right && i < wanted.size(); ++i) {
    int number = 0;
    const auto [end, problem] =
        std::from_chars(numbers[i].data(), numbers[i].data() + numbers[i].size(), number);
    right = problem == std::errc() && end == numbers[i].data() + numbers[i].size() && number > 0;
    *wanted[i] = number - 1;
  }
  if (!right) {
    throw NotUnderstood(
        "--columns takes three numbers: of the client, the date and the amount, "
        "for example 1,3,4.");
  }
  return format;
}

std::string_view line_at(std::string_view text, std::uint64_t number) {
  for (; number > 1; --number) {
    const auto end = text.find('\n');
    if (end == std::string_view::npos) return {};
    text.remove_prefix(end + 1);
  }
  return text.substr(0, text.find_first_of("\r\n"));
}

// Which column of a line that could not be read is to blame: the first that can't be read alone.
int bad_column(std::string_view line, const OrderCsvFormat& format) {
  const auto fields = split(line, format.separator);
  const auto field = [&](int column) {
    const auto place = static_cast<std::size_t>(column);
    return place < fields.size() ? std::string(fields[place]) : std::string();
  };
  OrderCsvFormat plain;
  const auto reads = [&](const std::string& date, const std::string& amount) {
    const std::string row = "x," + date + "," + amount + "\nx,2026-01-01,1\n";
    const auto table = read_order_csv(row, plain, 1);
    return table && table->bad_rows == 0 && table->rows == 2;
  };
  if (field(format.client_column).empty()) return format.client_column;
  if (!reads(field(format.date_column), "1")) return format.date_column;
  return format.amount_column;
}

void tell_bad_rows(const OrderTable& table, const std::string& text, const OrderCsvFormat& format,
                   const std::string& file) {
  if (table.bad_rows == 0) return;
  const int column = bad_column(line_at(text, table.first_bad_row), format);
  std::cerr << fmt::format(
      "clientela: {}: {} rows could not be read and were left out; the first is line {}, column "
      "{}.\n",
      file, table.bad_rows, table.first_bad_row, column + 1);
}

Date last_day(const OrderTable& table) {
  Date last{0};
  for (const auto& part : table.parts) {
    for (const auto day : part.day) last = std::max(last, Date{day});
  }
  return last;
}

Date until_of(const InsightsOptions& options, const OrderTable& table) {
  if (options.until.empty()) return last_day(table);
  const auto until = Date::parse(options.until);
  if (!until) {
    throw NotUnderstood(
        fmt::format("--until takes a date like 2026-03-31, not {}.", options.until));
  }
  return *until;
}

}  // namespace

bool is_table(const InsightsOptions& options) {
  const std::string extension = std::filesystem::path(options.file).extension().string();
  return extension == ".csv" || extension == ".tsv" || extension == ".txt";
}

PurchaseSource read_purchase_csv(const InsightsOptions& options) {
  PurchaseSource source;
  source.text = read_file(options.file);
  const OrderCsvFormat format = format_of(source.text, options);
  source.table = demand(read_order_csv(source.text, format));
  tell_bad_rows(source.table, source.text, format, options.file);
  source.until = until_of(options, source.table);
  return source;
}

PurchaseSource read_purchases_of(const Company& company, const InsightsOptions& options) {
  PurchaseSource source;
  std::map<Id, std::uint32_t> numbers;
  OrderTable::Part part;
  std::string cursor;
  do {
    company.engine->read(Asker::program(), [&](Reading& reading) {
      Query query = question(
          reading.type(SalesOrder::object_name),
          {where_filled("client"), where("kind", Operator::neq, Value(std::string("adjustment")))},
          {}, 1000);
      query.cursor = cursor;
      const Slice slice = reading.list(query);
      for (const auto& order : slice.records) {
        const Id client = order.get<Id>("client");
        const auto [place, is_new] =
            numbers.emplace(client, static_cast<std::uint32_t>(numbers.size()));
        if (is_new) source.titles.push_back(reading.title(reading.type("client"), client));
        part.client.push_back(place->second);
        part.day.push_back(order.get<Date>("business_date").days);
        part.amount.push_back(order.get<Money>("total").minor);
      }
      cursor = slice.next;
      source.minor_units = std::pow(10, reading.parse_context().currency.decimals());
    });
  } while (!cursor.empty());
  source.table.rows = part.client.size();
  source.table.keys.resize(source.titles.size());
  source.table.parts.push_back(std::move(part));
  source.until = until_of(options, source.table);
  return source;
}

}  // namespace clientela
