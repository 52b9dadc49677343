#include <benchmark/benchmark.h>

#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <random>

#include "base/text.h"
#include "store/store.h"

namespace clientela {
namespace {

// The store alone: what records cost before the engine, pages and network have their part.
// STORE_BENCH_RECORDS sets the number of clients (100,000).

struct Person {
  static constexpr std::string_view object_name = "person";
  Id id;
  std::string name, city, street, email, phone, source, notes;
  std::string stage;
  std::optional<Money> credit;
  std::optional<Date> birthday;
  std::optional<std::int64_t> size;
  std::vector<std::string> tags;
  Ref<Person> manager;
};

const Model& bench_model() {
  static const Model& model = *[] {
    auto* made = new Model;
    made->add(ObjectType{
        .name = "person",
        .plural = "people",
        .label = "Person",
        .label_plural = "People",
        .fields = {field("name", &Person::name, {.label = "Name", .search = true, .filter = true}),
                   field("city", &Person::city, {.label = "City", .filter = true}),
                   field("street", &Person::street, {.label = "Street"}),
                   field("email", &Person::email, {.label = "E-mail", .unique = true}),
                   field("phone", &Person::phone, {.label = "Phone"}),
                   field("source", &Person::source, {.label = "Source"}),
                   field("notes", &Person::notes, {.label = "Notes"}),
                   field("stage", &Person::stage, {.label = "Stage", .filter = true}),
                   field("credit", &Person::credit, {.label = "Credit"}),
                   field("birthday", &Person::birthday, {.label = "Birthday"}),
                   field("size", &Person::size, {.label = "Size", .filter = true}),
                   field("tags", &Person::tags, {.label = "Tags"}),
                   field("manager", &Person::manager, {.label = "Manager", .filter = true})}});
    made->add(
        Projection{.name = "person_orders",
                   .owner = "person",
                   .reads = {"person"},
                   .figures = {figure("ltv", money_kind(), {.label = "Value", .filter = true}),
                               figure("orders", integer_kind(), {.label = "Orders"})},
                   .apply = [](FigureStore&, const RecordChange&) {}});
    return made;
  }();
  return model;
}

const ObjectType& people() { return bench_model().type("person"); }
Id person_id(std::uint64_t n) {
  return Id::make(1'767'225'600'000 + static_cast<std::int64_t>(n), n * 0x9e3779b97f4a7c15u);
}

Record person(std::uint64_t n) {
  static const char* const given[] = {"Anna", "Petr", "Žofie", "Ivan", "Мария", "김민수", "John"};
  static const char* const family[] = {"Nováková", "Svoboda", "Smith", "Шпитонков", "Dvořák"};
  std::mt19937_64 random(n);
  Person made;
  made.name = std::string(given[random() % 7]) + " " + family[random() % 5] + " " +
              std::to_string(random() % 100'000);
  made.city = "City " + std::to_string(random() % 2000);
  made.street = "Long Street " + std::to_string(random() % 500);
  made.email = "person" + std::to_string(n) + "@example.com";
  made.phone = "+420" + std::to_string(600'000'000 + random() % 99'999'999);
  made.source = "web";
  made.notes = "Met at the fair; asked for an offer.";
  made.stage = random() % 3 == 0 ? "loyal" : "new";
  made.credit = Money{static_cast<std::int64_t>(random() % 100'000), *Currency::parse("EUR")};
  made.birthday = Date{static_cast<std::int32_t>(random() % 15'000)};
  made.size = static_cast<std::int64_t>(random() % 1000);
  made.tags = {"fair", "vip"};
  Record record(people());
  record.assign(made);
  record.id = person_id(n);
  record.version = 1;
  record.root = own_root;
  record.created_at = record.modified_at = Instant{1'767'225'600'000};
  return record;
}

LogEntry entry_of(std::uint64_t n, const Record& record) {
  LogEntry entry;
  entry.action.id = person_id(n + (std::uint64_t{1} << 40));
  entry.action.action = "person.create";
  entry.action.arguments = json_text(Json({{"values", values_json(record, false)}}));
  entry.changes.emplace_back();
  entry.changes.back().object = "person";
  entry.changes.back().record = entry.changes.back().owner = record.id;
  entry.changes.back().version = 1;
  return entry;
}

void create(StoreWriter& writer, std::uint64_t n) {
  Record record = person(n);
  writer.insert(record);
  writer.set_tags(record.row, {static_cast<Tag>(n % 20)});
  writer.set_search_text(record, search_text(record.get<std::string>("name") + " " +
                                             record.get<std::string>("email")));
  const Figures figures{
      Money{static_cast<std::int64_t>(n * 7919 % 100'000), *Currency::parse("EUR")},
      std::int64_t{1}};
  writer.write_figures(bench_model().projections().front(), record.id, figures);
  LogEntry entry = entry_of(n, record);
  writer.append(entry);
}

std::uint64_t record_count() {
  const char* given = std::getenv("STORE_BENCH_RECORDS");
  return given == nullptr ? 100'000 : std::strtoull(given, nullptr, 10);
}

std::filesystem::path bench_folder() {
  static const std::filesystem::path folder = [] {
    std::string name = (std::filesystem::temp_directory_path() / "store-bench-XXXXXX").string();
    return std::filesystem::path(mkdtemp(name.data()));
  }();
  return folder;
}

std::unique_ptr<Store> open_new(const std::string& name, bool durable) {
  StoreOptions options;
  options.path = (bench_folder() / name).string();
  options.durable = durable;
  return std::move(Store::open(options, bench_model())).value();
}

Store& filled() {
  static const std::unique_ptr<Store> store = [] {
    auto made = open_new("filled", false);
    for (std::uint64_t n = 0; n < record_count();) {
      made->write([&](StoreWriter& writer) {
        for (int i = 0; i < 1000 && n < record_count(); ++i) create(writer, n++);
        return true;
      });
    }
    return made;
  }();
  return *store;
}

ReadContext context(bool everything = true) {
  ReadContext made;
  made.visibility.everything = everything;
  if (!everything) made.visibility.tags = {3, 5, 7};
  made.parse.currency = *Currency::parse("EUR");
  made.budget_ms = 1000;
  return made;
}

void find_by_id(benchmark::State& state) {
  Store& store = filled();
  std::mt19937_64 random(1);
  const ReadContext seen = context(state.range(0) == 0);
  store.read([&](StoreReader& reader) {
    for (auto _ : state) {
      benchmark::DoNotOptimize(
          reader.find(people(), person_id(random() % record_count()), false, seen));
    }
  });
}
BENCHMARK(find_by_id)->Arg(0)->Arg(1);

void find_by_unique(benchmark::State& state) {
  Store& store = filled();
  std::mt19937_64 random(1);
  const ReadContext seen = context();
  store.read([&](StoreReader& reader) {
    for (auto _ : state) {
      const std::string email =
          "person" + std::to_string(random() % record_count()) + "@example.com";
      benchmark::DoNotOptimize(reader.find_by(people(), "email", email, seen));
    }
  });
}
BENCHMARK(find_by_unique);

// With its own snapshot, as each request has one.
void read_one(benchmark::State& state) {
  Store& store = filled();
  std::mt19937_64 random(1);
  const ReadContext seen = context();
  for (auto _ : state) {
    store.read([&](StoreReader& reader) {
      benchmark::DoNotOptimize(
          reader.find(people(), person_id(random() % record_count()), false, seen));
    });
  }
}
BENCHMARK(read_one);

void list(benchmark::State& state, const char* url, bool everything) {
  Store& store = filled();
  const ReadContext seen = context(everything);
  const auto query = parse_query(bench_model(), people(), url, seen.parse).value();
  std::size_t rows = 0;
  store.read([&](StoreReader& reader) {
    for (auto _ : state) rows = reader.list(query, seen).records.size();
  });
  state.counters["rows"] = static_cast<double>(rows);
}
BENCHMARK_CAPTURE(list, newest, "", true);
BENCHMARK_CAPTURE(list, newest_of_some_owners, "", false);
BENCHMARK_CAPTURE(list, by_name, "order=name", true);
BENCHMARK_CAPTURE(list, by_name_of_some_owners, "order=name", false);
BENCHMARK_CAPTURE(list, by_figure, "order=ltv.desc", true);
BENCHMARK_CAPTURE(list, stage_by_figure, "stage=eq.loyal&order=ltv.desc", true);
BENCHMARK_CAPTURE(list, city_by_name, "city=eq.City 77&order=name", true);
BENCHMARK_CAPTURE(list, range_by_name, "ltv=gt.990&order=name", true);
BENCHMARK_CAPTURE(list, fragment, "city=like.ity 77", true);
BENCHMARK_CAPTURE(list, no_index_for_order, "order=birthday", true);
BENCHMARK_CAPTURE(list, nothing_without_index, "phone=eq.none", true);
BENCHMARK_CAPTURE(list, words, "q=novak&order=name", true);
BENCHMARK_CAPTURE(list, rare_words, "q=novakova 777&order=name", true);

void later_page(benchmark::State& state) {
  Store& store = filled();
  const ReadContext seen = context();
  auto query = parse_query(bench_model(), people(), "order=name", seen.parse).value();
  store.read([&](StoreReader& reader) {
    for (int i = 0; i < 20; ++i) query.cursor = reader.list(query, seen).next;
    for (auto _ : state) benchmark::DoNotOptimize(reader.list(query, seen));
  });
}
BENCHMARK(later_page);

void count(benchmark::State& state, const char* url) {
  Store& store = filled();
  const ReadContext seen = context();
  const auto query = parse_query(bench_model(), people(), url, seen.parse).value();
  store.read([&](StoreReader& reader) {
    for (auto _ : state) benchmark::DoNotOptimize(reader.count(query, 1001, seen));
  });
}
BENCHMARK_CAPTURE(count, everybody, "");
BENCHMARK_CAPTURE(count, stage, "stage=eq.loyal");
BENCHMARK_CAPTURE(count, words, "q=novak");

void search(benchmark::State& state, const char* words) {
  Store& store = filled();
  const ReadContext seen = context();
  std::size_t hits = 0;
  store.read([&](StoreReader& reader) {
    for (auto _ : state) hits = reader.search(words, 10, seen).size();
  });
  state.counters["hits"] = static_cast<double>(hits);
}
BENCHMARK_CAPTURE(search, common, "novak");
BENCHMARK_CAPTURE(search, rare, "novak 777");
BENCHMARK_CAPTURE(search, inside, "ovakov");
BENCHMARK_CAPTURE(search, short_word, "li");
BENCHMARK_CAPTURE(search, nothing, "qxzwv");

// Durable creates with log, figures and search text, each an own work, from that many threads.
void create_one(benchmark::State& state) {
  static std::unique_ptr<Store> store;
  static std::atomic<std::uint64_t> next;
  if (state.thread_index() == 0) {
    static int run = 0;
    store = open_new("durable" + std::to_string(++run), true);
    next = 0;
  }
  for (auto _ : state) {
    const std::uint64_t n = next++;
    store->write([&](StoreWriter& writer) {
      create(writer, n);
      return true;
    });
  }
  state.SetItemsProcessed(state.iterations());
  if (state.thread_index() == 0) store.reset();
}
BENCHMARK(create_one)->Threads(1)->Threads(16)->Threads(64)->UseRealTime()->MeasureProcessCPUTime();

// An import: a thousand in a work.
void create_thousand(benchmark::State& state) {
  auto store = open_new("import", true);
  std::uint64_t n = 0;
  for (auto _ : state) {
    store->write([&](StoreWriter& writer) {
      for (int i = 0; i < 1000; ++i) create(writer, n++);
      return true;
    });
  }
  state.SetItemsProcessed(state.iterations() * 1000);
  store.reset();
  std::filesystem::remove(bench_folder() / "import");
}
BENCHMARK(create_thousand)->UseRealTime()->MeasureProcessCPUTime();

}  // namespace
}  // namespace clientela
