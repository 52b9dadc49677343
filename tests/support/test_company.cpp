#include "tests/support/test_company.h"

#include <gtest/gtest.h>

namespace clientela {
namespace {

Company open_in_memory(Surroundings surroundings) {
  StoreOptions options;
  options.path = ":memory:";
  auto company = Company::open(options, std::move(surroundings));
  if (!company) throw std::runtime_error(english(company.error().message));
  return std::move(*company);
}

std::string digest_of(Store& store) {
  std::string digest;
  store.read([&](StoreReader& reader) { digest = reader.digest(); });
  return digest;
}

}  // namespace

TestCompany::TestCompany()
    : now_(std::make_shared<Instant>(*Instant::parse("2026-03-31T12:00:00Z"))),
      chance_(std::make_shared<std::uint64_t>(1)) {
  company = open_in_memory({[now = now_] { return *now; },
                            [chance = chance_] {
                              // splitmix64 (Steele, Lea, Flood 2014)
                              std::uint64_t z = (*chance += 0x9e3779b97f4a7c15);
                              z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
                              z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
                              return z ^ (z >> 31);
                            }});
  perform("company.set", {{"name", "Test"}, {"currency", "EUR"}, {"zone", "Europe/Prague"}});
}

Asker TestCompany::make_user(const std::string& login, std::string_view role) {
  const Id id = create(
      "user",
      {{"name", login}, {"login", login + "@example.com"}, {"role", role}, {"active", true}});
  return asker_of(*find("user", id));
}

Outcome TestCompany::perform(const std::string& action, const JsonObject& arguments) {
  auto outcome = engine().perform(Asker::program(), {action, arguments});
  if (!outcome) {
    ADD_FAILURE() << action << ": " << outcome.error().field << ": "
                  << english(outcome.error().message);
    return {};
  }
  return *outcome;
}

Result<Outcome> TestCompany::try_perform(const Asker& asker, const std::string& action,
                                         const JsonObject& arguments) {
  return engine().perform(asker, {action, arguments});
}

Id TestCompany::create(const std::string& noun, const JsonObject& values, const JsonArray& parts) {
  JsonObject arguments{{"values", values}};
  if (!parts.empty()) arguments["parts"] = parts;
  const Outcome outcome = perform(noun + ".create", arguments);
  return Id::parse(string_member(outcome.result, "id")).value_or(Id());
}

std::optional<Record> TestCompany::find(std::string_view noun, Id id) {
  std::optional<Record> record;
  engine().read(Asker::program(),
                [&](Reading& reading) { record = reading.find(reading.type(noun), id); });
  return record;
}

std::string TestCompany::digest() { return digest_of(*company.store); }

std::string TestCompany::replayed_digest() {
  Company other = open_in_memory(Surroundings::real());
  std::vector<LogEntry> entries;
  company.store->read([&](StoreReader& reader) { entries = reader.log(0, 1 << 30); });
  for (const auto& entry : entries) {
    auto outcome = other.engine->replay(entry.action);
    if (!outcome) {
      ADD_FAILURE() << "replay of " << entry.action.seq << " " << entry.action.action << ": "
                    << english(outcome.error().message);
    }
  }
  return digest_of(*other.store);
}

}  // namespace clientela
