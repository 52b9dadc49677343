#pragma once

#include <memory>
#include <string>

#include "base/text.h"
#include "engine/engine.h"
#include "features/demo/random.h"
#include "features/features.h"
#include "pages/page_context.h"

namespace clientela {

// A company in memory whose clock stands still and whose chance comes from a seed.
class FeatureCompany {
 public:
  FeatureCompany() {
    add_features(model_);
    StoreOptions options;
    options.path = ":memory:";
    store_ = std::move(Store::open(options, model_)).value();
    engine_ = std::make_unique<Engine>(
        model_, *store_, Surroundings{[this] { return now_; }, [this] { return random_.next(); }});
    perform("company.set", {{"name", "Test"}, {"currency", "EUR"}, {"zone", "Europe/Prague"}});
    user_ = perform("user.create", {{"values",
                                     {{"name", "Anna"},
                                      {"login", "anna@example.com"},
                                      {"role", "administrator"},
                                      {"active", true}}}});
  }

  Engine& engine() { return *engine_; }
  Id user() const { return user_; }
  Date today() const { return local_date(now_, "Europe/Prague"); }
  Instant now() const { return now_; }
  void advance_days(int days) { now_.ms += days * 24LL * 3600 * 1000; }
  const Model& model() const { return model_; }

  Asker asker() const {
    Asker asker = Asker::program();
    asker.user = user_;
    return asker;
  }

  // Performs it and gives the id of what it made; fails the test when it is refused.
  Id perform(const std::string& action, JsonObject arguments) {
    auto outcome = engine_->perform(asker(), {action, std::move(arguments)});
    if (!outcome) throw std::runtime_error(english(outcome.error().message));
    return Id::parse(string_member(outcome->result, "id")).value_or(Id());
  }
  template <typename T>
  Id create(const T& object, std::vector<Record> parts = {}) {
    Whole whole{record(object), std::move(parts)};
    return perform(std::string(T::object_name) + ".create", create_arguments(whole));
  }
  template <typename T>
  Record record(const T& object) const {
    Record record = new_record(model_.type(T::object_name), {});
    record.assign(object);
    return record;
  }
  void read(const std::function<void(Reading&)>& work) { engine_->read(asker(), work); }

  // As for this user, in English.
  PageContext context() const {
    static const Formats formats("en");
    PageContext ctx{model_, formats};
    ctx.zone = "Europe/Prague";
    ctx.now = now_;
    ctx.currency = *Currency::parse("EUR");
    ctx.company = "Test";
    ctx.user = user_;
    ctx.user_name = "Anna";
    ctx.role = Role::administrator;
    return ctx;
  }

 private:
  Instant now_ = *Instant::parse("2026-05-13T09:00:00Z");
  Random random_{7};
  Model model_;
  std::unique_ptr<Store> store_;
  std::unique_ptr<Engine> engine_;
  Id user_;
};

}  // namespace clientela
