#pragma once

#include <memory>
#include <string>

#include "doors/company.h"

namespace clientela {

// A company in memory for tests, with a clock and a chance of its own, so that every run is the
// same.
class TestCompany {
 public:
  TestCompany();

  Company company;
  Engine& engine() { return *company.engine; }
  const Model& model() { return *company.model; }
  Instant& now() { return *now_; }  // tests move it

  // Somebody who works here, made by user.create.
  Asker make_user(const std::string& login, std::string_view role);
  // Performs as the program; an Error fails the test and is printed.
  Outcome perform(const std::string& action, const JsonObject& arguments);
  Result<Outcome> try_perform(const Asker& asker, const std::string& action,
                              const JsonObject& arguments);
  Id create(const std::string& noun, const JsonObject& values, const JsonArray& parts = {});
  std::optional<Record> find(std::string_view noun, Id id);
  std::string digest();
  // The digest of an empty company in which the whole log was performed again.
  std::string replayed_digest();

 private:
  std::shared_ptr<Instant> now_;
  std::shared_ptr<std::uint64_t> chance_;
};

}  // namespace clientela
