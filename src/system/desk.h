#pragma once

#include <string>
#include <vector>

#include "engine/engine.h"
#include "system/user.h"

namespace clientela {

// What lies on one user's desk: saved views, what was seen last, tokens for programs.

// A list with its filter, order and columns under a name; a tab of the list.
struct SavedView {
  static constexpr std::string_view object_name = "saved_view";
  Id id;
  Ref<User> owner;
  std::string object;  // the noun's name
  std::string name;
  std::string query;  // as in the URL
  bool shared = false;
};

// That a user looked at a record; one for each pair, moved on when it is seen again.
struct Recent {
  static constexpr std::string_view object_name = "recent";
  Id id;
  Ref<User> user;
  std::string object;
  std::string record;  // its id as text: any noun's
  Instant seen_at;
};

// A secret by which a program speaks for a user at the API. Only its hash is kept.
struct ApiToken {
  static constexpr std::string_view object_name = "api_token";
  Id id;
  Ref<User> user;
  std::string name;
  std::string token_hash;
  Instant made_at;
};

void add_desk(Model& model);

// Remembers that the user looks at the record now, a moment later. At most 50 for each user are
// kept.
void note_seen(Engine& engine, Id user, const Record& record);
struct SeenRecord {
  const ObjectType* type;
  Id record;
};
// Newest first.
std::vector<SeenRecord> recently_seen(Engine& engine, Id user, int limit);

// The secret is given once. Nothing without such a user.
Result<std::string> make_api_token(Engine& engine, Id user, std::string_view name);
// The user behind a secret; nothing when it is unknown or the user may not log in.
std::optional<Record> user_of_token(Engine& engine, std::string_view token);
std::vector<ApiToken> api_tokens_of(Engine& engine, Id user);
void revoke_api_token(Engine& engine, Id user, Id token);

std::vector<SavedView> views_of(Engine& engine, const Asker& asker, const ObjectType& type);
// At most 50 for each user.
Result<Id> save_view(Engine& engine, const Asker& asker, const SavedView& view);
Result<void> remove_view(Engine& engine, const Asker& asker, Id view);

}  // namespace clientela
