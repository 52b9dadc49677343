// The program as a command: what it makes, what it refuses, and how it says so.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <csignal>

#include "base/version.h"
#include "doors/cli/new_company_file.h"
#include "tests/scenarios/command_run.h"

namespace clientela {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;

class CommandLine : public CommandLineTest {
 protected:
  // One sentence on standard error, nothing on standard output.
  static void expect_refused(const Printed& printed, int code, const std::string& sentence) {
    EXPECT_EQ(printed.code, code) << printed.err;
    EXPECT_THAT(printed.out, IsEmpty());
    EXPECT_THAT(printed.err, StartsWith("clientela: "));
    EXPECT_THAT(printed.err, HasSubstr(sentence));
    EXPECT_EQ(lines_of(printed.err).size(), code == 2 ? 2u : 1u) << printed.err;
  }
  std::vector<std::string> init_words(const std::vector<std::string>& more) const {
    std::vector<std::string> words{"init",    path("new.clientela"), "--name",       "Linden",
                                   "--admin", "ann@example.com",     "--admin-name", "Ann"};
    words.insert(words.end(), more.begin(), more.end());
    return words;
  }
};

TEST_F(CommandLine, InitMakesACompanyThatItsAdministratorOwns) {
  const auto made = run_command(init_words(
      {"--password", "a long password", "--currency", "CZK", "--zone", "Europe/Prague", "--json"}));
  ASSERT_EQ(made.code, 0) << made.err;
  const JsonObject answer = object_of(made.out);
  EXPECT_EQ(string_member(answer, "file"), path("new.clientela"));
  EXPECT_EQ(string_member(answer, "login"), "ann@example.com");
  EXPECT_THAT(files(), ElementsAre("new.clientela"));
  const auto users = run_command({"user", "list", path("new.clientela"), "--json"});
  const auto listed = parse_json(users.out);
  ASSERT_TRUE(listed && listed->is_array()) << users.out;
  ASSERT_EQ(listed->get_array().size(), 1u);
  const JsonObject& ann = listed->get_array()[0].get_object();
  EXPECT_EQ(string_member(ann, "name"), "Ann");
  EXPECT_EQ(string_member(ann, "role"), "administrator");
  EXPECT_EQ(string_member(ann, "id"), string_member(answer, "administrator"));
  EXPECT_EQ(run_command({"check", path("new.clientela")}).code, 0);
  const auto plain = run_command({"init", path("plain.clientela"), "--name", "Linden", "--admin",
                                  "ann@example.com", "--password", "a long password"});
  EXPECT_THAT(plain.out, HasSubstr("clientela serve " + path("plain.clientela")));
}

TEST_F(CommandLine, WhatInitRefusesLeavesNothingAndDoesNotBlockTheNextTry) {
  const std::vector<std::string> strong{"--password", "a long password"};
  expect_refused(run_command(init_words({"--password", "short"})), 1, "at least");
  const std::vector<std::pair<std::string, std::string>> wrong{
      {"--currency", "EU"}, {"--zone", "Europe/Nowhere"}, {"--language", "!"}};
  for (const auto& [option, value] : wrong) {
    auto words = init_words(strong);
    words.insert(words.end(), {option, value});
    expect_refused(run_command(words), 2, option);
  }
  expect_refused(run_command({"init", path("new.clientela"), "--name", "Linden", "--admin",
                              "nobody", "--password", "a long password"}),
                 2, "--admin");
  expect_refused(run_command({"init", path("new.clientela"), "--name", " ", "--admin",
                              "ann@example.com", "--password", "a long password"}),
                 2, "--name");
  EXPECT_THAT(files(), IsEmpty());
  EXPECT_EQ(run_command(init_words(strong)).code, 0);
  expect_refused(run_command(init_words(strong)), 1, "exists already; nothing was changed");
}

TEST_F(CommandLine, InitFillsAnEmptyFileAndNoOther) {
  EXPECT_EQ(run_command({"init", file("empty", ""), "--name", "Linden", "--admin",
                         "ann@example.com", "--password", "a long password"})
                .code,
            0);
  EXPECT_EQ(run_command({"user", "list", path("empty")}).code, 0);
  const std::string letter = file("letter.txt", "Dear Ann");
  expect_refused(run_command({"init", letter, "--name", "Linden", "--admin", "ann@example.com",
                              "--password", "a long password"}),
                 1, "exists already");
  expect_refused(run_command({"demo", path("")}), 1, "exists already");
  expect_refused(run_command({"demo", path("none/new.clientela")}), 1, "Check that its folder");
  EXPECT_THAT(files(), ElementsAre("empty", "letter.txt"));
}

TEST_F(CommandLine, DemoMakesASmallCompany) {
  const std::string demo = path("demo.clientela");
  const auto made = run_command({"demo", demo, "--clients", "5", "--seed", "3", "--json"});
  ASSERT_EQ(made.code, 0) << made.err;
  const JsonObject report = object_of(made.out);
  EXPECT_EQ(report.at("clients").to_number<int>(), 5);
  EXPECT_GT(report.at("orders").to_number<int>(), 0);
  EXPECT_THAT(files(), ElementsAre("demo.clientela"));
  const auto sound = run_command({"check", demo, "--json"});
  EXPECT_EQ(sound.code, 0);
  EXPECT_TRUE(object_of(sound.out).at("sound").get_bool());
  const auto rebuilt = run_command({"check", demo, "--rebuild", "--json"});
  EXPECT_EQ(rebuilt.out, sound.out);
  expect_refused(run_command({"demo", demo}), 1, "exists already");
  expect_refused(run_command({"demo", path("b"), "--password", "short"}), 1, "at least");
  expect_refused(run_command({"demo", path("b"), "--currency", "?"}), 2, "--currency");
  expect_refused(run_command({"demo", path("b"), "--clients", "0"}), 2, "--clients");
  EXPECT_THAT(files(), ElementsAre("demo.clientela"));
}

TEST_F(CommandLine, WhatIsStoppedInTheMiddleLeavesNothing) {
  CommandOptions options;
  options.file = path("demo.clientela");
  {
    NewCompanyFile stopped(options);
    stopped.open("en", false);
    NewCompanyFile::go_on();
    EXPECT_THROW(NewCompanyFile second(options), CommandFailure) << "somebody else makes it";
    EXPECT_FALSE(std::filesystem::exists(options.file)) << "it has its name when it is whole";
    std::raise(SIGINT);
    EXPECT_THROW(NewCompanyFile::go_on(), CommandFailure);
    EXPECT_THROW(stopped.keep(), CommandFailure);
  }
  EXPECT_THAT(files(), IsEmpty());
  // What a crash left is in nobody's way.
  file("demo.clientela.making", "half of a company");
  EXPECT_EQ(run_command({"demo", options.file, "--clients", "2"}).code, 0);
  EXPECT_THAT(files(), ElementsAre("demo.clientela"));
}

TEST_F(CommandLine, UsersAreAddedAndGetPasswords) {
  const std::string made = company();
  const auto added = run_command({"user", "add", made, "bob@example.com", "--role", "reader",
                                  "--password", "a long password", "--json"});
  ASSERT_EQ(added.code, 0) << added.err;
  EXPECT_THAT(run_command({"user", "list", made}).out, HasSubstr("bob@example.com"));
  const auto changed = run_command(
      {"user", "password", made, "BOB@example.com", "--password", "another password", "--json"});
  ASSERT_EQ(changed.code, 0) << changed.err;
  EXPECT_EQ(string_member(object_of(changed.out), "id"), string_member(object_of(added.out), "id"));
  expect_refused(
      run_command({"user", "add", made, "bob@example.com", "--password", "a long password"}), 1,
      "login");
  expect_refused(run_command({"user", "add", made, "eve@example.com", "--password", "short"}), 1,
                 "at least");
  expect_refused(run_command({"user", "add", made, "eve@example.com", "--role", "queen"}), 2,
                 "--role");
  expect_refused(
      run_command({"user", "password", made, "eve@example.com", "--password", "a long password"}),
      1, "There is no user eve@example.com");
  expect_refused(run_command({"user"}), 2, "Say which command.");
}

TEST_F(CommandLine, FilesThatCantBeWorkedOnAreRefusedInWords) {
  const std::string letter = file("letter.clientela", std::string(5000, 'x'));
  const std::string made = company();
  StoreOptions store;
  store.path = made;
  const auto held = Company::open(store);
  ASSERT_TRUE(held);
  const std::vector<std::vector<std::string>> commands{{"query", "", "clients"},
                                                       {"export", "", "clients"},
                                                       {"do", "", "undo", "{\"seq\": 1}"},
                                                       {"do", ""},
                                                       {"check", ""},
                                                       {"user", "list", ""},
                                                       {"insights", "fit", ""}};
  for (auto words : commands) {
    const auto place = std::find(words.begin(), words.end(), "");
    *place = path("none.clientela");
    expect_refused(run_command(words), 1, "There is no company file");
    *place = letter;
    expect_refused(run_command(words), 1, "This is not a company file");
    *place = made;
    expect_refused(run_command(words), 1, "is in use by another program");
  }
  EXPECT_FALSE(std::filesystem::exists(path("none.clientela")));
}

TEST_F(CommandLine, WhatIsNotUnderstoodIsCodeTwo) {
  const std::string made = company();
  expect_refused(run_command({"check", made, "--nope"}), 2, "--nope");
  expect_refused(run_command({"nope"}), 2, "There is no command nope.");
  expect_refused(run_command({}), 2, "Say which command.");
  expect_refused(run_command({"user", "nope"}), 2, "There is no command nope.");
  expect_refused(run_command({"query", made}), 2, "question");
  expect_refused(run_command({"export", made, "clients", "--format", "xml"}), 2, "--format");
  expect_refused(run_command({"query", made, "clients", "--limit", "0"}), 2, "--limit");
  expect_refused(run_command({"query", made, "clients", "--limit", "many"}), 2, "--limit");
  expect_refused(run_command({"do", made, "client.create", "{"}), 2, "not a JSON object");
  expect_refused(run_command({"do", made, "client.juggle"}), 2, "client.juggle");
  expect_refused(run_command({"insights", "fit", made, "--until", "2026-01-01"}), 2, "--until");
}

// The options of a command, as its usage and the guide name them.
const std::vector<std::pair<std::string, std::vector<std::string>>>& options_of_commands() {
  static const std::vector<std::pair<std::string, std::vector<std::string>>> all{
      {"init",
       {"--name", "--currency", "--language", "--zone", "--admin", "--admin-name", "--password",
        "--json", "--key"}},
      {"demo",
       {"--clients", "--seed", "--password", "--language", "--currency", "--json", "--key"}},
      {"import", {"--map", "--rehearse", "--undo", "--errors", "--json", "--key"}},
      {"export", {"--format", "--as", "--json", "--key"}},
      {"query", {"--limit", "--ids", "--json", "--key"}},
      {"do", {"action", "arguments", "--json", "--key"}},
      {"user list", {"--json", "--key"}},
      {"user add", {"login", "--name", "--role", "--password", "--json", "--key"}},
      {"user password", {"login", "--password", "--json", "--key"}},
      {"insights fit", {"--model", "--until", "--columns", "--json", "--key"}},
      {"insights score", {"--weeks", "--until", "--columns", "--json", "--key"}},
      {"insights report", {"--period", "--json", "--key"}},
      {"check", {"--rebuild", "--json", "--key"}},
      {"serve", {"--address", "--port", "--host", "--certificate", "--quiet", "--key"}},
      {"version", {"--json"}}};
  return all;
}

TEST_F(CommandLine, HelpTellsEveryOptionAndTheExitCodes) {
  const auto program = run_command({"--help"});
  EXPECT_EQ(program.code, 0);
  for (const auto& [command, options] : options_of_commands()) {
    std::vector<std::string> words;
    std::istringstream each(command);
    for (std::string word; each >> word;) words.push_back(word);
    EXPECT_THAT(program.out, HasSubstr("\n  " + words.front() + " "));
    words.push_back("--help");
    const auto help = run_command(words);
    EXPECT_EQ(help.code, 0) << command;
    for (const auto& option : options) EXPECT_THAT(help.out, HasSubstr(option)) << command;
    EXPECT_THAT(help.out, HasSubstr("Exit codes: 0 done; 1 refused or failed; 2")) << command;
  }
}

TEST_F(CommandLine, TheVersionIsToldToPeopleAndPrograms) {
  const std::string version(program_version());
  EXPECT_EQ(run_command({"version"}).out, "clientela " + version + "\n");
  EXPECT_EQ(string_member(object_of(run_command({"version", "--json"}).out), "version"), version);
  EXPECT_EQ(run_command({"--version"}).out, version + "\n");
}

}  // namespace
}  // namespace clientela
