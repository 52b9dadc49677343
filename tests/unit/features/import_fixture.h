#pragma once

#include <gtest/gtest.h>

#include <fstream>
#include <string>
#include <vector>

#include "features/imports/import.h"
#include "features/imports/import_file.h"
#include "tests/support/test_company.h"
#include "tests/support/test_data.h"

namespace clientela {

// A company into which a test imports texts and files.
struct ImportCompany : TestCompany {
  ImportCompany() { add_import_jobs(*company.jobs); }

  Import take_in(std::string_view csv, const ImportWishes& wishes = {}) {
    ImportUpload upload(engine(), Asker::program(), "test.csv");
    EXPECT_TRUE(upload.add(csv).ok());
    auto import = upload.finish(wishes);
    EXPECT_TRUE(import.ok()) << english(import.error().message);
    return *import;
  }

  void map(Import& import, std::string_view column, std::string_view target) {
    ImportSettings settings = settings_of(import);
    for (auto& each : settings.columns) {
      if (each.name == column) each.target = target;
    }
    EXPECT_TRUE(change_settings(engine(), Asker::program(), import, settings).ok());
  }

  ImportReport run(Result<Id> job) {
    EXPECT_TRUE(job.ok()) << english(job.error().message);
    const Job done = *company.jobs->run_now(*job);
    EXPECT_EQ(done.state, JobState::done) << done.problem;
    return report_of(done);
  }
  ImportReport rehearse(Import& import) {
    return run(clientela::rehearse(engine(), *company.jobs, Asker::program(), import));
  }
  ImportReport start(Import& import) {
    return run(start_import(engine(), *company.jobs, Asker::program(), import));
  }
  ImportReport import_text(std::string_view csv, const ImportWishes& wishes = {}) {
    Import import = take_in(csv, wishes);
    return start(import);
  }
  void take_back(Import& import) {
    run(take_back_import(engine(), *company.jobs, Asker::program(), import));
  }

  std::vector<Record> all(std::string_view noun, std::string_view filter = {}) {
    std::vector<Record> records;
    engine().read(Asker::program(), [&](Reading& reading) {
      auto query = parse_query(model(), reading.type(noun), filter, reading.parse_context());
      EXPECT_TRUE(query.ok());
      query->limit = 1000;
      records = reading.list(*query).records;
    });
    return records;
  }
  std::optional<Record> by(std::string_view noun, std::string_view key, const std::string& value) {
    std::optional<Record> record;
    engine().read(Asker::program(), [&](Reading& reading) {
      record = reading.find_by(reading.type(noun), key, Value(value));
    });
    return record;
  }
  std::vector<Record> parts(const Record& owner) {
    std::vector<Record> parts;
    engine().read(Asker::program(), [&](Reading& reading) { parts = reading.parts(owner); });
    return parts;
  }
};

inline std::string file_text(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace clientela
