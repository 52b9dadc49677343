#include <gmock/gmock.h>

#include <atomic>
#include <future>
#include <thread>

#include "tests/unit/store/example_nouns.h"

namespace clientela {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::int64_t append(Store& store, LogEntry entry, bool keep = true) {
  std::int64_t seq = 0;
  store.write([&](StoreWriter& writer) {
    seq = writer.append(entry);
    return keep;
  });
  return seq;
}

TEST(StoreLog, SeqsAreDenseInCommitOrder) {
  auto store = example_store();
  const Record record = new_example(1, Guest{});
  EXPECT_EQ(append(*store, example_entry(1, record)), 1);
  EXPECT_EQ(append(*store, example_entry(2, record), false), 2);
  EXPECT_EQ(append(*store, example_entry(3, record)), 2);
  store->read([&](StoreReader& reader) {
    EXPECT_EQ(reader.last_seq(), 2);
    EXPECT_EQ(reader.log(0, 10).size(), 2u);
    EXPECT_EQ(reader.log(1, 10).front().action.id, example_entry(3, record).action.id);
    EXPECT_FALSE(reader.logged(3));
  });
}

TEST(StoreLog, EntriesAreReadAsTheyWereWritten) {
  auto store = example_store();
  const Record record = new_example(1, Guest{});
  LogEntry entry = example_entry(1, record);
  entry.action.arguments = "{\"text\":\"" + std::string(5000, 'x') + "\"}";
  entry.action.group = example_id(77);
  entry.changes.push_back(entry.changes.front());
  entry.changes.back().kind = ChangeKind::updated;
  entry.changes.back().patch = R"({"name":{"was":"A","now":"B"}})";
  append(*store, entry);
  store->read([&](StoreReader& reader) {
    const auto found = reader.logged_by_id(entry.action.id);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->action.arguments, entry.action.arguments);
    EXPECT_EQ(found->action.asker, entry.action.asker);
    EXPECT_EQ(found->action.device, entry.action.device);
    EXPECT_EQ(found->action.group, entry.action.group);
    EXPECT_EQ(found->action.time, entry.action.time);
    ASSERT_EQ(found->changes.size(), 2u);
    EXPECT_EQ(found->changes[1].n, 1);
    EXPECT_EQ(found->changes[1].kind, ChangeKind::updated);
    EXPECT_EQ(found->changes[1].patch, entry.changes[1].patch);
    EXPECT_THAT(reader.group(entry.action.group, 0, 10), ElementsAre(1));
  });
}

TEST(StoreLog, HistoryHasWhatConcernsTheRecordNewestFirst) {
  auto store = example_store();
  const Record anna = new_example(1, Guest{});
  const Record ben = new_example(2, Guest{});
  append(*store, example_entry(1, anna));
  append(*store, example_entry(2, ben));
  LogEntry both = example_entry(3, anna);
  both.changes.push_back(example_entry(3, ben).changes.front());
  append(*store, both);
  store->read([&](StoreReader& reader) {
    const auto history = reader.history(anna.id, 0, 10);
    ASSERT_EQ(history.size(), 2u);
    EXPECT_EQ(history[0].action.seq, 3);
    EXPECT_EQ(history[0].changes.size(), 1u) << "another record's change is not shown";
    EXPECT_EQ(history[1].action.seq, 1);
    EXPECT_EQ(reader.history(anna.id, 3, 10).size(), 1u);
    EXPECT_EQ(reader.history(anna.id, 0, 1).size(), 1u);
  });
}

TEST(StoreWrites, WhatAWorkThrowsComesOutAndNothingIsKept) {
  auto store = example_store();
  Record record = new_example(1, Guest{});
  EXPECT_THROW(store->write([&](StoreWriter& writer) -> bool {
    writer.insert(record);
    throw std::logic_error("no");
  }),
               std::logic_error);
  store->read([&](StoreReader& reader) {
    EXPECT_FALSE(reader.find(*record.type, record.id, true, all_seen()));
  });
  EXPECT_FALSE(store->write([&](StoreWriter& writer) {
    writer.insert(record);
    return false;
  }));
  EXPECT_TRUE(store->write([&](StoreWriter& writer) {
    writer.insert(record);
    return true;
  }));
}

TEST(StoreWrites, ManyThreadsAtOnce) {
  auto store = example_store();
  std::atomic<std::int64_t> last = 0;
  store->on_commit([&](std::int64_t seq) { last = seq; });
  std::vector<std::thread> threads;
  for (int thread = 0; thread < 8; ++thread) {
    threads.emplace_back([&, thread] {
      for (int i = 0; i < 50; ++i) {
        const auto n = static_cast<std::uint64_t>(thread * 1000 + i);
        Record record = new_example(n, Guest{});
        store->write([&](StoreWriter& writer) {
          writer.insert(record);
          LogEntry entry = example_entry(n, record);
          writer.append(entry);
          return true;
        });
        store->read([&](StoreReader& reader) {
          EXPECT_TRUE(reader.find(*record.type, record.id, false, all_seen()));
        });
      }
    });
  }
  for (auto& thread : threads) thread.join();
  store->read([&](StoreReader& reader) { EXPECT_EQ(reader.last_seq(), 400); });
  EXPECT_THAT(store->check(), IsEmpty());
  store.reset();
  EXPECT_EQ(last, 400);
}

TEST(StoreWrites, LaterTellsTheOutcome) {
  auto store = example_store();
  std::promise<bool> outcome;
  store->write_later(
      [](StoreWriter& writer) {
        writer.set_setting("name", "Bakery");
        return true;
      },
      [&](bool kept, std::exception_ptr) { outcome.set_value(kept); });
  EXPECT_TRUE(outcome.get_future().get());
  store->read([&](StoreReader& reader) { EXPECT_EQ(reader.setting("name"), "Bakery"); });
}

}  // namespace
}  // namespace clientela
