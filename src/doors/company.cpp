#include "doors/company.h"

#include <map>

#include "base/assets.h"
#include "features/features.h"
#include "system/company.h"
#include "system/passwords.h"
#include "system/user.h"

namespace clientela {

Result<Company> Company::open(const StoreOptions& options, Surroundings surroundings) {
  Company company;
  company.model = std::make_unique<Model>();
  add_features(*company.model);
  CLIENTELA_ASSIGN(company.store, Store::open(options, *company.model));
  company.engine =
      std::make_unique<Engine>(*company.model, *company.store, std::move(surroundings));
  company.jobs = std::make_unique<JobRunner>(*company.engine);
  company.path = options.path;
  return company;
}

bool is_set_up(Engine& engine) {
  bool any_user = false;
  engine.read(Asker::program(), [&](Reading& reading) {
    Query query;
    query.type = &reading.type(User::object_name);
    any_user = reading.count(query, 1) > 0;
    // Whoever comes first becomes the administrator, so a company whose users have all gone is not
    // open to the next one who comes.
    query.deleted = true;
    any_user = any_user || reading.count(query, 1) > 0;
  });
  return any_user;
}

Result<Id> set_up(Engine& engine, const NewCompany& company) {
  if (is_set_up(engine)) {
    return Error{ErrorCode::conflict, "", message("This company is set up already.")};
  }
  CLIENTELA_TRY(check_password_strength(company.admin_password));
  JsonObject settings{{"name", company.name},
                      {"currency", company.currency},
                      {"zone", company.zone},
                      {"language", company.language},
                      {"relation", company.relation}};
  JsonObject user{
      {"name", company.admin_name},   {"login", company.admin_login},
      {"role", "administrator"},      {"active", true},
      {"language", company.language}, {"password_hash", hashed_password(company.admin_password)}};
  std::vector<Call> calls;
  calls.push_back({"company.set", std::move(settings)});
  calls.push_back({"user.create", {{"values", std::move(user)}}});
  CLIENTELA_ASSIGN(const auto outcomes, engine.perform_all(Asker::program(), std::move(calls)));
  return Id::parse(string_member(outcomes.back().result, "id")).value_or(Id());
}

const Languages& languages() {
  static const Languages all = [] {
    Languages known;
    for (const std::string_view name : {"ru", "cs", "ko"}) {
      const Asset* catalogue = find_asset("locale/" + std::string(name) + ".po");
      if (catalogue != nullptr) known.add(Catalogue::parse(name, catalogue->text()));
    }
    return known;
  }();
  return all;
}

const Formats& formats_of(std::string_view language) {
  static const std::map<std::string, Formats, std::less<>> all = [] {
    std::map<std::string, Formats, std::less<>> known;
    for (const std::string_view name : {"en", "ru", "cs", "ko"}) known.emplace(name, Formats(name));
    return known;
  }();
  const auto found = all.find(language);
  return found == all.end() ? all.find("en")->second : found->second;
}

}  // namespace clientela
