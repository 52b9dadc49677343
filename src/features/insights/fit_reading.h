#pragma once

#include <map>
#include <string>

#include "features/insights/client_fit.h"

namespace clientela {

// Reads what a fit needs from the company, page by page: first the figures of clients who bought,
// then the days of their orders.
class FitReading {
 public:
  explicit FitReading(Date today) : today_(today) {}

  // Reads another page. False: that was all.
  bool step(Reading& reading);
  std::int64_t done() const { return done_; }
  std::int64_t total() const { return total_; }

  // When step() said that it was all.
  FitInput take();
  // Clients left out because an order of theirs is dated in the future.
  std::int64_t left_out() const { return left_out_; }
  bool ended_early() const { return until_ < today_; }

 private:
  void count(Reading& reading);
  bool read_clients(Reading& reading);
  bool read_orders(Reading& reading);
  void add_client(const Record& client);
  void settle_end();

  Date today_;
  Date until_;
  enum class Part { start, clients, orders } part_ = Part::start;
  std::string cursor_;
  std::int64_t done_ = 0, total_ = 0, left_out_ = 0;
  std::map<Id, std::uint32_t> numbers_;
  FitInput input_;
  double total_minor_ = 0, margin_minor_ = 0;
};

}  // namespace clientela
