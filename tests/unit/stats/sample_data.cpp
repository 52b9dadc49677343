#include "tests/unit/stats/sample_data.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <sstream>
#include <string>

#include "tests/support/test_data.h"

namespace clientela::sample {

void Purchases::add(std::uint32_t who, std::int32_t when, std::int64_t how_much) {
  client.push_back(who);
  day.push_back(when);
  amount.push_back(how_much);
  clients = std::max(clients, who + 1);
}

ClientSummary Purchases::summary(const ObservedPeriod& period) const {
  const PurchaseColumns all = columns();
  return summarise_purchases({&all, 1}, clients, period, 2);
}

const Purchases& cdnow() {
  static const Purchases purchases = [] {
    Purchases read;
    std::ifstream file(test_data_folder() / "cdnow_sample.txt");
    std::string master, number;
    int date = 0, discs = 0;
    double dollars = 0;
    while (file >> master >> number >> date >> discs >> dollars) {
      const Date day = Date::of(date / 10000, date / 100 % 100, date % 100);
      read.add(static_cast<std::uint32_t>(std::stoul(number)) - 1, day.days,
               std::llround(dollars * 100));
    }
    return read;
  }();
  return purchases;
}

ClientSummary cdnow_39_weeks() {
  return cdnow().summary({.end = cdnow_calibration_end, .holdout_end = cdnow_end});
}

ClientSummary cdnow_78_weeks() { return cdnow().summary({.end = cdnow_end}); }

std::vector<OccasionGroup> donations() {
  std::ifstream file(test_data_folder() / "donations.csv");
  std::string line;
  std::getline(file, line);
  std::vector<OccasionGroup> groups;
  while (std::getline(file, line)) {
    std::replace(line.begin(), line.end(), ',', ' ');
    std::istringstream fields(line);
    OccasionGroup group;
    fields >> group.purchases >> group.last_purchase >> group.occasions >> group.weight;
    groups.push_back(group);
  }
  return groups;
}

bool is_close(double actual, double expected, double tolerance) {
  return std::abs(actual - expected) <= tolerance * std::abs(expected);
}

}  // namespace clientela::sample
