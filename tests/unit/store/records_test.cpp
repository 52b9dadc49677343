#include <gmock/gmock.h>

#include "tests/unit/store/example_nouns.h"

namespace clientela {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Query guests() {
  Query query;
  query.type = &example_model().type("guest");
  return query;
}

Guest full_guest() {
  Guest guest;
  guest.name = "Žofie Nováková";
  guest.city = "Brno";
  guest.number = "A1";
  guest.mood = Mood::eager;
  guest.visits = 7;
  guest.budget = Money{125'050, *Currency::parse("CZK")};
  guest.birthday = Date::of(1980, 2, 29);
  guest.labels = {"quiet", "sea \"view\""};
  guest.walks = true;
  guest.host = Ref<Guest>(example_id(99));
  return guest;
}

TEST(StoreRecords, AreReadAsTheyWereWritten) {
  auto store = example_store();
  Record record = new_example(1, full_guest());
  record.created_by = record.modified_by = example_id(5);
  record.root = own_root;
  insert(*store, record);
  EXPECT_GT(record.row, 0);
  EXPECT_EQ(record.root, record.row);
  store->read([&](StoreReader& reader) {
    const auto found = reader.find(*record.type, record.id, false, all_seen());
    ASSERT_TRUE(found);
    EXPECT_EQ(found->row, record.row);
    EXPECT_EQ(found->root, record.root);
    EXPECT_EQ(found->version, 1);
    EXPECT_EQ(found->created_at, record.created_at);
    EXPECT_EQ(found->created_by, record.created_by);
    EXPECT_EQ(found->values, record.values);
    EXPECT_FALSE(reader.find(*record.type, example_id(2), false, all_seen()));
  });
}

TEST(StoreRecords, RowsAreUniqueInTheWholeCompany) {
  auto store = example_store();
  Record guest = new_example(1, Guest{});
  Record stay = new_example(2, Stay{});
  insert(*store, guest);
  insert(*store, stay);
  EXPECT_NE(guest.row, stay.row);
}

TEST(StoreRecords, UpdateWritesWhatDiffers) {
  auto store = example_store();
  Record record = new_example(1, full_guest());
  insert(*store, record);
  Record after = record;
  after["name"] = std::string("Anna");
  after["budget"] = Value();
  after.version = 2;
  store->write([&](StoreWriter& writer) {
    writer.update(record, after);
    return true;
  });
  store->read([&](StoreReader& reader) {
    const auto found = reader.find(*record.type, record.id, false, all_seen());
    ASSERT_TRUE(found);
    EXPECT_EQ(found->values, after.values);
    EXPECT_EQ(found->version, 2);
    Query query = guests();
    query.order = {"name", false};
    EXPECT_EQ(reader.list(query, all_seen()).records.size(), 1u);
  });
}

TEST(StoreRecords, UpdateOfWhatIsNotThereFails) {
  auto store = example_store();
  const Record record = new_example(1, full_guest());
  EXPECT_THROW(store->write([&](StoreWriter& writer) {
    writer.update(record, record);
    return true;
  }),
               StoreFailure);
}

TEST(StoreRecords, DeletedOnesAreInTheBin) {
  auto store = example_store();
  Record record = new_example(1, full_guest());
  insert(*store, record);
  Record after = record;
  after.deleted_at = Instant{5};
  store->write([&](StoreWriter& writer) {
    writer.update(record, after);
    return true;
  });
  store->read([&](StoreReader& reader) {
    EXPECT_FALSE(reader.find(*record.type, record.id, false, all_seen()));
    EXPECT_TRUE(reader.find(*record.type, record.id, true, all_seen()));
    Query query = guests();
    EXPECT_THAT(reader.list(query, all_seen()).records, IsEmpty());
    query.deleted = true;
    EXPECT_EQ(reader.list(query, all_seen()).records.size(), 1u);
    EXPECT_EQ(reader.count(query, 10, all_seen()), 1);
  });
}

TEST(StoreRecords, PartsComeInTheOrderOfTheirMaking) {
  auto store = example_store();
  Record guest = new_example(1, full_guest());
  insert(*store, guest);
  for (int n : {5, 3, 4}) {
    Wish wish;
    wish.guest = guest.id;
    wish.text = "wish " + std::to_string(n);
    Record part = new_example(n, wish);
    if (n == 4) part.deleted_at = Instant{1};
    insert(*store, part);
  }
  store->read([&](StoreReader& reader) {
    EXPECT_THAT(texts(reader.parts(guest, false), "text"), ElementsAre("wish 5", "wish 3"));
    EXPECT_THAT(texts(reader.parts(guest, true), "text"),
                ElementsAre("wish 5", "wish 3", "wish 4"));
  });
}

TEST(StoreRecords, HolderIsTheOtherLivingRecordWithThatValue) {
  auto store = example_store();
  Record record = new_example(1, full_guest());
  insert(*store, record);
  const Field& number = *record.type->find("number");
  store->write([&](StoreWriter& writer) {
    EXPECT_EQ(writer.holder(*record.type, number, std::string("A1"), Id()), record.id);
    EXPECT_FALSE(writer.holder(*record.type, number, std::string("A1"), record.id));
    EXPECT_FALSE(writer.holder(*record.type, number, std::string("A2"), Id()));
    EXPECT_FALSE(writer.holder(*record.type, number, Value(), Id()));
    return false;
  });
}

TEST(StoreRecords, FindByUsesUniqueAndOtherFields) {
  auto store = example_store();
  Record record = new_example(1, full_guest());
  insert(*store, record);
  store->read([&](StoreReader& reader) {
    for (const std::string_view key : {"number", "name", "city", "mood"}) {
      const auto found = reader.find_by(*record.type, key, record[key], all_seen());
      ASSERT_TRUE(found) << key;
      EXPECT_EQ(found->id, record.id);
    }
    EXPECT_FALSE(reader.find_by(*record.type, "number", std::string("a1"), all_seen()));
  });
}

TEST(StoreRecords, FiguresAreEmptyThenWhatWasWritten) {
  auto store = example_store();
  Record record = new_example(1, full_guest());
  insert(*store, record);
  const Projection& projection = example_model().projections().front();
  const Figures figures{std::int64_t{3}, Money{900, *Currency::parse("EUR")}};
  store->write([&](StoreWriter& writer) {
    EXPECT_EQ(writer.figures(projection, record.id), Figures(2));
    writer.write_figures(projection, record.id, figures);
    EXPECT_EQ(writer.figures(projection, record.id), figures);
    return true;
  });
  store->read([&](StoreReader& reader) {
    const auto found = reader.find(*record.type, record.id, false, all_seen());
    ASSERT_TRUE(found);
    EXPECT_EQ((*found)["stay_count"], figures[0]);
    EXPECT_EQ((*found)["spent"], figures[1]);
  });
  store->write([&](StoreWriter& writer) {
    writer.clear_figures(projection);
    EXPECT_EQ(writer.figures(projection, record.id), Figures(2));
    return true;
  });
}

TEST(StoreRecords, EraseLeavesNothing) {
  auto store = example_store();
  Record record = new_example(1, full_guest());
  insert(*store, record);
  store->write([&](StoreWriter& writer) {
    writer.set_search_text(record, "zofie");
    return true;
  });
  store->write([&](StoreWriter& writer) {
    writer.erase(record);
    return true;
  });
  store->read([&](StoreReader& reader) {
    EXPECT_FALSE(reader.find(*record.type, record.id, true, all_seen()));
    EXPECT_THAT(reader.search("zofie", 5, all_seen()), IsEmpty());
  });
  EXPECT_THAT(store->check(), IsEmpty());
}

TEST(StoreRecords, DigestIsOfDeclaredFieldsNotOfRows) {
  auto first = example_store();
  auto second = example_store();
  Record anna = new_example(1, full_guest());
  Record ben = new_example(2, Guest{});
  for (Record* record : {&anna, &ben}) insert(*first, *record);
  for (Record* record : {&ben, &anna}) insert(*second, *record);
  const auto digest = [](Store& store) {
    std::string text;
    store.read([&](StoreReader& reader) { text = reader.digest(); });
    return text;
  };
  EXPECT_EQ(digest(*first), digest(*second));
  Record after = ben;
  after["city"] = std::string("Praha");
  second->write([&](StoreWriter& writer) {
    writer.update(ben, after);
    return true;
  });
  EXPECT_NE(digest(*first), digest(*second));
}

}  // namespace
}  // namespace clientela
