#include "system/desk.h"

#include "system/filters.h"
#include "system/passwords.h"

namespace clientela {
namespace {

constexpr std::int64_t most_recent = 50;
constexpr std::int64_t most_own_views = 50;
constexpr int most_views_listed = 1000;

Query query_of(Reading& reading, std::string_view object, std::vector<Filter> conditions) {
  Query query;
  query.type = &reading.type(object);
  query.filter.children = std::move(conditions);
  query.limit = 200;
  return query;
}

template <typename T>
std::vector<T> list_as(Reading& reading, const Query& query) {
  std::vector<T> found;
  for (const auto& record : reading.list(query).records) found.push_back(record.as<T>());
  return found;
}

ObjectType saved_view_type() {
  return {.name = "saved_view",
          .plural = "saved_views",
          .label = "View",
          .label_plural = "Views",
          .fields =
              {
                  field("name", &SavedView::name, {.label = "Name", .required = true}),
                  field("owner", &SavedView::owner, {.label = "Owner", .filter = true}),
                  field("object", &SavedView::object, {.label = "List", .filter = true}),
                  field("query", &SavedView::query, {.label = "Query", .max_length = 8192}),
                  field("shared", &SavedView::shared, {.label = "For everybody"}),
              },
          .history = History::none,
          .write_role = Role::none};
}

ObjectType recent_type() {
  return {.name = "recent",
          .plural = "recents",
          .label = "Recently seen",
          .label_plural = "Recently seen",
          .fields =
              {
                  field("user", &Recent::user, {.label = "User", .filter = true}),
                  field("object", &Recent::object, {.label = "Kind"}),
                  field("record", &Recent::record, {.label = "Record", .filter = true}),
                  field("seen_at", &Recent::seen_at, {.label = "Seen", .filter = true}),
              },
          .history = History::none,
          .write_role = Role::none};
}

ObjectType api_token_type() {
  return {
      .name = "api_token",
      .plural = "api_tokens",
      .label = "API token",
      .label_plural = "API tokens",
      .fields =
          {
              field("user", &ApiToken::user, {.label = "User", .filter = true}),
              field("name", &ApiToken::name, {.label = "Name", .required = true}),
              field(
                  "token_hash", &ApiToken::token_hash,
                  {.label = "Token", .format = TextFormat::secret, .filter = true, .unique = true}),
              field("made_at", &ApiToken::made_at, {.label = "Since"}),
          },
      .history = History::none,
      .read_role = Role::administrator,
      .write_role = Role::none};
}

// What a person typed for a field of these nouns.
Result<std::string> typed(Transaction& transaction, std::string_view noun, std::string_view key,
                          std::string_view text) {
  const Field& field = *transaction.type(noun).find(key);
  CLIENTELA_ASSIGN(const Value value, field.parse(text, transaction.context().parse()));
  return is_empty(value) ? std::string() : std::get<std::string>(value);
}

// One person's views must not bury those of others.
Result<void> check_room(Transaction& transaction, Id owner) {
  const Query query =
      query_of(transaction, SavedView::object_name, {equals("owner", Value(owner))});
  if (transaction.count(query, most_own_views) < most_own_views) return {};
  return invalid("name",
                 message("You have {} saved views already. Delete one that you no longer use.",
                         std::to_string(most_own_views)));
}

Query recents_query(Reading& reading, Id user) {
  Query query = query_of(reading, Recent::object_name, {equals("user", Value(user))});
  query.order = {"seen_at", true};
  return query;
}

// The oldest one makes room for a new one.
Result<void> make_room(Transaction& transaction, Id user) {
  Query query = recents_query(transaction, user);
  if (transaction.count(query, most_recent) < most_recent) return {};
  query.order.descending = false;
  query.limit = 1;
  for (const auto& oldest : transaction.list(query).records) {
    CLIENTELA_TRY(transaction.remove(*oldest.type, oldest.id));
  }
  return {};
}

Result<void> remember(Transaction& transaction, const Recent& seen) {
  const auto before = list_as<Recent>(
      transaction,
      query_of(transaction, Recent::object_name,
               {equals("user", Value(seen.user.id)), equals("record", Value(seen.record))}));
  if (!before.empty()) {
    Recent again = before.front();
    again.seen_at = seen.seen_at;
    return transaction.change(again);
  }
  CLIENTELA_TRY(make_room(transaction, seen.user.id));
  CLIENTELA_ASSIGN([[maybe_unused]] const Id made, transaction.create(seen));
  return {};
}

}  // namespace

void add_desk(Model& model) {
  model.add(saved_view_type());
  model.add(recent_type());
  model.add(api_token_type());
}

void note_seen(Engine& engine, Id user, const Record& record) {
  const Recent seen{{}, user, std::string(record.type->name), record.id.text(), engine.now()};
  engine.note_later(Asker::program(),
                    [seen](Transaction& transaction) { return remember(transaction, seen); });
}

std::vector<SeenRecord> recently_seen(Engine& engine, Id user, int limit) {
  std::vector<SeenRecord> seen;
  engine.read(Asker::program(), [&](Reading& reading) {
    Query query = recents_query(reading, user);
    query.limit = limit;
    for (const auto& recent : list_as<Recent>(reading, query)) {
      const ObjectType* type = reading.model().find_type(recent.object);
      const auto id = Id::parse(recent.record);
      if (type != nullptr && id) seen.push_back({type, *id});
    }
  });
  return seen;
}

Result<std::string> make_api_token(Engine& engine, Id user, std::string_view name) {
  const std::string token = "clt_" + random_token();
  ApiToken kept{{}, user, {}, token_hash(token), engine.now()};
  CLIENTELA_TRY(engine.note(Asker::program(), [&](Transaction& transaction) -> Result<void> {
    CLIENTELA_ASSIGN(kept.name, typed(transaction, ApiToken::object_name, "name", name));
    CLIENTELA_ASSIGN([[maybe_unused]] const Id made, transaction.create(kept));
    return {};
  }));
  return token;
}

std::optional<Record> user_of_token(Engine& engine, std::string_view token) {
  std::optional<Record> user;
  engine.read(Asker::program(), [&](Reading& reading) {
    const auto kept = reading.find_by(reading.type(ApiToken::object_name), "token_hash",
                                      Value(token_hash(token)));
    if (!kept) return;
    user = reading.find(reading.type(User::object_name), kept->get<Id>("user"));
    if (user && !user->get<bool>("active")) user.reset();
  });
  return user;
}

std::vector<ApiToken> api_tokens_of(Engine& engine, Id user) {
  std::vector<ApiToken> tokens;
  engine.read(Asker::program(), [&](Reading& reading) {
    tokens = list_as<ApiToken>(
        reading, query_of(reading, ApiToken::object_name, {equals("user", Value(user))}));
  });
  return tokens;
}

void revoke_api_token(Engine& engine, Id user, Id token) {
  (void)engine.note(Asker::program(), [&](Transaction& transaction) -> Result<void> {
    const auto kept = transaction.get(Ref<ApiToken>(token));
    if (!kept || kept->user.id != user) {
      return Error{ErrorCode::not_found, "id", message("This token does not exist.")};
    }
    return transaction.remove(transaction.type(ApiToken::object_name), token);
  });
}

std::vector<SavedView> views_of(Engine& engine, const Asker& asker, const ObjectType& type) {
  std::vector<SavedView> views;
  engine.read(Asker::program(), [&](Reading& reading) {
    Filter for_asker;
    for_asker.kind = Filter::Kind::any;
    for_asker.children = {equals("shared", Value(true)), equals("owner", Value(asker.user))};
    Query query = query_of(reading, SavedView::object_name,
                           {equals("object", Value(std::string(type.name))), for_asker});
    query.limit = most_views_listed;
    views = list_as<SavedView>(reading, query);
  });
  return views;
}

Result<Id> save_view(Engine& engine, const Asker& asker, const SavedView& view) {
  if (view.shared && asker.role < Role::member) {
    return Error{ErrorCode::forbidden, "shared", message("Your role does not allow this.")};
  }
  SavedView own = view;
  own.owner = asker.user;
  Id made;
  CLIENTELA_TRY(engine.note(Asker::program(), [&](Transaction& transaction) -> Result<void> {
    CLIENTELA_TRY(check_room(transaction, asker.user));
    CLIENTELA_ASSIGN(own.name, typed(transaction, SavedView::object_name, "name", view.name));
    CLIENTELA_ASSIGN(own.query, typed(transaction, SavedView::object_name, "query", view.query));
    CLIENTELA_ASSIGN(made, transaction.create(own));
    return {};
  }));
  return made;
}

Result<void> remove_view(Engine& engine, const Asker& asker, Id view) {
  return engine.note(Asker::program(), [&](Transaction& transaction) -> Result<void> {
    const auto kept = transaction.get(Ref<SavedView>(view));
    if (!kept || (kept->owner.id != asker.user && asker.role < Role::administrator)) {
      return Error{ErrorCode::not_found, "id", message("This view does not exist.")};
    }
    return transaction.remove(transaction.type(SavedView::object_name), view);
  });
}

}  // namespace clientela
