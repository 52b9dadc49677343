#include <gmock/gmock.h>

#include "base/text.h"
#include "store/search_words.h"
#include "tests/unit/store/example_nouns.h"

namespace clientela {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class StoreSearch : public testing::Test {
 protected:
  Record add(const std::string& name, std::int64_t root = 0) {
    Guest guest;
    guest.name = name;
    Record record = new_example(++count_, guest);
    record.root = root;
    store_->write([&](StoreWriter& writer) {
      writer.insert(record);
      writer.set_search_text(record, search_text(name));
      return true;
    });
    return record;
  }

  std::vector<std::string> found(const std::string& text, const ReadContext& context = all_seen(),
                                 int limit = 10) {
    std::vector<std::string> names;
    store_->read([&](StoreReader& reader) {
      for (const auto& hit : reader.search(text, limit, context)) {
        names.push_back(
            reader.find(*hit.type, hit.id, false, all_seen())->get<std::string>("name"));
      }
    });
    return names;
  }

  std::vector<std::string> listed(const std::string& words,
                                  const ReadContext& context = all_seen()) {
    Query query;
    query.type = &example_model().type("guest");
    query.search = words;
    query.order = {"name", false};
    std::vector<std::string> names;
    store_->read([&](StoreReader& reader) {
      names = texts(reader.list(query, context).records, "name");
      EXPECT_EQ(reader.count(query, 100, context), static_cast<std::int64_t>(names.size()));
    });
    return names;
  }

  std::unique_ptr<Store> store_ = example_store();
  std::uint64_t count_ = 0;
};

TEST_F(StoreSearch, FindsFragmentsInAnyScript) {
  add("Žofie Nováková");
  add("Шпитонков");
  add("김민수");
  add("王伟明");
  EXPECT_THAT(found("novak"), ElementsAre("Žofie Nováková"));
  EXPECT_THAT(found("ováková žof"), ElementsAre("Žofie Nováková"));
  EXPECT_THAT(found("shpiton"), ElementsAre("Шпитонков"));
  EXPECT_THAT(found("питон"), ElementsAre("Шпитонков"));
  EXPECT_THAT(found("김민"), ElementsAre("김민수"));
  EXPECT_THAT(found("민수"), ElementsAre("김민수"));
  EXPECT_THAT(found("王伟"), ElementsAre("王伟明"));
  EXPECT_THAT(found("novak petr"), IsEmpty());
}

TEST_F(StoreSearch, ShortWordsAreFoundAtTheBeginningOfWords) {
  add("Li Wei");
  add("Emil Alison");
  EXPECT_THAT(found("li"), ElementsAre("Li Wei"));
  EXPECT_THAT(found("w"), ElementsAre("Li Wei"));
  EXPECT_THAT(found("a e"), ElementsAre("Emil Alison"));
  EXPECT_THAT(listed("e"), ElementsAre("Emil Alison"));
}

TEST_F(StoreSearch, BeginningsComeFirstThenTheNewest) {
  add("Hannah");
  add("Anna Old");
  add("Joanna");
  add("Anna New");
  EXPECT_THAT(found("anna"), ElementsAre("Anna New", "Anna Old", "Joanna", "Hannah"));
  EXPECT_THAT(found("anna", all_seen(), 1), ElementsAre("Anna New"));
}

TEST_F(StoreSearch, ForgetsOldTexts) {
  const Record record = add("Anna");
  store_->write([&](StoreWriter& writer) {
    writer.set_search_text(record, "berta");
    EXPECT_THAT(writer.search("berta", 5, all_seen()), testing::SizeIs(1));
    EXPECT_THAT(writer.search("anna", 5, all_seen()), IsEmpty());
    return true;
  });
  EXPECT_THAT(found("anna"), IsEmpty());
  EXPECT_THAT(found("berta"), ElementsAre("Anna"));
  store_->write([&](StoreWriter& writer) {
    writer.set_search_text(record, "");
    return true;
  });
  EXPECT_THAT(found("berta"), IsEmpty());
}

TEST_F(StoreSearch, WhatIsDroppedIsNotFound) {
  const Record record = add("Anna");
  store_->write([&](StoreWriter& writer) {
    writer.set_search_text(record, "berta");
    EXPECT_THAT(writer.search("berta", 5, all_seen()), testing::SizeIs(1));
    return false;
  });
  EXPECT_THAT(found("berta"), IsEmpty());
  EXPECT_THAT(found("anna"), ElementsAre("Anna"));
}

TEST_F(StoreSearch, ShowsOnlyWhatMayBeSeen) {
  const Record mine = add("Anna Mine", own_root);
  const Record other = add("Anna Other", own_root);
  add("Anna Everybody");
  store_->write([&](StoreWriter& writer) {
    writer.set_tags(mine.row, {7});
    writer.set_tags(other.row, {8});
    return true;
  });
  ReadContext context = all_seen();
  context.visibility = {false, {7}};
  EXPECT_THAT(found("anna", context), ElementsAre("Anna Everybody", "Anna Mine"));
  EXPECT_THAT(listed("anna", context), ElementsAre("Anna Everybody", "Anna Mine"));
  context.visibility.tags.clear();
  EXPECT_THAT(found("anna", context), ElementsAre("Anna Everybody"));
  store_->read(
      [&](StoreReader& reader) { EXPECT_FALSE(reader.find(*mine.type, mine.id, false, context)); });
}

TEST_F(StoreSearch, TakesAnyTextForWords) {
  add("Anna \"Quote\" Novák");
  add("100% AND OR NOT (x)");
  for (const char* text : {"\"", "'", "a\" OR \"b", "NEAR(a b)", "*", "(", "text:", "-", "^a", "%",
                           "\xff\xfe", "AND", "\"\"\""}) {
    found(text);
    listed(text);
  }
  EXPECT_THAT(found("and or not"), ElementsAre("100% AND OR NOT (x)"));
  EXPECT_THAT(found(std::string(100'000, 'a')), IsEmpty());
  EXPECT_THAT(found(""), IsEmpty());
}

TEST(StoreSearchWords, DigitsOfNumbersInGroupsAreFoundToo) {
  EXPECT_EQ(phone_digits("call +420 (703) 432-483, room 12 34"), " 420703432483");
  EXPECT_EQ(phone_digits("-2+3 -2+3 44"), " 232344");
  EXPECT_EQ(phone_digits("N-111030, no groups: 123456"), "");
  EXPECT_EQ(phone_digits(""), "");
}

TEST(StoreSearchWords, PatternHasTheTrigramsOfEachWord) {
  EXPECT_EQ(search_pattern({"anna"}), "\"ann\" AND \"nna\"");
  EXPECT_EQ(search_pattern({"li", "x"}), "\" li\" AND \"  x\"");
  EXPECT_EQ(search_pattern({"žab"}), "\"žab\"");
  EXPECT_EQ(search_pattern({}), "");
}

}  // namespace
}  // namespace clientela
