#include "stats/client_statistics.h"

#include <algorithm>
#include <cassert>
#include <memory>
#include <utility>

#include "stats/purchase_days.h"

namespace clientela {
namespace {

struct PurchaseRow {
  std::uint32_t client;
  std::int32_t day;
  std::int64_t amount;
};

struct RowCounts {
  std::uint64_t refunds = 0;
  std::uint64_t later = 0;
};

// Clients go into buckets small enough for the processor's cache: rows are first dealt out to
// buckets, then each bucket is added up by itself.
constexpr unsigned bucket_bits = 11;
constexpr std::uint32_t clients_in_bucket = 1U << bucket_bits;

struct Slice {
  PurchaseColumns columns;
  std::vector<std::size_t> places;  // where the next row of each bucket goes
};

std::vector<Slice> slices_of(std::span<const PurchaseColumns> parts, unsigned threads) {
  std::size_t rows = 0;
  for (const PurchaseColumns& part : parts) rows += part.client.size();
  const std::size_t size = std::max<std::size_t>(rows / std::max(threads, 1U) + 1, 65'536);
  std::vector<Slice> slices;
  for (const PurchaseColumns& part : parts) {
    assert(part.client.size() == part.day.size() && part.day.size() == part.amount.size());
    for (std::size_t at = 0; at < part.client.size(); at += size) {
      const std::size_t count = std::min(size, part.client.size() - at);
      slices.push_back({{part.client.subspan(at, count), part.day.subspan(at, count),
                         part.amount.subspan(at, count)},
                        {}});
    }
  }
  return slices;
}

// Rows bucket by bucket, within a bucket in the order in which they came.
struct Dealt {
  std::unique_ptr<PurchaseRow[]> rows;
  std::vector<std::size_t> begins;  // of buckets, and the end
};

Dealt deal(std::vector<Slice>& slices, std::uint32_t client_count, unsigned threads) {
  const std::size_t buckets = (std::size_t{client_count} + clients_in_bucket - 1) >> bucket_bits;
  for_each_part(slices.size(), threads, [&](std::size_t i) {
    slices[i].places.assign(buckets, 0);
    for (const std::uint32_t client : slices[i].columns.client) {
      assert(client < client_count);
      ++slices[i].places[client >> bucket_bits];
    }
  });
  Dealt dealt;
  dealt.begins.resize(buckets + 1);
  std::size_t place = 0;
  for (std::size_t bucket = 0; bucket < buckets; ++bucket) {
    dealt.begins[bucket] = place;
    for (Slice& slice : slices) place += std::exchange(slice.places[bucket], place);
  }
  dealt.begins[buckets] = place;
  dealt.rows.reset(new PurchaseRow[place]);  // not make_unique, which would write zeros first
  for_each_part(slices.size(), threads, [&](std::size_t i) {
    const PurchaseColumns& columns = slices[i].columns;
    for (std::size_t row = 0; row < columns.client.size(); ++row) {
      const std::uint32_t client = columns.client[row];
      dealt.rows[slices[i].places[client >> bucket_bits]++] = {client, columns.day[row],
                                                               columns.amount[row]};
    }
  });
  return dealt;
}

class Bucket {
 public:
  Bucket(std::span<ClientStatistics> clients, std::uint32_t first, const ObservedPeriod& period)
      : clients_(clients),
        first_(first),
        end_(period.end.days),
        holdout_end_(period.holdout_end ? period.holdout_end->days : period.end.days),
        last_holdout_days_(clients.size()) {}

  RowCounts add_up(std::span<PurchaseRow> rows) {
    if (add_in_order(rows)) return counts_;
    std::fill(clients_.begin(), clients_.end(), ClientStatistics{});
    counts_ = {};
    sort_by_day(rows);
    add_in_order(rows);
    return counts_;
  }

 private:
  bool add_in_order(std::span<const PurchaseRow> rows) {
    for (const PurchaseRow& row : rows) {
      const std::size_t client = row.client - first_;
      PurchaseDays days(clients_[client], last_holdout_days_[client]);
      if (row.day > holdout_end_) {
        ++counts_.later;
      } else if (row.day <= end_ ? !days.add_observed(row.day, row.amount)
                                 : !days.add_holdout(row.day, row.amount)) {
        return false;
      }
      counts_.refunds += row.amount < 0 ? 1 : 0;
    }
    return true;
  }

  static void sort_by_day(std::span<PurchaseRow> rows) {
    const auto [least, most] = std::minmax_element(
        rows.begin(), rows.end(),
        [](const PurchaseRow& a, const PurchaseRow& b) { return a.day < b.day; });
    const std::int32_t first = least->day;
    const std::int64_t range = std::int64_t{most->day} - first + 1;
    if (range > 65'536) {
      std::sort(rows.begin(), rows.end(),
                [](const PurchaseRow& a, const PurchaseRow& b) { return a.day < b.day; });
      return;
    }
    std::vector<std::uint32_t> places(static_cast<std::size_t>(range) + 1);
    for (const PurchaseRow& row : rows) ++places[static_cast<std::size_t>(row.day - first) + 1];
    for (std::size_t i = 1; i < places.size(); ++i) places[i] += places[i - 1];
    std::vector<PurchaseRow> sorted(rows.size());
    for (const PurchaseRow& row : rows)
      sorted[places[static_cast<std::size_t>(row.day - first)]++] = row;
    std::copy(sorted.begin(), sorted.end(), rows.begin());
  }

  std::span<ClientStatistics> clients_;
  std::uint32_t first_;
  std::int32_t end_;
  std::int32_t holdout_end_;
  std::vector<std::int32_t> last_holdout_days_;
  RowCounts counts_;
};

}  // namespace

ClientSummary summarise_purchases(std::span<const PurchaseColumns> parts,
                                  std::uint32_t client_count, const ObservedPeriod& period,
                                  unsigned threads) {
  ClientSummary summary;
  std::vector<Slice> slices = slices_of(parts, threads);
  const Dealt dealt = deal(slices, client_count, threads);
  const std::size_t buckets = dealt.begins.size() - 1;
  summary.clients.resize(client_count);
  summary.rows = dealt.begins[buckets];
  std::vector<RowCounts> counts(buckets);
  for_each_part(buckets, threads, [&](std::size_t i) {
    const std::size_t first = i << bucket_bits;
    const std::size_t size = std::min<std::size_t>(clients_in_bucket, client_count - first);
    Bucket bucket({summary.clients.data() + first, size}, static_cast<std::uint32_t>(first),
                  period);
    counts[i] =
        bucket.add_up({dealt.rows.get() + dealt.begins[i], dealt.begins[i + 1] - dealt.begins[i]});
  });
  for (const RowCounts& count : counts) {
    summary.refund_rows += count.refunds;
    summary.later_rows += count.later;
  }
  return summary;
}

ClientStatistics summarise_client(std::span<const DayPurchase> purchases,
                                  const ObservedPeriod& period) {
  std::vector<PurchaseRow> rows;
  rows.reserve(purchases.size());
  for (const DayPurchase& purchase : purchases) rows.push_back({0, purchase.day, purchase.amount});
  ClientStatistics client;
  Bucket({&client, 1}, 0, period).add_up(rows);
  return client;
}

}  // namespace clientela
