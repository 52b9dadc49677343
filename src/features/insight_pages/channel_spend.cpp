#include "features/insight_pages/channel_spend.h"

#include <algorithm>

namespace clientela {
namespace {

Result<void> settle_spend(Whole& whole, const Whole*, Reading& reading) {
  auto spend = whole.record.as<ChannelSpend>();
  if (spend.to < spend.from) {
    return invalid("to", message("The last day lies before the first."));
  }
  if (spend.amount.minor < 0) {
    return invalid("amount", message("What was spent is not below zero."));
  }
  const Currency currency = reading.parse_context().currency;
  if (spend.amount.currency.empty()) spend.amount.currency = currency;
  if (spend.amount.currency != currency) {
    return invalid("amount", message("Write the amount in {}, the company's currency.",
                                     std::string(currency.code())));
  }
  whole.record.assign(spend);
  return {};
}

ObjectType channel_spend_type() {
  return {.name = "channel_spend",
          .plural = "channel_spends",
          .label = "Channel cost",
          .label_plural = "Channel costs",
          .icon = "coins",
          .fields =
              {
                  field("campaign", &ChannelSpend::campaign,
                        {.label = "Campaign",
                         .help = "What the money was for: \"Spring fair\", \"Search ads\".",
                         .search = true,
                         .filter = true}),
                  field("channel", &ChannelSpend::channel,
                        {.label = "Channel", .required = true, .filter = true, .list = true}),
                  field("from", &ChannelSpend::from,
                        {.label = "From", .required = true, .filter = true, .list = true}),
                  field("to", &ChannelSpend::to,
                        {.label = "To",
                         .help = "The amount is shared evenly over the days.",
                         .required = true,
                         .filter = true,
                         .list = true}),
                  field("amount", &ChannelSpend::amount,
                        {.label = "Amount", .required = true, .filter = true, .list = true}),
              },
          .order = {"from", true},
          .title =
              [](const Record& record) {
                const auto spend = record.as<ChannelSpend>();
                const std::string days = spend.from.text() + " – " + spend.to.text();
                return spend.campaign.empty() ? days : spend.campaign + ", " + days;
              },
          .settle = settle_spend};
}

}  // namespace

void add_channel_spend(Model& model) { model.add(channel_spend_type()); }

std::int64_t spend_within(const ChannelSpend& spend, Date from, Date to) {
  const Date first = std::max(spend.from, from);
  const Date last = std::min(spend.to, to);
  if (last < first || spend.to < spend.from) return 0;
  const std::int64_t days = spend.to - spend.from + 1;
  return multiply_divide(spend.amount.minor, last - first + 1, days).value_or(0);
}

}  // namespace clientela
