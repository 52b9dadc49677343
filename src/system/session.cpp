#include "system/session.h"

#include "system/access.h"
#include "system/filters.h"
#include "system/job.h"
#include "system/passwords.h"

namespace clientela {
namespace {

constexpr std::int64_t least_ms_between_notes = 600'000;
constexpr std::int64_t ms_between_tidyings = 3'600'000;
constexpr int expired_at_once = 500;

// Newest first.
Query sessions_query(Reading& reading, Id user) {
  Query query;
  query.type = &reading.type(Session::object_name);
  query.filter = equals("user", Value(user));
  query.order.descending = true;
  query.limit = 200;
  return query;
}

Query expired_query(Reading& reading, Instant now) {
  Query query;
  query.type = &reading.type(Session::object_name);
  query.filter.kind = Filter::Kind::comparison;
  query.filter.comparison.key = "expires_at";
  query.filter.comparison.op = Operator::lt;
  query.filter.comparison.operands = {Value(now)};
  query.limit = expired_at_once;
  return query;
}

// Nothing of the password can be read from it.
std::string password_mark(const Record& user) {
  return token_hash(user.get<std::string>("password_hash")).substr(0, 16);
}

// The user, as long as the session is not over.
std::optional<Record> user_behind(Reading& reading, const Session& session, Instant now) {
  if (session.expires_at < now) return std::nullopt;
  auto user = reading.find(reading.type(User::object_name), session.user.id);
  if (!user || !user->get<bool>("active")) return std::nullopt;
  const bool marked = !session.password_mark.empty();
  if (marked && session.password_mark != password_mark(*user)) return std::nullopt;
  return user;
}

// Losing this note loses a few minutes of a session's life, so a failure is no reason to fail.
void note_use(Engine& engine, const Session& session, Instant now) {
  if (now.ms - session.seen_at.ms < least_ms_between_notes) return;
  Session seen = session;
  seen.seen_at = now;
  seen.expires_at = Instant{now.ms + session_idle_ms};
  (void)engine.note(Asker::program(),
                    [&](Transaction& transaction) { return transaction.change(seen); });
}

}  // namespace

ObjectType session_type() {
  return {
      .name = "session",
      .plural = "sessions",
      .label = "Session",
      .label_plural = "Sessions",
      .fields =
          {
              field("user", &Session::user, {.label = "User", .required = true, .filter = true}),
              field(
                  "token_hash", &Session::token_hash,
                  {.label = "Token", .format = TextFormat::secret, .filter = true, .unique = true}),
              field("device", &Session::device, {.label = "Device"}),
              field("address", &Session::address, {.label = "Address"}),
              field("password_mark", &Session::password_mark,
                    {.label = "Password", .format = TextFormat::secret}),
              field("started_at", &Session::started_at, {.label = "Since"}),
              field("seen_at", &Session::seen_at, {.label = "Last seen"}),
              field("expires_at", &Session::expires_at, {.label = "Until", .filter = true}),
          },
      .history = History::none,
      .read_role = Role::administrator,
      .write_role = Role::none};
}

Result<StartedSession> start_session(Engine& engine, Id user, std::string_view device,
                                     std::string_view address) {
  StartedSession started{random_token(), {}};
  const Instant now = engine.now();
  Session session;
  session.user = user;
  session.token_hash = token_hash(started.token);
  session.device = shortened(cleaned(device), 300);
  session.address = address;
  session.started_at = session.seen_at = now;
  session.expires_at = Instant{now.ms + session_idle_ms};
  CLIENTELA_TRY(engine.note(Asker::program(), [&](Transaction& transaction) -> Result<void> {
    const auto record = transaction.find(transaction.type(User::object_name), user);
    if (record) session.password_mark = password_mark(*record);
    CLIENTELA_ASSIGN(started.session, transaction.create(session));
    return {};
  }));
  return started;
}

std::optional<KnownSession> find_session(Engine& engine, std::string_view token) {
  std::optional<KnownSession> known;
  const Instant now = engine.now();
  engine.read(Asker::program(), [&](Reading& reading) {
    const auto record =
        reading.find_by(reading.type(Session::object_name), "token_hash", Value(token_hash(token)));
    if (!record) return;
    const auto session = record->as<Session>();
    auto user = user_behind(reading, session, now);
    if (user) known = KnownSession{std::move(*user), session};
  });
  if (known) note_use(engine, known->session, now);
  return known;
}

void end_session(Engine& engine, Id session) {
  (void)engine.note(Asker::program(), [&](Transaction& transaction) {
    return transaction.remove(transaction.type(Session::object_name), session);
  });
}

void end_sessions(Engine& engine, Id user) {
  (void)engine.note(Asker::program(), [&](Transaction& transaction) {
    return remove_all_of(transaction, Session::object_name, user);
  });
}

bool remove_expired_sessions(Engine& engine) {
  Slice over;
  engine.read(Asker::program(),
              [&](Reading& reading) { over = reading.list(expired_query(reading, engine.now())); });
  if (over.records.empty()) return false;
  (void)engine.note(Asker::program(), [&](Transaction& transaction) -> Result<void> {
    // Asked again: one of them may have been used meanwhile.
    const Query query = expired_query(transaction, engine.now());
    for (const auto& record : transaction.list(query).records) {
      CLIENTELA_TRY(transaction.remove(*record.type, record.id));
    }
    return {};
  });
  return over.records.size() == static_cast<std::size_t>(expired_at_once);
}

void add_session_tidying(JobRunner& jobs) {
  jobs.when_idle([tidied = Instant()](Engine& engine) mutable {
    if (engine.now().ms - tidied.ms < ms_between_tidyings) return;
    if (!remove_expired_sessions(engine)) tidied = engine.now();
  });
}

bool session_stands(Engine& engine, Id session) {
  bool stands = false;
  engine.read(Asker::program(), [&](Reading& reading) {
    const auto record = reading.find(reading.type(Session::object_name), session);
    stands = record && user_behind(reading, record->as<Session>(), engine.now());
  });
  return stands;
}

std::vector<std::string> newest_session_hashes(Engine& engine, int limit) {
  std::vector<std::string> hashes;
  const Instant now = engine.now();
  engine.read(Asker::program(), [&](Reading& reading) {
    Query query;
    query.type = &reading.type(Session::object_name);
    query.limit = limit;
    for (const auto& record : reading.list(query).records) {
      auto session = record.as<Session>();
      if (session.expires_at >= now) hashes.push_back(std::move(session.token_hash));
    }
  });
  return hashes;
}

std::vector<Session> sessions_of(Engine& engine, Id user) {
  std::vector<Session> sessions;
  engine.read(Asker::program(), [&](Reading& reading) {
    for (const auto& record : reading.list(sessions_query(reading, user)).records) {
      sessions.push_back(record.as<Session>());
    }
  });
  return sessions;
}

}  // namespace clientela
