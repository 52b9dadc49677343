#include "tests/unit/store/example_nouns.h"

#include <stdexcept>

namespace clientela {

namespace {

ObjectType guest_type() {
  return {.name = "guest",
          .plural = "guests",
          .label = "Guest",
          .label_plural = "Guests",
          .fields = {
              field("name", &Guest::name, {.label = "Name", .search = true, .filter = true}),
              field("city", &Guest::city, {.label = "City"}),
              field("number", &Guest::number, {.label = "Number", .unique = true}),
              field("mood", &Guest::mood,
                    {.label = "Mood",
                     .choices = {{"calm", "Calm"}, {"eager", "Eager"}, {"lost", "Lost"}},
                     .filter = true}),
              field("visits", &Guest::visits, {.label = "Visits", .filter = true}),
              field("budget", &Guest::budget, {.label = "Budget"}),
              field("birthday", &Guest::birthday, {.label = "Birthday"}),
              field("labels", &Guest::labels, {.label = "Labels"}),
              field("walks", &Guest::walks, {.label = "Walks"}),
              field("host", &Guest::host, {.label = "Host", .filter = true}),
          }};
}

ObjectType stay_type() {
  return {.name = "stay",
          .plural = "stays",
          .label = "Stay",
          .label_plural = "Stays",
          .fields = {
              field("guest", &Stay::guest, {.label = "Guest", .root = true}),
              field("room", &Stay::room, {.label = "Room"}),
              field("day", &Stay::day, {.label = "Day", .filter = true}),
              field("total", &Stay::total, {.label = "Total", .filter = true}),
              field("rate", &Stay::rate, {.label = "Rate"}),
              field("nights", &Stay::nights, {.label = "Nights"}),
              field("arrived", &Stay::arrived, {.label = "Arrived"}),
          }};
}

ObjectType wish_type() {
  return {.name = "wish",
          .plural = "wishes",
          .label = "Wish",
          .label_plural = "Wishes",
          .part_of = "guest",
          .fields = {field("guest", &Wish::guest, {.label = "Guest", .root = true}),
                     field("text", &Wish::text, {.label = "Text"})}};
}

Projection guest_stays() {
  return {.name = "guest_stays",
          .owner = "guest",
          .reads = {"stay"},
          .figures = {figure("stay_count", integer_kind(), {.label = "Stays", .filter = true}),
                      figure("spent", money_kind(), {.label = "Spent", .filter = true})},
          .apply = [](FigureStore&, const RecordChange&) {}};
}

}  // namespace

const Model& example_model() {
  static const Model& model = *[] {
    auto* made = new Model;
    made->add(guest_type());
    made->add(stay_type());
    made->add(wish_type());
    made->add(guest_stays());
    return made;
  }();
  return model;
}

Id example_id(std::uint64_t n) {
  return Id::make(1'767'225'600'000 + static_cast<std::int64_t>(n), n * 0x9e3779b97f4a7c15u);
}

ReadContext all_seen() {
  ReadContext context;
  context.visibility.everything = true;
  context.parse.now = Instant{1'767'225'600'000};
  context.parse.currency = *Currency::parse("EUR");
  return context;
}

std::unique_ptr<Store> open_example(const StoreOptions& options) {
  auto store = Store::open(options, example_model());
  if (!store) throw std::runtime_error(english(store.error().message));
  return std::move(store).value();
}

std::unique_ptr<Store> example_store() {
  StoreOptions options;
  options.path = ":memory:";
  return open_example(options);
}

void insert(Store& store, Record& record) {
  store.write([&](StoreWriter& writer) {
    writer.insert(record);
    return true;
  });
}

std::vector<std::string> texts(const std::vector<Record>& records, std::string_view key) {
  std::vector<std::string> found;
  for (const auto& record : records) found.push_back(record.get<std::string>(key));
  return found;
}

LogEntry example_entry(std::uint64_t n, const Record& record) {
  LogEntry entry;
  entry.action.id = example_id(1'000'000 + n);
  entry.action.device = example_id(7);
  entry.action.action = std::string(record.type->name) + ".create";
  entry.action.arguments = R"({"values":{"name":"Anna"}})";
  entry.action.asker = example_id(8);
  entry.action.time = record.created_at;
  LoggedChange change;
  change.object = record.type->name;
  change.record = change.owner = record.id;
  change.version = record.version;
  entry.changes.push_back(change);
  return entry;
}

}  // namespace clientela
