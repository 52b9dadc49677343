#include "engine/engine.h"

#include <algorithm>
#include <chrono>
#include <random>

#include "engine/engine_transaction.h"

namespace clientela {
namespace {

constexpr std::size_t most_calls = 1000;

Error unknown_action(std::string_view name) {
  return {ErrorCode::not_found, "action", message("There is no action “{}”.", name)};
}

// Whether the entry tells of this call, sent twice. Somebody else's answer is given to nobody.
bool is_same_call(const LogEntry& entry, const Asker& asker, const Call& call) {
  return entry.action.asker == asker.user && entry.action.action == call.action;
}

Error id_is_taken() {
  return {ErrorCode::conflict, "id", message("This id belongs to another action: send a new one.")};
}

// What the caller was told when the action was first performed, as far as the log tells.
Outcome earlier_outcome(const LogEntry& entry) {
  Outcome outcome{entry.action.seq, entry.action.id, {}};
  const Id owner = entry.changes.empty() ? Id() : entry.changes.front().owner;
  if (owner) outcome.result["id"] = owner.text();
  return outcome;
}

Result<void> noted(EngineTransaction& transaction,
                   const std::function<Result<void>(Transaction&)>& work) {
  CLIENTELA_TRY(work(transaction));
  if (transaction.changed()) {
    throw std::logic_error("only nouns without history may change outside of an action");
  }
  return {};
}

}  // namespace

Surroundings Surroundings::real() {
  return {[] {
            const auto since = std::chrono::system_clock::now().time_since_epoch();
            return Instant{std::chrono::duration_cast<std::chrono::milliseconds>(since).count()};
          },
          [] {
            thread_local std::random_device device;
            return static_cast<std::uint64_t>(device()) << 32 | device();
          }};
}

Engine::Engine(const Model& model, Store& store, Surroundings surroundings)
    : model_(model), store_(store), surroundings_(std::move(surroundings)) {}

Id Engine::new_id() const {
  return Id::make(surroundings_.now().ms, surroundings_.random()).action();
}

Result<void> Engine::prepare(const Asker& asker, Call& call) {
  const Action* action = model_.find_action(call.action);
  if (action == nullptr) return unknown_action(call.action);
  if (asker.role < action->role) {
    return Error{ErrorCode::forbidden, "", message("Your role does not allow this.")};
  }
  if (call.id.empty()) call.id = new_id();
  if (call.id != call.id.action()) {
    return invalid("id", message("An action's id ends in five zeros."));
  }
  if (action->prepare) {
    const Preparation known{asker.user, [this](const std::function<void(Reading&)>& work) {
                              read(Asker::program(), work);
                            }};
    CLIENTELA_ASSIGN(call.arguments, action->prepare(std::move(call.arguments), known));
  }
  return {};
}

Result<Outcome> Engine::perform(const Asker& asker, Call call) {
  std::vector<Call> calls;
  calls.push_back(std::move(call));
  CLIENTELA_ASSIGN(auto outcomes, perform_all(asker, std::move(calls)));
  return std::move(outcomes.front());
}

Result<std::vector<Outcome>> Engine::perform_all(const Asker& asker, std::vector<Call> calls,
                                                 const std::function<void(Transaction&)>& also) {
  if (calls.size() > most_calls) {
    return Error{ErrorCode::too_large, "",
                 message("At most {} actions at once.", std::to_string(most_calls))};
  }
  for (auto& call : calls) CLIENTELA_TRY(prepare(asker, call));
  Result<std::vector<Outcome>> outcomes = std::vector<Outcome>();
  const Instant time = now();
  store_.write([&](StoreWriter& writer) {
    outcomes = perform_in(writer, asker, calls, time);
    if (!outcomes) return false;
    if (also) {
      const Asker program = Asker::program();
      EngineTransaction transaction(model_, writer, CompanyContext::of(writer, time), program,
                                    new_id());
      also(transaction);
    }
    return true;
  });
  return outcomes;
}

Result<std::vector<Outcome>> Engine::perform_in(StoreWriter& writer, const Asker& asker,
                                                const std::vector<Call>& calls, Instant time) {
  std::vector<Outcome> outcomes;
  outcomes.reserve(calls.size());
  for (const auto& call : calls) {
    if (const auto entry = writer.logged_by_id(call.id)) {
      if (!is_same_call(*entry, asker, call)) return id_is_taken();
      outcomes.push_back(earlier_outcome(*entry));
      continue;
    }
    const Action& action = *model_.find_action(call.action);
    LoggedAction to_log;
    to_log.id = call.id;
    to_log.device = asker.device;
    to_log.action = action.name;
    to_log.version = action.version;
    to_log.arguments = json_text(Json(call.arguments));
    to_log.asker = asker.user;
    to_log.time = time;
    to_log.group = call.group;
    CLIENTELA_ASSIGN(Outcome outcome,
                     perform_logged(writer, asker, action, call.arguments, std::move(to_log)));
    outcomes.push_back(std::move(outcome));
  }
  return outcomes;
}

Result<Outcome> Engine::perform_logged(StoreWriter& writer, const Asker& asker,
                                       const Action& action, const JsonObject& arguments,
                                       LoggedAction to_log) {
  const auto company = CompanyContext::of(writer, to_log.time);
  EngineTransaction transaction(model_, writer, company, asker, to_log.id);
  CLIENTELA_ASSIGN(JsonObject result, transaction.perform(action, arguments));
  Outcome outcome{0, to_log.id, std::move(result)};
  if (!transaction.changed()) return outcome;
  LogEntry entry{std::move(to_log), transaction.take_changes()};
  outcome.seq = writer.append(entry);
  if (announce_) announced_.push_back(std::move(entry));
  return outcome;
}

Result<Outcome> Engine::replay(const LoggedAction& logged) {
  const Action* action = model_.find_action(logged.action);
  if (action == nullptr) return unknown_action(logged.action);
  const auto arguments = parse_json(logged.arguments);
  if (!arguments || !arguments->is_object()) {
    return invalid("arguments", message("The logged arguments are damaged."));
  }
  const bool older = logged.version < action->version && action->modernise;
  const JsonObject modern =
      older ? action->modernise(arguments->get_object(), logged.version) : arguments->get_object();
  Asker asker = Asker::program();
  asker.user = logged.asker;
  asker.device = logged.device;
  asker.again = true;
  Result<Outcome> outcome = Outcome();
  store_.write([&](StoreWriter& writer) {
    outcome = perform_logged(writer, asker, *action, modern, logged);
    return outcome.ok();
  });
  return outcome;
}

Result<void> Engine::note(const Asker& asker,
                          const std::function<Result<void>(Transaction&)>& work) {
  Result<void> result;
  store_.write([&](StoreWriter& writer) {
    EngineTransaction transaction(model_, writer, CompanyContext::of(writer, now()), asker,
                                  new_id());
    result = noted(transaction, work);
    return result.ok();
  });
  return result;
}

void Engine::note_later(const Asker& asker, std::function<Result<void>(Transaction&)> work) {
  // The engine may be gone by then; the model outlives the store.
  store_.write_later(
      [&model = model_, asker, time = now(), id = new_id(),
       work = std::move(work)](StoreWriter& writer) {
        EngineTransaction transaction(model, writer, CompanyContext::of(writer, time), asker, id);
        return noted(transaction, work).ok();
      },
      [](bool, const std::exception_ptr&) {
        // A file that can't be written is told to whoever waits for a write.
      });
}

void Engine::read(const Asker& asker, const std::function<void(Reading&)>& work, int budget_ms) {
  store_.read([&](StoreReader& reader) {
    AskedReading<Reading> reading(model_, reader, CompanyContext::of(reader, now()), asker,
                                  budget_ms);
    work(reading);
  });
}

Result<Outcome> Engine::undo(const Asker& asker, std::int64_t seq) {
  return perform(asker, Call{"undo", {{"seq", seq}}, {}, {}});
}

std::vector<LogEntry> Engine::history(const Asker& asker, const ObjectType& type, Id record,
                                      std::int64_t before_seq, int limit) {
  std::vector<LogEntry> entries;
  store_.read([&](StoreReader& reader) {
    AskedReading<Reading> reading(model_, reader, CompanyContext::of(reader, now()), asker, 0);
    if (reading.find(type, record, true)) entries = reader.history(record, before_seq, limit);
  });
  return entries;
}

bool Engine::may_see(StoreReader& reader, const Asker& asker, const LogEntry& entry) {
  AskedReading<Reading> reading(model_, reader, CompanyContext::of(reader, now()), asker, 0);
  for (const auto& change : entry.changes) {
    const ObjectType* type = model_.find_type(change.object);
    // Settings of the company are no secret; those of another version nobody knows.
    if (type == nullptr && model_.find_action(change.object) != nullptr) continue;
    if (type == nullptr || !reading.find(*type, change.record, true)) return false;
  }
  return true;
}

std::optional<LogEntry> Engine::logged(const Asker& asker, std::int64_t seq) {
  std::optional<LogEntry> entry;
  store_.read([&](StoreReader& reader) {
    entry = reader.logged(seq);
    if (entry && !may_see(reader, asker, *entry)) entry.reset();
  });
  return entry;
}

std::optional<LogEntry> Engine::logged(const Asker& asker, Id action) {
  std::optional<LogEntry> entry;
  store_.read([&](StoreReader& reader) {
    entry = reader.logged_by_id(action);
    if (entry && !may_see(reader, asker, *entry)) entry.reset();
  });
  return entry;
}

std::vector<LogEntry> Engine::recent_log(const Asker& asker, std::int64_t before_seq, int limit) {
  std::vector<LogEntry> recent;
  const auto wanted = static_cast<std::size_t>(limit);
  store_.read([&](StoreReader& reader) {
    auto heads = reader.log_heads(before_seq, limit);
    while (!heads.empty() && recent.size() < wanted) {
      for (const auto seq : heads) {
        auto entry = reader.logged(seq);
        if (recent.size() < wanted && entry && may_see(reader, asker, *entry)) {
          recent.push_back(std::move(*entry));
        }
      }
      heads = reader.log_heads(heads.back(), limit);
    }
  });
  return recent;
}

std::int64_t Engine::group_size(Id group) {
  std::int64_t size = 0;
  store_.read([&](StoreReader& reader) { size = reader.group_size(group); });
  return size;
}

std::vector<SearchHit> Engine::search(const Asker& asker, std::string_view text, int limit) {
  std::vector<SearchHit> hits;
  store_.read([&](StoreReader& reader) {
    const auto company = CompanyContext::of(reader, now());
    hits = reader.search(text, limit, company.read(asker.visibility()));
    std::erase_if(hits, [&](const SearchHit& hit) { return asker.role < hit.type->read_role; });
  });
  return hits;
}

void Engine::on_change(std::function<void(const std::vector<LogEntry>&)> callback) {
  // The writer thread answers who waits before it announces, so it may still be at it.
  store_.on_commit({});
  if (!callback) return;
  announce_ = std::move(callback);
  store_.on_commit([this](std::int64_t) {
    const auto entries = std::exchange(announced_, {});
    if (!entries.empty()) announce_(entries);
  });
}

}  // namespace clientela
