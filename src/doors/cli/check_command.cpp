#include <fmt/format.h>

#include <iostream>

#include "doors/cli/command.h"

namespace clientela {
namespace {

struct CheckOptions : CommandOptions {
  bool rebuild = false;
};

std::string digest_of(Store& store) {
  std::string digest;
  store.read([&](StoreReader& reader) { digest = reader.digest(); });
  return digest;
}

void check(const CheckOptions& options) {
  Company company = open_company(options);
  if (options.rebuild) {
    for (const auto& projection : company.model->projections()) {
      company.engine->rebuild(projection);
    }
  }
  const auto problems = company.store->check();
  if (options.json) {
    JsonArray listed;
    for (const auto& problem : problems) listed.emplace_back(problem);
    const JsonObject answer{
        {"sound", problems.empty()}, {"problems", listed}, {"digest", digest_of(*company.store)}};
    std::cout << json_text_pretty(Json(answer)) << "\n";
  } else {
    for (const auto& problem : problems) std::cout << problem << "\n";
    if (problems.empty()) {
      std::cout << fmt::format("{} is sound. Digest: {}\n", options.file,
                               digest_of(*company.store));
    }
  }
  if (!problems.empty()) {
    throw CommandFailure(fmt::format("{} problems in {}", problems.size(), options.file));
  }
}

}  // namespace

void add_check_command(Command& program) {
  Command command = program.command("check", "Verify that a company file is whole and unchanged");
  auto options = std::make_shared<CheckOptions>();
  add_file_options(command, *options);
  command.flag("--json", options->json, "As JSON");
  command.flag("--rebuild", options->rebuild, "First derive all figures anew from the records");
  command.run([options] { check(*options); });
}

}  // namespace clientela
