#include "store/sqlite/action_log.h"

#include "store/sqlite/hash.h"
#include "store/sqlite/packed_text.h"

namespace clientela {

namespace {

constexpr std::size_t salt_bytes = 16;
constexpr std::size_t most_problems = 10;

constexpr std::string_view entry_columns =
    "SELECT seq, id, device, action, version, arguments, packed_arguments, asker, time, grp "
    "FROM action_log ";
constexpr std::string_view change_columns =
    "SELECT seq, n, object, record, owner, kind, version, patch FROM change ";

std::string digest_of(std::string_view salt, const LogEntry& entry) {
  const auto& action = entry.action;
  Hash hash;
  hash.add(salt).add(action.seq).add(action.id.bytes()).add(action.device.bytes());
  hash.add(action.asker.bytes()).add(action.group.bytes()).add(action.action);
  hash.add(std::int64_t{action.version}).add(action.arguments).add(action.time.ms);
  for (const auto& change : entry.changes) {
    hash.add(change.object).add(change.record.bytes()).add(change.owner.bytes());
    hash.add(static_cast<std::int64_t>(change.kind)).add(change.version).add(change.patch);
  }
  return hash.finish();
}

std::string next_chain(std::string_view chain, std::string_view digest) {
  return Hash().add(chain).add(digest).finish();
}

LogEntry read_entry(const Statement& row) {
  LogEntry entry;
  auto& action = entry.action;
  action.seq = row.integer(0);
  action.id = row.id(1);
  action.device = row.id(2);
  action.action = row.text(3);
  action.version = static_cast<int>(row.integer(4));
  action.arguments = row.is_null(6) ? std::string(row.text(5)) : unpacked(row.blob(6));
  action.asker = row.id(7);
  action.time = {row.integer(8)};
  action.group = row.id(9);
  return entry;
}

LoggedChange read_change(const Statement& row) {
  LoggedChange change;
  change.seq = row.integer(0);
  change.n = static_cast<int>(row.integer(1));
  change.object = row.text(2);
  change.record = row.id(3);
  change.owner = row.id(4);
  change.kind = static_cast<ChangeKind>(row.integer(5));
  change.version = row.integer(6);
  change.patch = row.text(7);
  return change;
}

// The changes that an action made; with an owner only those of that record and its parts.
void read_changes(Database& database, LogEntry& entry, Id owner) {
  std::string sql = std::string(change_columns) + "WHERE seq = ?1";
  if (!owner.empty()) sql += " AND owner = ?2";
  auto row = database.prepare(sql + " ORDER BY n");
  row.bind(1, entry.action.seq);
  if (!owner.empty()) row.bind(2, owner);
  while (row.step()) entry.changes.push_back(read_change(row));
}

void insert_action(Database& database, const LoggedAction& action, std::string_view salt,
                   std::string_view digest, std::string_view chain) {
  auto row = database.prepare(
      "INSERT INTO action_log (seq, id, device, action, version, arguments, packed_arguments, "
      "asker, time, grp, salt, digest, chain) "
      "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)");
  std::string bytes;
  row.bind(1, action.seq).bind(2, action.id).bind(3, action.device);
  row.bind(4, std::string_view(action.action)).bind(5, std::int64_t{action.version});
  if (action.arguments.size() > packed_from_bytes) {
    bytes = packed(action.arguments);
    row.bind_null(6).bind_blob(7, bytes);
  } else {
    row.bind(6, std::string_view(action.arguments)).bind_null(7);
  }
  row.bind(8, action.asker).bind(9, action.time.ms);
  if (action.group.empty()) {
    row.bind_null(10);
  } else {
    row.bind(10, action.group);
  }
  row.bind_blob(11, salt).bind_blob(12, digest).bind_blob(13, chain);
  row.run();
}

void insert_change(Database& database, const LoggedChange& change) {
  auto row = database.prepare(
      "INSERT INTO change (seq, n, object, record, owner, kind, version, patch) "
      "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)");
  row.bind(1, change.seq).bind(2, std::int64_t{change.n});
  row.bind(3, std::string_view(change.object)).bind(4, change.record).bind(5, change.owner);
  row.bind(6, static_cast<std::int64_t>(change.kind)).bind(7, change.version);
  if (change.patch.empty()) {
    row.bind_null(8);
  } else {
    row.bind(8, std::string_view(change.patch));
  }
  row.run();
}

std::optional<LogEntry> first_entry(Database& database, Statement& row) {
  if (!row.step()) return std::nullopt;
  LogEntry entry = read_entry(row);
  read_changes(database, entry, Id());
  return entry;
}

}  // namespace

std::int64_t last_seq(Database& database) {
  return database.integer("SELECT seq FROM action_log ORDER BY seq DESC LIMIT 1");
}

LogEnd log_end(Database& database) {
  auto row = database.prepare("SELECT seq, chain FROM action_log ORDER BY seq DESC LIMIT 1");
  if (!row.step()) return {0, std::string(Hash::bytes, '\0')};
  return {row.integer(0), std::string(row.blob(1))};
}

void append_entry(Database& database, LogEntry& entry, LogEnd& end) {
  entry.action.seq = end.seq + 1;
  for (std::size_t n = 0; n < entry.changes.size(); ++n) {
    entry.changes[n].seq = entry.action.seq;
    entry.changes[n].n = static_cast<int>(n);
  }
  const std::string salt = random_bytes(salt_bytes);
  const std::string digest = digest_of(salt, entry);
  const std::string chain = next_chain(end.chain, digest);
  insert_action(database, entry.action, salt, digest, chain);
  for (const auto& change : entry.changes) insert_change(database, change);
  end = {entry.action.seq, chain};
}

std::vector<LogEntry> entries_of_record(Database& database, Id record, std::int64_t before_seq,
                                        int limit) {
  std::vector<LogEntry> entries;
  auto row = database.prepare(std::string(entry_columns) +
                              "WHERE seq IN (SELECT DISTINCT seq FROM change WHERE owner = ?1 "
                              "AND seq < ?2 ORDER BY seq DESC LIMIT ?3) ORDER BY seq DESC");
  row.bind(1, record).bind(2, before_seq > 0 ? before_seq : INT64_MAX);
  row.bind(3, std::int64_t{limit});
  while (row.step()) entries.push_back(read_entry(row));
  for (auto& entry : entries) read_changes(database, entry, record);
  return entries;
}

std::vector<LogEntry> entries_after(Database& database, std::int64_t after_seq, int limit) {
  std::vector<LogEntry> entries;
  auto row = database.prepare(std::string(entry_columns) + "WHERE seq > ?1 ORDER BY seq LIMIT ?2");
  row.bind(1, after_seq).bind(2, std::int64_t{limit});
  while (row.step()) entries.push_back(read_entry(row));
  for (auto& entry : entries) read_changes(database, entry, Id());
  return entries;
}

std::optional<LogEntry> entry_at(Database& database, std::int64_t seq) {
  auto row = database.prepare(std::string(entry_columns) + "WHERE seq = ?1");
  row.bind(1, seq);
  return first_entry(database, row);
}

std::optional<LogEntry> entry_of_action(Database& database, Id action) {
  auto row = database.prepare(std::string(entry_columns) + "WHERE id = ?1");
  row.bind(1, action);
  return first_entry(database, row);
}

std::vector<std::int64_t> seqs_of_group(Database& database, Id group, std::int64_t before_seq,
                                        int limit) {
  std::vector<std::int64_t> seqs;
  auto row = database.prepare(
      "SELECT seq FROM action_log WHERE grp = ?1 AND seq < ?2 ORDER BY seq DESC LIMIT ?3");
  row.bind(1, group).bind(2, before_seq > 0 ? before_seq : INT64_MAX).bind(3, std::int64_t{limit});
  while (row.step()) seqs.push_back(row.integer(0));
  return seqs;
}

std::int64_t count_of_group(Database& database, Id group) {
  auto row = database.prepare("SELECT count(*) FROM action_log WHERE grp = ?1");
  row.bind(1, group);
  return row.step() ? row.integer(0) : 0;
}

std::vector<std::int64_t> seqs_of_heads(Database& database, std::int64_t before_seq, int limit) {
  std::vector<std::int64_t> seqs;
  auto row = database.prepare(
      "SELECT seq FROM action_log AS head WHERE seq < ?1 AND (grp IS NULL OR NOT EXISTS (SELECT 1 "
      "FROM action_log WHERE grp = head.grp AND seq > head.seq)) ORDER BY seq DESC LIMIT ?2");
  row.bind(1, before_seq > 0 ? before_seq : INT64_MAX).bind(2, std::int64_t{limit});
  while (row.step()) seqs.push_back(row.integer(0));
  return seqs;
}

std::vector<std::string> check_log(Database& database) {
  std::vector<std::string> problems;
  auto marks = database.prepare("SELECT seq, salt, digest, chain FROM action_log ORDER BY seq");
  std::string chain(Hash::bytes, '\0');
  std::int64_t expected = 1;
  while (marks.step() && problems.size() < most_problems) {
    const std::int64_t seq = marks.integer(0);
    const std::string digest(marks.blob(2));
    if (seq != expected)
      problems.push_back("The log has a gap before entry " + std::to_string(seq));
    expected = seq + 1;
    chain = next_chain(chain, digest);
    if (chain != marks.blob(3)) {
      problems.push_back("The log's chain is broken at entry " + std::to_string(seq));
      chain = marks.blob(3);
    }
    if (marks.is_null(1)) continue;  // erased on purpose
    const auto entry = entry_at(database, seq);
    if (!entry || digest_of(marks.blob(1), *entry) != digest) {
      problems.push_back("The contents of log entry " + std::to_string(seq) + " were altered");
    }
  }
  return problems;
}

}  // namespace clientela
