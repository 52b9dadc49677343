#pragma once

#include <string>
#include <unordered_map>

#include "engine/engine.h"
#include "features/insight_pages/insight_data.h"

namespace clientela {

// Reads all clients, orders, lines and activities into arrays, page by page, as the program. Each
// step is a reading of its own of well under a second, so records that change meanwhile count as
// they were or as they are.
class InsightWalk {
 public:
  // Whether there is more to read.
  bool step(Engine& engine);

  std::int64_t done() const { return done_; }
  std::int64_t total() const { return total_; }
  InsightData& data() { return data_; }

 private:
  enum class Phase { begin, clients, orders, activities, assessments, end };

  void begin(Reading& reading);
  bool read_page(Reading& reading);
  void add_client(const Record& record);
  void add_order(Reading& reading, const Record& record);
  void add_lines(Reading& reading, const Record& record, const SalesOrder& order);
  void add_line(const OrderLine& line, const SalesOrder& order, std::vector<std::uint32_t>& basket);
  void add_activity(const Record& record);
  void add_assessment(const Record& record);
  std::uint32_t place_of(Id client) const;
  std::uint32_t product_place(Reading& reading, Id product);
  void next_phase();

  InsightData data_;
  Phase phase_ = Phase::begin;
  std::string cursor_;
  std::int64_t done_ = 0, total_ = 0;
  std::int64_t orders_to_skip_ = 0;  // before lines are read
  std::unordered_map<Id, std::uint32_t> client_places_, product_places_;
  std::unordered_map<Id, std::uint16_t> manager_places_, channel_places_;
  std::unordered_map<std::uint32_t, Trait> bonds_;  // what was last said of a client
};

// Lines are read of so many of the newest orders, and none older than two years.
inline constexpr std::int64_t most_orders_with_lines = 300'000;
// A company without orders for longer than that is looked at as of its last one.
inline constexpr int ended_after_days = 45;

}  // namespace clientela
