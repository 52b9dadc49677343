#pragma once

#include <memory>
#include <string>

#include "base/translation.h"
#include "engine/engine.h"
#include "model/model.h"
#include "store/store.h"
#include "system/job.h"

namespace clientela {

// An open company file with everything that works on it, in the order in which it is built and, in
// reverse, taken down. What the server, the command line and the tests stand on.
struct Company {
  std::unique_ptr<Model> model;
  std::unique_ptr<Store> store;
  std::unique_ptr<Engine> engine;
  std::unique_ptr<JobRunner> jobs;  // not started
  std::string path;                 // of the file, as it was given

  // The Error says in words why a file can't be opened.
  static Result<Company> open(const StoreOptions& options,
                              Surroundings surroundings = Surroundings::real());
};

// What a new company is asked: everything else has a default.
struct NewCompany {
  std::string name, currency = "EUR", zone = "UTC", language = "en", relation = "clients";
  std::string admin_name, admin_login, admin_password;
};
// Sets the company up in an empty file, with its first administrator. Gives the administrator's id.
Result<Id> set_up(Engine& engine, const NewCompany& company);
// Whether there is or ever was a user.
bool is_set_up(Engine& engine);

// The languages that the program speaks, from the catalogues inside of it.
const Languages& languages();
// How a language writes numbers and dates; English for one that the program does not speak.
const Formats& formats_of(std::string_view language);

}  // namespace clientela
