#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "engine/asker.h"
#include "model/model.h"
#include "store/store.h"

namespace clientela {

// A request to perform an action.
struct Call {
  std::string action;
  JsonObject arguments;
  // Of this performance; empty: a new one. The same asker's same action with one id happens once.
  Id id = {};
  Id group = {};  // what belongs together: one import, one form
};

// What performing an action gave.
struct Outcome {
  std::int64_t seq = 0;  // its place in the log; 0: it changed nothing and is not logged
  Id action;
  JsonObject result;
};

// Where the time and the chance come from; tests bring their own.
struct Surroundings {
  std::function<Instant()> now;
  std::function<std::uint64_t()> random;
  static Surroundings real();
};

// Performs actions and answers questions, for every door, with everybody's rights checked here and
// nowhere else. Any thread may call; actions run one after another on the store's writer thread,
// questions beside each other.
class Engine {
 public:
  // `model` and `store` must outlive the engine.
  Engine(const Model& model, Store& store, Surroundings surroundings = Surroundings::real());

  const Model& model() const { return model_; }
  Store& store() { return store_; }
  Instant now() const { return surroundings_.now(); }
  Id new_id() const;  // for an action or a group

  // Performs the action in a transaction of its own; when this returns it is durable. An Error
  // means that nothing was changed.
  Result<Outcome> perform(const Asker& asker, Call call);
  // All or nothing; at most 1,000. `also` runs in the same transaction behind them, as the program
  // itself, for what must hold exactly when they do (a job's checkpoint); it may change nouns
  // without history only.
  Result<std::vector<Outcome>> perform_all(const Asker& asker, std::vector<Call> calls,
                                           const std::function<void(Transaction&)>& also = {});
  // Changes of nouns without history (sessions, progress, recently seen): not logged, not undone.
  Result<void> note(const Asker& asker, const std::function<Result<void>(Transaction&)>& work);
  // As note, but returns at once: for what nobody waits for and a crash may lose.
  void note_later(const Asker& asker, std::function<Result<void>(Transaction&)> work);

  // Gives the work one consistent view of what the asker may see. `budget_ms` stops long questions.
  void read(const Asker& asker, const std::function<void(Reading&)>& work, int budget_ms = 0);

  // Takes the changes of a logged action back, as an action of its own.
  Result<Outcome> undo(const Asker& asker, std::int64_t seq);

  // Performs a logged action of another company file (or an earlier life of this one) again: with
  // its id, asker and time.
  Result<Outcome> replay(const LoggedAction& logged);

  // Throws the projection's figures away and derives them anew from the living records.
  void rebuild(const Projection& projection);
  // Has the projection look again at these records of its owner, whose figures change as time
  // passes. Precondition: it looks_anew(). Ids of records that are not there are passed over. One
  // transaction: a few hundred at once keep it short.
  void refresh(const Projection& projection, const std::vector<Id>& owners);

  // History of a record with its parts, newest first; empty when the asker may not see it.
  std::vector<LogEntry> history(const Asker& asker, const ObjectType& type, Id record,
                                std::int64_t before_seq, int limit);
  // One action of the log; nothing when the asker may not see all that it changed.
  std::optional<LogEntry> logged(const Asker& asker, std::int64_t seq);
  std::optional<LogEntry> logged(const Asker& asker, Id action);
  // Of the whole company, newest first: what the asker may see of it. A group (an import, a sample)
  // is told by its newest action alone.
  std::vector<LogEntry> recent_log(const Asker& asker, std::int64_t before_seq, int limit);
  std::int64_t group_size(Id group);  // in actions
  std::vector<SearchHit> search(const Asker& asker, std::string_view text, int limit);

  // Called after a commit, on the writer thread, with the log entries since the last call. Must be
  // quick, and set before anything is performed. Empty: once this returns there are no more calls,
  // so that whoever is called may go; to be done before the engine goes.
  void on_change(std::function<void(const std::vector<LogEntry>&)> callback);

 private:
  Result<Outcome> perform_logged(StoreWriter& writer, const Asker& asker, const Action& action,
                                 const JsonObject& arguments, LoggedAction to_log);
  Result<std::vector<Outcome>> perform_in(StoreWriter& writer, const Asker& asker,
                                          const std::vector<Call>& calls, Instant time);
  Result<void> prepare(const Asker& asker, Call& call);
  bool may_see(StoreReader& reader, const Asker& asker, const LogEntry& entry);

  const Model& model_;
  Store& store_;
  Surroundings surroundings_;
  // Touched by the writer thread alone once actions are performed.
  std::function<void(const std::vector<LogEntry>&)> announce_;
  std::vector<LogEntry> announced_;
};

}  // namespace clientela
