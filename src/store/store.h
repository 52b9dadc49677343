#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "model/model.h"

namespace clientela {

// Which records an asker may see: all, or those whose root carries one of the tags (and those that
// have no root).
struct Visibility {
  bool everything = false;
  std::vector<Tag> tags;
};

// What questions depend on besides the data.
struct ReadContext {
  Visibility visibility;
  ParseContext parse;
  // Stops long questions; 0: no limit. Slice::out_of_time tells that it was reached.
  int budget_ms = 0;
};

// An action as the log keeps it. `seq` is dense in commit order.
struct LoggedAction {
  std::int64_t seq = 0;
  Id id;  // of the action; its records' ids are derived from it
  Id device;
  std::string action;
  int version = 1;
  std::string arguments;  // JSON
  Id asker;
  Instant time;
  Id group;  // actions that belong together: one import, one form; empty: alone
};

enum class ChangeKind { created, updated, deleted, restored };

// What an action did to one record.
struct LoggedChange {
  std::int64_t seq = 0;
  int n = 0;  // within the action, from 0
  std::string object;
  Id record;
  Id owner;  // of a part; else the record itself: a record's history includes its parts
  ChangeKind kind = ChangeKind::created;
  std::int64_t version = 0;  // of the record afterwards
  std::string patch;         // JSON of an update's fields, was and now; empty otherwise
};

struct LogEntry {
  LoggedAction action;
  std::vector<LoggedChange> changes;
};

struct SearchHit {
  const ObjectType* type = nullptr;
  Id id;
};

// One consistent snapshot of a company's database. Used by one thread, as long as the callback that
// it was given to runs. Knows no users: every question says what may be seen.
class StoreReader {
 public:
  virtual ~StoreReader() = default;

  virtual std::optional<Record> find(const ObjectType& type, Id id, bool deleted_too,
                                     const ReadContext& context) = 0;
  virtual std::optional<Record> find_by(const ObjectType& type, std::string_view key,
                                        const Value& value, const ReadContext& context) = 0;
  virtual Slice list(const Query& query, const ReadContext& context) = 0;
  virtual std::int64_t count(const Query& query, std::int64_t cap, const ReadContext& context) = 0;
  // Living parts of all part nouns, in the order of their making.
  virtual std::vector<Record> parts(const Record& owner, bool deleted_too) = 0;
  // Best first; each word of the text must occur. At most `limit`.
  virtual std::vector<SearchHit> search(std::string_view text, int limit,
                                        const ReadContext& context) = 0;

  virtual std::int64_t last_seq() = 0;
  // Newest first, of a record and its parts, below `before_seq` (0: from the newest).
  virtual std::vector<LogEntry> history(Id record, std::int64_t before_seq, int limit) = 0;
  // Oldest first, above `after_seq`.
  virtual std::vector<LogEntry> log(std::int64_t after_seq, int limit) = 0;
  virtual std::optional<LogEntry> logged(std::int64_t seq) = 0;
  virtual std::optional<LogEntry> logged_by_id(Id action) = 0;
  // Seqs of a group, newest first.
  virtual std::vector<std::int64_t> group(Id group, std::int64_t before_seq, int limit) = 0;
  virtual std::int64_t group_size(Id group) = 0;  // in actions
  // Seqs, newest first, below `before_seq` (0: from the newest); of each group its newest alone.
  virtual std::vector<std::int64_t> log_heads(std::int64_t before_seq, int limit) = 0;

  virtual std::string setting(std::string_view key) = 0;
  // A hash over the declared fields of all living records of nouns with history, in the order of
  // their ids: equal companies have equal digests, whatever their local rows are.
  virtual std::string digest() = 0;
};

// A reader that also writes, inside one transaction.
class StoreWriter : public StoreReader {
 public:
  // Sets record.row. The record's id must be new.
  virtual void insert(Record& record) = 0;
  // Writes the columns of fields that differ, and the system columns.
  virtual void update(const Record& before, const Record& after) = 0;
  virtual void erase(const Record& record) = 0;  // for nouns without history
  // When another live record has that value of a unique field: its id.
  virtual std::optional<Id> holder(const ObjectType& type, const Field& field, const Value& value,
                                   Id except) = 0;

  virtual Figures figures(const Projection& projection, Id record) = 0;
  virtual void write_figures(const Projection& projection, Id record, const Figures& figures) = 0;
  virtual void clear_figures(const Projection& projection) = 0;

  // Row of the root and the tags it carries from now on. Empty tags: nobody but those who see all.
  virtual void set_tags(std::int64_t root, const std::vector<Tag>& tags) = 0;
  // The record's search text (already normalised) from now on; empty: not found any more.
  virtual void set_search_text(const Record& record, std::string_view text) = 0;

  // Gives the entry its seq and stores it.
  virtual std::int64_t append(LogEntry& entry) = 0;
  virtual void set_setting(std::string_view key, std::string_view value) = 0;
};

struct StoreOptions {
  std::string path;             // of the company file; ":memory:" for a private one
  std::string key;              // encrypts the file at rest; empty: not encrypted
  std::string language = "en";  // of the collation, when the file is new
  bool create = true;
  bool durable = true;  // false: a crash of the machine may lose the last seconds (demo, tests)
  int readers = 4;
  // Hears of work that keeps the opening waiting, before it begins; may be empty.
  std::function<void(const Message&)> tell = {};
};

// A company's database. Any thread may call; one writer thread commits a batch of writes at once
// (group commit), each write in its own savepoint. Readers never wait for it. Infrastructure
// failures (disk full, corrupted) are thrown as StoreFailure by the call that met them.
class Store {
 public:
  virtual ~Store() = default;
  // Opens or creates the file and brings its tables to what the model declares. The Error says in
  // words when it is not ours, newer than the program, in use, read-only, damaged or locked by a
  // key.
  static Result<std::unique_ptr<Store>> open(const StoreOptions& options, const Model& model);

  virtual void read(const std::function<void(StoreReader&)>& work) = 0;
  // Runs the work on the writer thread and returns when it is durable. The work returns whether to
  // keep what it did; what it throws comes out here, nothing of it kept.
  virtual bool write(const std::function<bool(StoreWriter&)>& work) = 0;
  // As write, but returns at once; `done` is called on the writer thread after the commit, or with
  // the failure.
  virtual void write_later(std::function<bool(StoreWriter&)> work,
                           std::function<void(bool kept, std::exception_ptr failure)> done) = 0;

  // Called on the writer thread after each commit with the last seq. For live pages and other
  // subscribers; must be quick. An empty callback ends all: once this returns none is called any
  // more, so that what they refer to may go.
  virtual void on_commit(std::function<void(std::int64_t last_seq)> callback) = 0;
  // A consistent copy of the company into a new file.
  virtual void save_copy(const std::string& path) = 0;
  // Problems found in the file, in words; empty: sound.
  virtual std::vector<std::string> check() = 0;
};

class StoreFailure : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

}  // namespace clientela
