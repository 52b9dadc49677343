#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "base/json.h"
#include "doors/cli/command_line.h"

namespace clientela {

struct Printed {
  int code = 0;
  std::string out, err;
};

// What `clientela WORDS` prints, in this process.
inline Printed run_command(std::vector<std::string> words) {
  words.insert(words.begin(), "clientela");
  std::vector<char*> arguments;
  for (auto& word : words) arguments.push_back(word.data());
  testing::internal::CaptureStdout();
  testing::internal::CaptureStderr();
  Printed printed;
  printed.code = run_command_line(static_cast<int>(arguments.size()), arguments.data());
  printed.out = testing::internal::GetCapturedStdout();
  printed.err = testing::internal::GetCapturedStderr();
  return printed;
}

inline std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const auto end = std::min(text.find('\n', at), text.size());
    lines.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

inline JsonObject object_of(const std::string& text) {
  const auto json = parse_json(text);
  EXPECT_TRUE(json && json->is_object()) << text;
  return json && json->is_object() ? json->get_object() : JsonObject();
}

// With a folder of its own, which is gone afterwards.
class CommandLineTest : public testing::Test {
 protected:
  CommandLineTest() {
    folder_ = std::filesystem::temp_directory_path() /
              ("clientela_command_line_" + std::to_string(::getpid()));
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
  }
  ~CommandLineTest() override { std::filesystem::remove_all(folder_); }

  std::string path(const std::string& name) const { return (folder_ / name).string(); }
  std::string file(const std::string& name, const std::string& text) const {
    std::ofstream(folder_ / name, std::ios::binary) << text;
    return path(name);
  }
  // The names of all that lies in the folder.
  std::vector<std::string> files() const {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder_)) {
      names.push_back(entry.path().filename().string());
    }
    std::sort(names.begin(), names.end());
    return names;
  }
  // An empty company.
  std::string company() const {
    const std::string made = path("company.clientela");
    const Printed printed = run_command({"init", made, "--name", "Linden", "--admin",
                                         "ann@example.com", "--password", "a long password"});
    EXPECT_EQ(printed.code, 0) << printed.err;
    return made;
  }

 private:
  std::filesystem::path folder_;
};

}  // namespace clientela
