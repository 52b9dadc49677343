#pragma once

#include <string>

#include "features/clients/client.h"

namespace clientela {

// What winning clients through a channel cost the company in a stretch of days: an advertisement, a
// stand at a fair, a commission.
struct ChannelSpend {
  static constexpr std::string_view object_name = "channel_spend";
  Id id;
  Ref<Channel> channel;
  std::string campaign;
  Date from, to;  // both included
  Money amount;   // in the company's currency
};

void add_channel_spend(Model& model);

// The part of the amount that falls into the days from `from` to `to`, both included: shared evenly
// over the days of the spend. Minor units.
std::int64_t spend_within(const ChannelSpend& spend, Date from, Date to);

}  // namespace clientela
