#pragma once

#include <set>
#include <string>
#include <vector>

#include "features/imports/import_plan.h"

namespace clientela {

// What one of the first rows of a file would become. Texts are empty where there is nothing.
struct ImportSample {
  std::string client, client_kind;  // its name; the key of its kind
  bool new_client = false;
  std::string contact, organisation;
  std::string order, order_kind;  // its number; the key of its kind
  std::string date;               // of the order, 2010-12-31; empty: the row is no order
  bool new_order = false;
  std::int64_t lines = 0, total = 0;  // that the order gets, minor units of the company's currency
  std::string product, activity;
};

// Those that a rehearsal left.
std::vector<ImportSample> samples_of(const Job& job);
JsonArray samples_json(const std::vector<ImportSample>& samples);

// Collects the first clients, orders, products or activities that the rows of a rehearsal would
// make. Lives as long as the context.
class SampleGatherer {
 public:
  explicit SampleGatherer(const PlanContext& context);
  // The context's row means these; they may be empty.
  void see(Id client, Id product);
  // At the end of a batch, while its reading lasts.
  void gather();
  const std::vector<ImportSample>& samples() const { return samples_; }

 private:
  struct Seen {
    const ImportRow* row = nullptr;
    std::size_t place = 0;
    Id client, product;
  };
  bool is_full() const;
  void gather(const Seen& seen);
  void describe_client(const Seen& seen, ImportSample& sample) const;
  void describe_order(const Seen& seen, const PlannedCall& order, ImportSample& sample) const;
  std::string text(const Seen& seen, std::string_view target) const;

  const PlanContext& context_;
  std::vector<Seen> seen_;  // of this batch
  std::set<Id> shown_;
  std::vector<ImportSample> samples_;
};

}  // namespace clientela
