#include "engine/engine_transaction.h"

#include <algorithm>
#include <cassert>
#include <map>

#include "store/search_words.h"

namespace clientela {
namespace {

Error no_such_record() {
  return {ErrorCode::not_found, "id", message("This record does not exist, or is not for you.")};
}

Error leaves_its_owner(const ObjectType& part) {
  const std::string key(part.part_of);
  return invalid(key, message("A part stays with its owner: “{}” can't be set.", key));
}

Record* find_part(std::vector<Record>& parts, Id id) {
  const auto found =
      std::find_if(parts.begin(), parts.end(), [&](const Record& part) { return part.id == id; });
  return found == parts.end() ? nullptr : &*found;
}

const Record* find_part(const std::vector<Record>& parts, Id id) {
  return find_part(const_cast<std::vector<Record>&>(parts), id);
}

void append_search_text(std::string& text, const Record& record) {
  for (std::size_t i = 0; i < record.type->fields.size(); ++i) {
    const Field& field = record.type->fields[i];
    if (!field.search || is_empty(record.values[i])) continue;
    if (!text.empty()) text += ' ';
    const std::string written = field.kind->text(record.values[i], field);
    text += search_text(written);
    text += phone_digits(written);
  }
}

}  // namespace

EngineTransaction::EngineTransaction(const Model& model, StoreWriter& writer,
                                     const CompanyContext& company, const Asker& asker,
                                     Id action_id)
    : AskedReading<Transaction>(model, writer, company, asker, 0),
      writer_(writer),
      everything_(model, writer, company, Asker::program(), 0),
      action_context_{action_id,   asker.user,   asker.role,
                      company.now, company.zone, company.currency},
      again_(asker.again) {}

Result<Record> EngineTransaction::changeable(const ObjectType& type, Id id, bool deleted) {
  auto record = find(type, id, deleted);
  if (!record) return no_such_record();
  return std::move(*record);
}

Result<Id> EngineTransaction::create(Whole whole) {
  Record& record = whole.record;
  stamp_new(record, nullptr);
  for (auto& part : whole.parts) stamp_new(part, &record);
  CLIENTELA_TRY(settle(whole, nullptr));
  record.root = root_of(record);
  store_new(record, record.id);
  set_tags(record);
  for (auto& part : whole.parts) {
    part.root = record.root;
    store_new(part, record.id);
  }
  set_search_text(whole);
  return record.id;
}

Result<void> EngineTransaction::update(const ObjectType& type, Id id, const WholePatch& patch) {
  assert(!type.is_part());
  CLIENTELA_ASSIGN(const Record record, changeable(type, id, false));
  return change_found(record, patch);
}

Result<void> EngineTransaction::change_found(const Record& record, const WholePatch& patch,
                                             Computed computed) {
  const Whole before{record, writer_.parts(record, false)};
  Whole after = before;
  std::vector<Record> revived;
  CLIENTELA_TRY(apply_patch(after.record, patch.patch, computed));
  CLIENTELA_TRY(apply_parts(after, patch, computed, revived));
  CLIENTELA_TRY(settle(after, &before));
  after.record.root = root_of(after.record);
  store_changed(before.record, after.record, record.id);
  set_tags(after.record);
  store_parts(before, after, revived);
  set_search_text(after);
  return follow_up(before.record, &after.record);
}

Result<void> EngineTransaction::remove(const ObjectType& type, Id id) {
  CLIENTELA_ASSIGN(const Record record, changeable(type, id, false));
  const bool is_asked = !again_ && !action_context_.asker.empty();
  if (is_asked && type.check_removal) {
    CLIENTELA_TRY(type.check_removal(record, action_context_.asker, everything_));
  }
  for (const auto& part : writer_.parts(record, false)) store_deleted(part, id, true);
  store_deleted(record, id, true);
  if (type.history != History::none) writer_.set_search_text(record, {});
  return follow_up(record, nullptr);
}

Result<void> EngineTransaction::follow_up(const Record& before, const Record* after) {
  if (!before.type->follow_up) return {};
  const Asker program = Asker::program();
  EngineTransaction others(model_, writer_, company_, program, action_context_.action_id);
  CLIENTELA_TRY(before.type->follow_up(before, after, others));
  assert(!others.changed() && "what follows is not in the log, so it has no history either");
  return {};
}

Result<void> EngineTransaction::restore(const ObjectType& type, Id id) {
  CLIENTELA_ASSIGN(const Record record, changeable(type, id, true));
  if (!record.deleted_at) return {};
  Whole whole{record, {}};
  for (auto& part : writer_.parts(record, true)) {
    // Only what went with the record comes back with it, not what was removed before.
    if (part.deleted_at == record.deleted_at) whole.parts.push_back(std::move(part));
  }
  whole.record.deleted_at.reset();
  carried_over_ = true;
  CLIENTELA_TRY(settle(whole, nullptr));
  store_deleted(record, id, false);
  for (const auto& part : whole.parts) store_deleted(part, id, false);
  set_search_text(whole);
  return {};
}

void EngineTransaction::set_setting(std::string_view key, std::string_view value) {
  if (writer_.setting(key) == value) return;
  writer_.set_setting(key, value);
  settings_changed_ = true;
}

void EngineTransaction::stamp_new(Record& record, const Record* owner) {
  if (record.id.empty()) record.id = action_context_.action_id.derive(++made_);
  record.version = 1;
  record.created_at = record.modified_at = action_context_.now;
  record.created_by = record.modified_by = action_context_.asker;
  if (owner != nullptr) record[record.type->part_of] = owner->id;
}

Result<void> EngineTransaction::settle(Whole& whole, const Whole* before) {
  const ObjectType& type = *whole.record.type;
  if (type.settle) CLIENTELA_TRY(type.settle(whole, before, everything_));
  CLIENTELA_TRY(check(whole.record, before == nullptr ? nullptr : &before->record));
  for (const auto& part : whole.parts) {
    const Record* earlier = before == nullptr ? nullptr : find_part(before->parts, part.id);
    CLIENTELA_TRY(check(part, earlier));
  }
  return {};
}

Result<void> EngineTransaction::check(const Record& record, const Record* before) {
  for (std::size_t i = 0; i < record.type->fields.size(); ++i) {
    const Field& field = record.type->fields[i];
    const Value& value = record.values[i];
    if (before != nullptr && before->values[i] == value) continue;
    if (is_empty(value)) {
      if (!field.required || field.computed) continue;
      return Error{ErrorCode::required, std::string(field.key), message("This must be filled in.")};
    }
    const bool is_owner = record.type->is_part() && field.key == record.type->part_of;
    if (!field.target.empty() && !is_owner) CLIENTELA_TRY(check_reference(field, value));
    if (!field.unique) continue;
    if (writer_.holder(*record.type, field, value, record.id)) {
      return Error{ErrorCode::duplicate, std::string(field.key),
                   message("“{}” is taken already.", field.kind->text(value, field))};
    }
  }
  return {};
}

Result<void> EngineTransaction::check_reference(const Field& field, const Value& value) {
  const Id id = std::get<Id>(value);
  if (known_.count(id) != 0) return {};
  const ObjectType& target = model_.type(field.target);
  if (!(carried_over_ ? everything_.find(target, id, false) : find(target, id, false))) {
    return Error{ErrorCode::not_found, std::string(field.key),
                 message("What this refers to does not exist, or is not for you.")};
  }
  known_.insert(id);
  return {};
}

std::int64_t EngineTransaction::root_of(const Record& record) {
  if (record.type->tags) return record.row == 0 ? own_root : record.row;
  const Field* field = record.type->root_field();
  if (field == nullptr) return 0;
  const Id root = record.get<Id>(field->key);
  if (root.empty()) return 0;
  const auto root_record = everything_.find(model_.type(field->target), root, true);
  return root_record ? root_record->root : 0;
}

void EngineTransaction::set_tags(const Record& record) {
  if (record.type->tags) writer_.set_tags(record.row, record.type->tags(record, everything_));
}

void EngineTransaction::set_search_text(const Whole& whole) {
  if (whole.record.type->history == History::none) return;
  std::string text;
  append_search_text(text, whole.record);
  for (const auto& part : whole.parts) append_search_text(text, part);
  writer_.set_search_text(whole.record, text);
}

void EngineTransaction::store_new(Record& record, Id owner) {
  writer_.insert(record);
  log(record, owner, ChangeKind::created, {});
  project({nullptr, &record});
}

void EngineTransaction::store_changed(const Record& before, Record& after, Id owner) {
  const Patch patch = difference(before, after);
  if (patch.empty() && before.root == after.root) return;
  after.version = before.version + 1;
  after.modified_at = action_context_.now;
  after.modified_by = action_context_.asker;
  writer_.update(before, after);
  log(after, owner, ChangeKind::updated, json_text(patch_json(*after.type, patch)));
  project({&before, &after});
}

void EngineTransaction::store_deleted(const Record& before, Id owner, bool deleted) {
  if (before.type->history == History::none) return writer_.erase(before);
  Record after = before;
  after.version = before.version + 1;
  after.modified_at = action_context_.now;
  after.modified_by = action_context_.asker;
  after.deleted_at.reset();
  if (deleted) after.deleted_at = action_context_.now;
  writer_.update(before, after);
  log(after, owner, deleted ? ChangeKind::deleted : ChangeKind::restored, {});
  project(deleted ? RecordChange{&before, nullptr} : RecordChange{nullptr, &after});
}

void EngineTransaction::log(const Record& record, Id owner, ChangeKind kind, std::string patch) {
  if (record.type->history == History::none) return;
  LoggedChange change;
  change.n = static_cast<int>(changes_.size());
  change.object = record.type->name;
  change.record = record.id;
  change.owner = owner;
  change.kind = kind;
  change.version = record.version;
  change.patch = std::move(patch);
  changes_.push_back(std::move(change));
}

Result<void> EngineTransaction::apply_parts(Whole& after, const WholePatch& patch,
                                            Computed computed, std::vector<Record>& revived) {
  for (const auto& change : patch.parts) {
    const ObjectType* type = model_.find_type(change.object);
    if (type == nullptr || type->part_of != after.record.type->name) {
      return invalid("parts", message("“{}” is not a part of this.", change.object));
    }
    if (change.kind == PartChange::Kind::create) {
      Record part(*type);
      part.id = change.id;
      for (const auto& field : change.patch) part[field.key] = field.now;
      stamp_new(part, &after.record);
      after.parts.push_back(std::move(part));
      continue;
    }
    if (change.kind == PartChange::Kind::restore) {
      auto part = writer_.find(*type, change.id, true, everything_.read_context());
      if (!part || part->get<Id>(type->part_of) != after.record.id) return no_such_record();
      if (!part->deleted_at) continue;  // is there already
      revived.push_back(*part);
      part->deleted_at.reset();
      after.parts.push_back(std::move(*part));
      continue;
    }
    Record* part = find_part(after.parts, change.id);
    if (part == nullptr || part->type != type) return no_such_record();
    if (change.kind == PartChange::Kind::update) {
      CLIENTELA_TRY(apply_patch(*part, change.patch, computed));
      // The other owner's rules and the rights to it would not have been asked.
      if (part->get<Id>(type->part_of) != after.record.id) return leaves_its_owner(*type);
    } else {
      after.parts.erase(after.parts.begin() + (part - after.parts.data()));
    }
  }
  return {};
}

void EngineTransaction::store_parts(const Whole& before, Whole& after,
                                    const std::vector<Record>& revived) {
  const Id owner = after.record.id;
  for (const auto& part : before.parts) {
    if (find_part(after.parts, part.id) == nullptr) store_deleted(part, owner, true);
  }
  for (const auto& part : revived) store_deleted(part, owner, false);
  for (auto& part : after.parts) {
    part.root = after.record.root;
    const Record* earlier = find_part(before.parts, part.id);
    if (earlier != nullptr) {
      store_changed(*earlier, part, owner);
    } else if (find_part(revived, part.id) == nullptr) {
      store_new(part, owner);
    }
  }
}

}  // namespace clientela
