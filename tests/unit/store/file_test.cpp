#include <fstream>

#include "tests/unit/store/store_file.h"

namespace clientela {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

TEST_F(StoreFile, IsOneFileWhenClosed) {
  fill(3);
  int count = 0;
  for (const auto& entry : files::directory_iterator(folder_)) {
    EXPECT_EQ(entry.path(), options_.path);
    ++count;
  }
  EXPECT_EQ(count, 1);
  auto store = open_example(options_);
  EXPECT_TRUE(has(*store, 2));
  EXPECT_THAT(store->check(), IsEmpty());
}

TEST_F(StoreFile, RefusesInWordsWhatIsNotOurs) {
  std::ofstream(options_.path) << std::string(10'000, 'x');
  EXPECT_THAT(refusal(), HasSubstr("not a company file"));
  files::remove(options_.path);
  run_sql("CREATE TABLE recipe (name TEXT)");
  EXPECT_THAT(refusal(), HasSubstr("belongs to another program"));
  files::remove(options_.path);
  fill(1);
  run_sql("PRAGMA user_version = 99");
  EXPECT_THAT(refusal(), HasSubstr("newer version"));
  options_.path = (folder_ / "absent" / "company.clientela").string();
  EXPECT_THAT(refusal(), HasSubstr("folder exists"));
  options_.path = (folder_ / "other.clientela").string();
  options_.create = false;
  EXPECT_THAT(refusal(), HasSubstr("There is no file"));
}

TEST_F(StoreFile, IsInUseByOneProgramOnly) {
  auto store = open_example(options_);
  EXPECT_THAT(refusal(), HasSubstr("in use"));
  const pid_t child = fork();
  if (child == 0) _exit(refusal().find("in use") != std::string::npos ? 0 : 1);
  int status = 0;
  waitpid(child, &status, 0);
  EXPECT_EQ(status, 0);
  store.reset();
  EXPECT_EQ(refusal(), "");
}

TEST_F(StoreFile, ReadOnlyIsToldInWords) {
  fill(1);
  files::permissions(options_.path, files::perms(0444));
  files::permissions(folder_, files::perms(0777));
  const auto in_child = [&](std::string_view words) {
    const pid_t child = fork();
    if (child == 0) {
      // The administrator may write everything, so be somebody else.
      if (getuid() == 0 && setuid(65534) != 0) _exit(2);
      const std::string told = refusal();
      _exit(told.find(words) != std::string::npos ? 0 : 1);
    }
    int status = 0;
    waitpid(child, &status, 0);
    return status == 0;
  };
  EXPECT_TRUE(in_child("read-only"));
  files::permissions(folder_, files::perms(0555));
  EXPECT_TRUE(in_child("read-only"));
  files::permissions(folder_, files::perms(0777));
}

TEST_F(StoreFile, DamageIsFound) {
  fill(2000);
  const auto size = files::file_size(options_.path);
  std::fstream file(options_.path, std::ios::in | std::ios::out | std::ios::binary);
  for (std::uintmax_t place = 8192; place + 3000 < size; place += 40'960) {
    file.seekp(static_cast<std::streamoff>(place));
    file << std::string(3000, '\x55');
  }
  file.close();
  const auto store = Store::open(options_, example_model());
  if (!store) {
    EXPECT_THAT(english(store.error().message), HasSubstr("damaged"));
    return;
  }
  EXPECT_FALSE((*store)->check().empty());
}

TEST_F(StoreFile, PartsWithoutAnOwnerAreFound) {
  fill(1);
  auto store = open_example(options_);
  const auto add_wish = [&](std::uint64_t n, Id guest) {
    Wish wish;
    wish.guest = guest;
    wish.text = "A quiet room";
    Record record = new_example(n, wish);
    store->write([&](StoreWriter& writer) {
      writer.insert(record);
      return true;
    });
  };
  add_wish(100, example_id(0));
  EXPECT_THAT(store->check(), IsEmpty());
  add_wish(101, example_id(77));
  add_wish(102, Id());
  EXPECT_THAT(store->check(), testing::ElementsAre(HasSubstr("2 records of wishes belong to")));
}

TEST_F(StoreFile, AlteredLogIsFound) {
  fill(5);
  run_sql("UPDATE action_log SET arguments = '{}' WHERE seq = 2");
  {
    auto store = open_example(options_);
    EXPECT_THAT(store->check(), testing::ElementsAre(HasSubstr("log entry 2 were altered")));
  }
  // What is erased on purpose, with its salt, leaves the chain whole.
  run_sql("UPDATE action_log SET arguments = '', salt = NULL WHERE seq = 2");
  EXPECT_THAT(open_example(options_)->check(), IsEmpty());
  run_sql("DELETE FROM change WHERE seq = 4; DELETE FROM action_log WHERE seq = 4");
  EXPECT_FALSE(open_example(options_)->check().empty());
}

TEST_F(StoreFile, IsEncryptedWithAKey) {
  options_.key = "correct horse";
  fill(3);
  {
    std::ifstream file(options_.path, std::ios::binary);
    std::string bytes((std::istreambuf_iterator<char>(file)), {});
    EXPECT_EQ(bytes.find("Guest 1"), std::string::npos);
    EXPECT_EQ(bytes.find("SQLite format"), std::string::npos);
  }
  EXPECT_TRUE(has(*open_example(options_), 2));
  const std::string copy = (folder_ / "copy.clientela").string();
  open_example(options_)->save_copy(copy);
  options_.key = "wrong";
  EXPECT_THAT(refusal(), HasSubstr("key"));
  options_.key.clear();
  EXPECT_THAT(refusal(), HasSubstr("key"));
  options_.path = copy;
  EXPECT_THAT(refusal(), HasSubstr("key"));
  options_.key = "correct horse";
  EXPECT_TRUE(has(*open_example(options_), 2));
}

TEST_F(StoreFile, CopyIsWholeAndReplacesNothing) {
  auto store = open_example(options_);
  for (int i = 0; i < 10; ++i) add(*store, i);
  const std::string copy = (folder_ / "copy.clientela").string();
  store->save_copy(copy);
  EXPECT_THROW(store->save_copy(copy), StoreFailure);
  add(*store, 10);
  options_.path = copy;
  auto copied = open_example(options_);
  EXPECT_TRUE(has(*copied, 9));
  EXPECT_FALSE(has(*copied, 10));
  EXPECT_THAT(copied->check(), IsEmpty());
}

// Columns, tables and indexes that a newer program declares are added at the opening.
TEST_F(StoreFile, GrowsWithTheModel) {
  ObjectType old_guest = {.name = "guest",
                          .plural = "guests",
                          .label = "Guest",
                          .label_plural = "Guests",
                          .fields = {field("name", &Guest::name, {.label = "Name"})}};
  Model old_model;
  old_model.add(std::move(old_guest));
  {
    auto store = std::move(Store::open(options_, old_model)).value();
    store->write([&](StoreWriter& writer) {
      for (const char* name : {"Žofie", "Adam", "Čeněk"}) {
        Record record(old_model.type("guest"));
        record["name"] = std::string(name);
        record.id = example_id(static_cast<std::uint64_t>(name[0]));
        writer.insert(record);
      }
      return true;
    });
  }
  auto store = open_example(options_);
  store->read([](StoreReader& reader) {
    Query query;
    query.type = &example_model().type("guest");
    query.order = {"name", false};
    EXPECT_THAT(texts(reader.list(query, all_seen()).records, "name"),
                testing::ElementsAre("Adam", "Čeněk", "Žofie"));
  });
  add(*store, 1);
  EXPECT_THAT(store->check(), IsEmpty());
}

// Older files have one index of words for all nouns.
TEST_F(StoreFile, IndexesTheWordsOfAnOlderFileOnceAndSaysSo) {
  fill(3);
  run_sql("DROP TABLE search_guests; CREATE TABLE search_index (text); PRAGMA user_version = 1");
  std::vector<std::string> told;
  options_.tell = [&](const Message& words) { told.push_back(english(words)); };
  auto store = open_example(options_);
  EXPECT_THAT(told, testing::ElementsAre(HasSubstr("indexed anew")));
  store->read([](StoreReader& reader) {
    Query query;
    query.type = &example_model().type("guest");
    query.search = "guest 2";
    EXPECT_THAT(texts(reader.list(query, all_seen()).records, "name"),
                testing::ElementsAre("Guest 2"));
  });
  EXPECT_THAT(store->check(), IsEmpty());
  store.reset();
  store = open_example(options_);
  EXPECT_EQ(told.size(), 1u) << "once";
}

}  // namespace
}  // namespace clientela
