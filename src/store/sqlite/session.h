#pragma once

#include <map>

#include "store/sqlite/action_log.h"
#include "store/sqlite/migration.h"
#include "store/sqlite/questions.h"

namespace clientela {

// The part of StoreReader and StoreWriter that is the same for both: hands each question on.
template <typename Contract>
class Session : public Contract {
 public:
  explicit Session(Connection& connection)
      : database_(connection.database), connection_(connection), questions_(connection) {}

  std::optional<Record> find(const ObjectType& type, Id id, bool deleted_too,
                             const ReadContext& context) override {
    return questions_.find(type, id, deleted_too, context);
  }
  std::optional<Record> find_by(const ObjectType& type, std::string_view key, const Value& value,
                                const ReadContext& context) override {
    return questions_.find_by(type, key, value, context);
  }
  Slice list(const Query& query, const ReadContext& context) override {
    before_search(query.search);
    return questions_.list(query, context);
  }
  std::int64_t count(const Query& query, std::int64_t cap, const ReadContext& context) override {
    before_search(query.search);
    return questions_.count(query, cap, context);
  }
  std::vector<Record> parts(const Record& owner, bool deleted_too) override {
    return questions_.parts(owner, deleted_too);
  }
  std::vector<SearchHit> search(std::string_view text, int limit,
                                const ReadContext& context) override {
    before_search(text);
    return questions_.search(text, limit, context);
  }
  std::int64_t last_seq() override { return clientela::last_seq(database_); }
  std::vector<LogEntry> history(Id record, std::int64_t before_seq, int limit) override {
    return entries_of_record(database_, record, before_seq, limit);
  }
  std::vector<LogEntry> log(std::int64_t after_seq, int limit) override {
    return entries_after(database_, after_seq, limit);
  }
  std::optional<LogEntry> logged(std::int64_t seq) override { return entry_at(database_, seq); }
  std::optional<LogEntry> logged_by_id(Id action) override {
    return entry_of_action(database_, action);
  }
  std::vector<std::int64_t> group(Id group, std::int64_t before_seq, int limit) override {
    return seqs_of_group(database_, group, before_seq, limit);
  }
  std::int64_t group_size(Id group) override { return count_of_group(database_, group); }
  std::vector<std::int64_t> log_heads(std::int64_t before_seq, int limit) override {
    return seqs_of_heads(database_, before_seq, limit);
  }
  std::string setting(std::string_view key) override { return read_setting(database_, key); }
  std::string digest() override { return questions_.digest(); }

 protected:
  // A writer's search texts wait for the end of its transaction unless somebody asks for them.
  virtual void before_search(std::string_view) {}

  Database& database_;
  Connection& connection_;
  Questions questions_;
};

class ReadSession final : public Session<StoreReader> {
 public:
  using Session::Session;
};

// The writer of one transaction after another. Between works the transaction's owner calls
// begin_work, then keep_work or drop_work; before the commit, finish.
class WriteSession final : public Session<StoreWriter> {
 public:
  explicit WriteSession(Connection& connection);

  void insert(Record& record) override;
  void update(const Record& before, const Record& after) override;
  void erase(const Record& record) override;
  std::optional<Id> holder(const ObjectType& type, const Field& field, const Value& value,
                           Id except) override;
  Figures figures(const Projection& projection, Id record) override;
  void write_figures(const Projection& projection, Id record, const Figures& figures) override;
  void clear_figures(const Projection& projection) override;
  void set_tags(std::int64_t root, const std::vector<Tag>& tags) override;
  void set_search_text(const Record& record, std::string_view text) override;
  std::int64_t append(LogEntry& entry) override;
  void set_setting(std::string_view key, std::string_view value) override;

  void begin_work();
  void keep_work();
  void drop_work();
  void finish();
  // Forgets what was not committed.
  void restart();
  std::int64_t end_of_log() const { return log_end_.seq; }

 private:
  struct WaitingText {
    std::string object;
    std::int64_t root = 0;
    std::string text;
  };
  void before_search(std::string_view words) override;
  void write_texts(std::map<std::int64_t, WaitingText>& texts);

  const Shared& shared_;
  std::int64_t next_row_ = 1;
  LogEnd log_end_;
  LogEnd log_end_before_;
  // Of the works kept so far, and of the present one.
  std::map<std::int64_t, WaitingText> kept_texts_;
  std::map<std::int64_t, WaitingText> new_texts_;
};

}  // namespace clientela
