#include <gtest/gtest.h>

#include <fstream>
#include <map>

#include "doors/unpacked_file.h"
#include "features/imports/import_file.h"
#include "tests/support/test_company.h"
#include "tests/support/test_data.h"

namespace clientela {
namespace {

Import take_in(Engine& engine, const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  ImportUpload upload(engine, Asker::program(), "online_retail.csv.gz");
  Unpacker unpacker;
  const auto take = [&](std::string_view bytes) { return upload.add(bytes); };
  std::string piece(std::size_t{1} << 18, '\0');
  while (file.read(piece.data(), static_cast<std::streamsize>(piece.size())) || file.gcount() > 0) {
    const auto size = static_cast<std::size_t>(file.gcount());
    EXPECT_TRUE(unpacker.add({piece.data(), size}, take).ok());
  }
  EXPECT_TRUE(unpacker.finish(take).ok());
  auto import = upload.finish();
  EXPECT_TRUE(import.ok());
  return *import;
}

ImportReport run(TestCompany& company, Result<Id> job) {
  EXPECT_TRUE(job.ok());
  const Job done = *company.company.jobs->run_now(*job);
  EXPECT_EQ(done.state, JobState::done) << done.problem;
  return report_of(done);
}

struct Sums {
  std::int64_t orders = 0, walk_in = 0, total = 0;
};

// Of the orders of a kind, as they stand in the company.
Sums sums_of(TestCompany& company, std::string_view kind) {
  Sums sums;
  std::string cursor;
  do {
    company.engine().read(Asker::program(), [&](Reading& reading) {
      auto query = parse_query(company.model(), reading.type("order"),
                               "kind=eq." + std::string(kind), reading.parse_context());
      query->limit = 1000;
      query->cursor = cursor;
      const Slice slice = reading.list(*query);
      for (const auto& order : slice.records) {
        ++sums.orders;
        sums.walk_in += is_empty(order["client"]) ? 1 : 0;
        sums.total += order.get<Money>("total").minor;
      }
      cursor = slice.next;
    });
  } while (!cursor.empty());
  return sums;
}

std::int64_t count(TestCompany& company, std::string_view noun) {
  std::int64_t number = 0;
  company.engine().read(Asker::program(), [&](Reading& reading) {
    Query query;
    query.type = &reading.type(noun);
    number = reading.count(query, 1'000'000);
  });
  return number;
}

// The figures were computed independently of the program, amounts rounded half to even line by
// line:
//   python3 - <<'END'
//   import collections, csv, gzip
//   from decimal import Decimal as D, ROUND_HALF_EVEN as EVEN
//   rows = list(csv.DictReader(gzip.open('online_retail.csv.gz', 'rt', newline='')))
//   kind = lambda r: {'C': 'return', 'A': 'adjustment'}.get(r['InvoiceNo'][0], 'sale')
//   cents = lambda r: (D(r['Quantity']) * D(r['UnitPrice'])).quantize(D('.01'), EVEN)
//   client = {r['InvoiceNo']: r['CustomerID'] for r in rows}
//   total, best = collections.Counter(), collections.Counter()
//   for r in rows: total[kind(r)] += cents(r); best[r['CustomerID']] += cents(r)
//   del best['']
//   print(len(rows), total, best.most_common(1), len(client),
//         collections.Counter({r['InvoiceNo']: kind(r) for r in rows}.values()),
//         list(client.values()).count(''), len(best), len({r['StockCode'] for r in rows}))
//   END
void expect_online_retail_orders(TestCompany& company) {
  const Sums sales = sums_of(company, "sale");
  const Sums returns = sums_of(company, "return");
  const Sums adjustments = sums_of(company, "adjustment");
  EXPECT_EQ(sales.orders, 22'061);
  EXPECT_EQ(returns.orders, 3'836);
  EXPECT_EQ(adjustments.orders, 3);
  EXPECT_EQ(sales.walk_in + returns.walk_in + adjustments.walk_in, 3'710);
  EXPECT_EQ(sales.total, 1'065'562'248);
  EXPECT_EQ(returns.total, -89'681'249);
  EXPECT_EQ(adjustments.total, -1'106'206);
}

void expect_online_retail(TestCompany& company) {
  expect_online_retail_orders(company);
  EXPECT_EQ(count(company, "order"), 25'900);
  EXPECT_EQ(count(company, "order_line"), 541'909);
  EXPECT_EQ(count(company, "client"), 4'372);
  EXPECT_EQ(count(company, "product"), 4'070);
}

void expect_best_client(TestCompany& company) {
  company.engine().read(Asker::program(), [&](Reading& reading) {
    Query query;
    query.type = &reading.type("client");
    query.order = {"total", true};
    query.limit = 1;
    const auto best = reading.list(query).records.at(0);
    EXPECT_EQ(best.title(), "No. 14646 · Netherlands");
    EXPECT_EQ(best.get<Money>("total").minor, 27'948'902);
    EXPECT_EQ(best.get<std::int64_t>("order_count"), 74);
    EXPECT_EQ(best.get<std::int64_t>("return_count"), 3);
    EXPECT_EQ(query_value(best, "last_order"), Value(Date::of(2011, 12, 8)));
  });
}

void expect_odd_cases(TestCompany& company) {
  company.engine().read(Asker::program(), [&](Reading& reading) {
    const auto& type = reading.type("order");
    const auto apart = reading.find_by(type, "number", Value(std::string("542806")));
    ASSERT_TRUE(apart);
    EXPECT_EQ(reading.parts(*apart).size(), 39u);
    const auto longest = reading.find_by(type, "number", Value(std::string("573585")));
    ASSERT_TRUE(longest);
    EXPECT_EQ(reading.parts(*longest).size(), 1'114u);
  });
}

struct OrderTime {
  const char* number;
  const char* earliest;
};

// The orders whose rows have several times, each with the earliest of them, in London:
//   times = collections.defaultdict(set)
//   for r in rows: times[r['InvoiceNo']].add(r['InvoiceDate'])
//   utc = lambda t: datetime.datetime.fromisoformat(t).replace(
//       tzinfo=zoneinfo.ZoneInfo('Europe/London')).astimezone(datetime.timezone.utc)
//   for k in sorted(times):
//     if len(times[k]) > 1: print(k, utc(min(times[k])))
constexpr OrderTime several_times[] = {
    {"536591", "2010-12-01T16:57Z"},  {"540185", "2011-01-05T13:40Z"},
    {"541596", "2011-01-19T16:18Z"},  {"541631", "2011-01-20T10:47Z"},
    {"541809", "2011-01-21T14:58Z"},  {"541816", "2011-01-21T15:56Z"},
    {"541849", "2011-01-23T13:33Z"},  {"542217", "2011-01-26T12:35Z"},
    {"542806", "2011-02-01T11:19Z"},  {"543171", "2011-02-04T09:10Z"},
    {"543179", "2011-02-04T10:31Z"},  {"543182", "2011-02-04T10:39Z"},
    {"543777", "2011-02-11T16:19Z"},  {"544186", "2011-02-16T15:55Z"},
    {"544667", "2011-02-22T15:09Z"},  {"544926", "2011-02-24T17:50Z"},
    {"545460", "2011-03-02T17:32Z"},  {"545713", "2011-03-07T10:11Z"},
    {"546388", "2011-03-11T13:42Z"},  {"546986", "2011-03-18T12:55Z"},
    {"547690", "2011-03-24T14:55Z"},  {"548203", "2011-03-29T15:40Z"},
    {"549245", "2011-04-07T10:59Z"},  {"549524", "2011-04-08T14:41Z"},
    {"550320", "2011-04-17T11:37Z"},  {"550333", "2011-04-17T13:05Z"},
    {"550641", "2011-04-19T14:53Z"},  {"550645", "2011-04-19T15:30Z"},
    {"552000", "2011-05-05T14:55Z"},  {"553199", "2011-05-15T14:13Z"},
    {"553375", "2011-05-16T13:52Z"},  {"553556", "2011-05-17T15:48Z"},
    {"554116", "2011-05-22T14:11Z"},  {"558086", "2011-06-26T10:58Z"},
    {"561369", "2011-07-26T15:21Z"},  {"562128", "2011-08-03T08:06Z"},
    {"563245", "2011-08-15T09:53Z"},  {"567183", "2011-09-18T14:32Z"},
    {"571735", "2011-10-19T09:03Z"},  {"574076", "2011-11-02T15:37Z"},
    {"576057", "2011-11-13T15:05Z"},  {"578548", "2011-11-24T15:02Z"},
    {"C545569", "2011-03-03T16:25Z"},
};

void expect_earliest_times(TestCompany& company) {
  company.engine().read(Asker::program(), [&](Reading& reading) {
    const auto& type = reading.type("order");
    for (const auto& each : several_times) {
      const auto order = reading.find_by(type, "number", Value(std::string(each.number)));
      ASSERT_TRUE(order) << each.number;
      EXPECT_EQ(order->get<Instant>("at"), Instant::parse(each.earliest)) << each.number;
      EXPECT_EQ(order->get<Date>("business_date").text(), std::string(each.earliest).substr(0, 10));
    }
  });
}

// The only prices below a cent: four lines of one piece at 0.001, of which nothing is left once the
// line is rounded. The totals are those of the other lines of these orders:
//   for i in {r['InvoiceNo'] for r in rows if D(r['UnitPrice']) == D('.001')}:
//     print(i, sum(cents(r) for r in rows if r['InvoiceNo'] == i))
void expect_thousandths(TestCompany& company) {
  const std::map<std::string, std::int64_t> totals = {
      {"550193", 204'276}, {"561226", 22'283}, {"568200", 40'068}, {"568375", 1'500}};
  const Value thousandth(Price{Decimal{1'000}, *Currency::parse("GBP")});
  company.engine().read(Asker::program(), [&](Reading& reading) {
    for (const auto& [number, total] : totals) {
      const auto order = reading.find_by(reading.type("order"), "number", Value(number));
      ASSERT_TRUE(order) << number;
      EXPECT_EQ(order->get<Money>("total").minor, total) << number;
      int lines = 0;
      for (const auto& line : reading.parts(*order)) {
        if (line["price"] != thousandth) continue;
        ++lines;
        EXPECT_EQ(line.get<Money>("amount").minor, 0);
        EXPECT_EQ(line.get<Decimal>("quantity"), Decimal::of(1));
      }
      EXPECT_EQ(lines, 1) << number;
    }
  });
}

TEST(ImportOnlineRetail, EveryRowAndBack) {
  const auto folder = full_data_folder();
  if (folder.empty()) GTEST_SKIP() << "SKIPPED: set CLIENTELA_DATA to the folder of the full data";
  TestCompany company;
  add_import_jobs(*company.company.jobs);
  company.perform("company.set", {{"currency", "GBP"}, {"zone", "Europe/London"}});
  const std::string before = company.digest();

  Import import = take_in(company.engine(), folder / "online_retail.csv.gz");
  JobRunner& jobs = *company.company.jobs;
  const auto rehearsed = run(company, rehearse(company.engine(), jobs, Asker::program(), import));
  EXPECT_EQ(company.digest(), before);
  const auto report = run(company, start_import(company.engine(), jobs, Asker::program(), import));
  EXPECT_EQ(rehearsed.json(), report.json());
  EXPECT_EQ(report.rows, 541'909);
  EXPECT_EQ(report.refused, 0);
  EXPECT_EQ(report.revenue, 974'774'793);
  expect_online_retail(company);
  expect_best_client(company);
  expect_odd_cases(company);
  expect_earliest_times(company);
  expect_thousandths(company);

  run(company, take_back_import(company.engine(), jobs, Asker::program(), import));
  EXPECT_EQ(count(company, "order"), 0);
  EXPECT_EQ(company.digest(), before);
}

}  // namespace
}  // namespace clientela
