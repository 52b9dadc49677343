#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "base/json.h"
#include "base/message.h"

namespace clientela {

// What an import did, or would do.
struct ImportReport {
  struct Count {
    std::int64_t created = 0, updated = 0;
  };
  struct Refusal {
    std::int64_t line = 0;  // of the file, from 1
    Message reason;         // says nothing of the value, so that equal reasons can be counted
    std::string value;      // what stood there
  };

  std::int64_t rows = 0;     // read, with the refused ones
  std::int64_t refused = 0;  // rows that are not imported
  Count clients, products, orders, activities;
  std::int64_t lines = 0;
  std::int64_t returns = 0, adjustments = 0;  // among the new orders
  std::int64_t walk_in = 0;                   // new orders without a client
  std::int64_t revenue = 0;                   // of the lines, minor units of the company's currency
  std::int64_t duration_ms = 0;
  struct Reason {
    Message text;
    std::int64_t rows = 0;
  };
  std::map<std::string, Reason> reasons;  // by their English; at most most_reasons
  std::vector<Refusal> refusals;          // the first ones; at most most_refusals

  static constexpr std::size_t most_refusals = 50;
  static constexpr std::size_t most_reasons = 50;

  // Whether anything was new or changed.
  bool brought_something() const;
  void refuse(Refusal refusal);
  // Counts what a part of the work did in (sign 1) or out again (-1). Refusals are left alone.
  void add(const ImportReport& part, int sign);

  JsonObject json() const;
  static ImportReport parse(const JsonObject& json);
};

}  // namespace clientela
