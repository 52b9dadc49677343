#include "features/demo/demo_spend.h"

#include <algorithm>

#include "features/insight_pages/channel_spend.h"

namespace clientela {
namespace {

constexpr int months = 24;

struct Campaign {
  std::size_t channel;  // in DemoStaff::channels
  std::string_view name;
  int every_months;
  int products;  // the price of so many of the first product, for 200 clients
};
constexpr std::array<Campaign, 4> campaigns{{{0, "Search ads", 1, 14},
                                             {3, "Stand at the fair", 12, 190},
                                             {4, "Newspaper", 2, 900},
                                             {1, "Shop window", 6, 60}}};

Date month_before(Date day, int count) {
  const auto parts = day.parts();
  const int month = parts.year * 12 + parts.month - 1 - count;
  return Date::of(month / 12, month % 12 + 1, 1);
}

}  // namespace

void make_channel_spend(DemoWriter& writer, std::uint64_t seed, const DemoStaff& staff,
                        const std::vector<DemoProduct>& products, std::int64_t clients,
                        Date today) {
  if (products.empty()) return;
  Random random(seed);
  const Price& price = products.front().price;
  for (int ago = months; ago > 0; --ago) {
    for (const auto& campaign : campaigns) {
      if (ago % campaign.every_months != 0 || campaign.channel >= staff.channels.size()) continue;
      const std::int64_t units =
          std::max<std::int64_t>(1, campaign.products * clients * random.between(80, 120) / 20'000);
      const auto amount = price.times(Decimal::of(units));
      if (!amount) continue;
      ChannelSpend spend;
      spend.channel = staff.channels[campaign.channel];
      spend.campaign = campaign.name;
      spend.from = month_before(today, ago);
      spend.to = month_before(today, ago - 1) - 1;
      spend.amount = *amount;
      writer.add(spend);
    }
  }
}

}  // namespace clientela
