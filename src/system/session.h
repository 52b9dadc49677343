#pragma once

#include <optional>
#include <string>

#include "engine/engine.h"
#include "system/user.h"

namespace clientela {

class JobRunner;

// A log-in of a user on one device, known by a secret token in a cookie; only its hash is kept.
struct Session {
  static constexpr std::string_view object_name = "session";
  Id id;
  Ref<User> user;
  std::string token_hash;
  std::string device;  // the browser, as it calls itself
  std::string address;
  std::string password_mark;  // tells whether the password is still the one of the log-in
  Instant started_at, seen_at, expires_at;
};

ObjectType session_type();

// A session that is not used for that long has ended.
inline constexpr std::int64_t session_idle_ms = 14LL * 24 * 3600 * 1000;

struct StartedSession {
  std::string token;  // for the cookie; not kept anywhere
  Id session;
};
Result<StartedSession> start_session(Engine& engine, Id user, std::string_view device,
                                     std::string_view address);

// Who is behind a token: the user's record and the session. Nothing when it is unknown or over,
// when the user may no longer log in, or has another password by now, by whatever door it was set.
// Moves the end of the session on (written at most every ten minutes).
struct KnownSession {
  Record user;
  Session session;
};
std::optional<KnownSession> find_session(Engine& engine, std::string_view token);

// Ends one session, or all sessions of a user ("log out everywhere").
void end_session(Engine& engine, Id session);
void end_sessions(Engine& engine, Id user);
// Whether a session is there still and not over.
bool session_stands(Engine& engine, Id session);
// The hashes of tokens of at most that many sessions that were not over, the newest.
std::vector<std::string> newest_session_hashes(Engine& engine, int limit);
// Newest first; at most 200.
std::vector<Session> sessions_of(Engine& engine, Id user);

// Removes some hundreds of the sessions that are over. Says whether there may be more.
bool remove_expired_sessions(Engine& engine);
// Has the runner do so in quiet moments.
void add_session_tidying(JobRunner& jobs);

}  // namespace clientela
