#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "model/field.h"

namespace clientela {

struct Record;
struct Whole;
class Reading;
class Transaction;

// How much of a noun's changes the log keeps. With `none` its changes are not actions at all.
enum class History { full, latest, none };

// What a person may do at most; each includes the ones before it.
enum class Role { none, reader, member, administrator };

// A label by which askers are let in: a root record carries some, an asker holds some.
using Tag = std::int64_t;
inline constexpr Tag everyone_tag = 0;

// How a list is ordered.
struct Order {
  std::string_view key;
  bool descending = false;
};

// A noun: what its records are made of and which rules they obey. Everything else (table, list,
// card, form, API, import, history, search ...) follows from this.
struct ObjectType {
  std::string_view name;          // "client": API, log, permissions; never changes
  std::string_view plural;        // "clients": its table and the path of its pages
  std::string_view label;         // "Client"
  std::string_view label_plural;  // "Clients"
  std::string_view icon = {};     // of the sprite
  std::string_view part_of =
      {};  // the noun that owns it; the field of that name refers to the owner
  std::vector<Field> fields;
  std::vector<Field> figures = {};  // added by projections; read-only
  Order order = {};                 // of lists before anybody sorts; empty key: newest first
  History history = History::full;
  Role read_role = Role::reader;
  Role write_role = Role::member;
  int version = 1;  // of its generic verbs, see Action; grows when `settle` fills in more

  // What a person calls this record. By default the first field's text.
  std::function<std::string(const Record&)> title = {};
  // Checks the record with its parts before it is written, and fills in what is computed. `before`
  // is null for a new one. Reads nothing but what it is given.
  std::function<Result<void>(Whole& whole, const Whole* before, Reading& reading)> settle = {};
  // For the generic verbs: arguments of an older version in the words of today's, see Action.
  std::function<JsonObject(JsonObject arguments, int version)> modernise = {};
  // Says whether that person may remove the record, by whatever way: deleted, or its making undone.
  // Not asked of the program itself, nor when a logged action is performed again.
  std::function<Result<void>(const Record&, Id asker, Reading& reading)> check_removal = {};
  // Carries a change on to nouns without history (whose password changes is logged out), in the
  // same transaction and as the program itself. `after` is null when the record is removed.
  std::function<Result<void>(const Record& before, const Record* after, Transaction&)> follow_up =
      {};
  // For a noun that is a root: the tags of a record. Without it a root is everybody's.
  std::function<std::vector<Tag>(const Record&, Reading& reading)> tags = {};

  const Field* find(std::string_view key) const;  // among fields and figures
  // The place of a field's or figure's value in Record::values; -1 when there is none.
  int position(std::string_view key) const;
  bool is_figure(int position) const { return position >= static_cast<int>(fields.size()); }
  bool is_part() const { return !part_of.empty(); }
  const Field* root_field() const;
  const Field* owner_field() const { return is_part() ? find(part_of) : nullptr; }
};

}  // namespace clientela
