#pragma once

#include "features/insight_pages/insight_data.h"

namespace clientela {

// The clients of a channel whose first order fell into one month, and what they have brought since.
struct WonMonth {
  Date begin;
  std::int64_t won = 0;
  std::int64_t revenue = 0, profit = 0;
  std::int64_t lifetime_value = 0;  // of those that have the figure
  std::int64_t lifetime_clients = 0;

  template <typename Archive>
  void fields(Archive& archive) {
    archive("begin", begin);
    archive("won", won);
    archive("revenue", revenue);
    archive("profit", profit);
    archive("lifetime_value", lifetime_value);
    archive("lifetime_clients", lifetime_clients);
  }
};

struct ChannelLine {
  Id channel;                // empty: where the client came from is not said
  std::int64_t clients = 0;  // who came from there, with those who never bought
  std::int64_t buyers = 0;
  std::vector<WonMonth> months;  // without those in which nobody was won
  // By months since the first order, 0 first: what clients brought in that month of theirs, and how
  // many clients are old enough to have lived all of it.
  std::vector<std::int64_t> profit_by_age, clients_by_age;

  template <typename Archive>
  void fields(Archive& archive) {
    archive("channel", channel);
    archive("clients", clients);
    archive("buyers", buyers);
    archive("months", months);
    archive("profit_by_age", profit_by_age);
    archive("clients_by_age", clients_by_age);
  }
};

// The last twelve complete months beside the twelve before: what a "what if" starts from.
struct YearFigures {
  Date from, to;
  std::int64_t revenue = 0, profit = 0;
  std::int64_t buyers_before = 0;                  // who bought in the year before
  std::int64_t kept = 0;                           // of these, who bought in this one too
  std::int64_t kept_revenue = 0, kept_profit = 0;  // what they brought in this one

  template <typename Archive>
  void fields(Archive& archive) {
    archive("from", from);
    archive("to", to);
    archive("revenue", revenue);
    archive("profit", profit);
    archive("buyers_before", buyers_before);
    archive("kept", kept);
    archive("kept_revenue", kept_revenue);
    archive("kept_profit", kept_profit);
  }
};

// A client who recommended us, or was recommended; the tree is written line by line, each followed
// by those whom this client brought.
struct ReferralNode {
  Id client;
  std::int64_t depth = 0;
  std::int64_t revenue = 0, profit = 0;  // of this client
  std::int64_t direct = 0;               // recommended by this client
  std::int64_t brought = 0;              // by them and by those whom they brought, all
  std::int64_t brought_revenue = 0, brought_profit = 0;

  template <typename Archive>
  void fields(Archive& archive) {
    archive("client", client);
    archive("depth", depth);
    archive("revenue", revenue);
    archive("profit", profit);
    archive("direct", direct);
    archive("brought", brought);
    archive("brought_revenue", brought_revenue);
    archive("brought_profit", brought_profit);
  }
};

struct ChannelReport {
  std::vector<ChannelLine> channels;  // those with most buyers first; at most 100
  YearFigures year;
  std::int64_t referred = 0;                               // clients who were recommended
  std::int64_t referred_revenue = 0, referred_profit = 0;  // what they brought
  std::vector<ReferralNode> referrals;                     // at most 120 lines

  template <typename Archive>
  void fields(Archive& archive) {
    archive("channels", channels);
    archive("year", year);
    archive("referred", referred);
    archive("referred_revenue", referred_revenue);
    archive("referred_profit", referred_profit);
    archive("referrals", referrals);
  }
};

inline constexpr int most_age_months = 36;

ChannelReport channel_figures(const InsightData& data, InsightMarket market);

// referral_tree.cpp: fills what is said of referrals. Clients that recommend each other in a circle
// have no beginning and are left out of the tree.
void add_referrals(const InsightData& data, InsightMarket market, ChannelReport& report);

}  // namespace clientela
