#include <algorithm>
#include <set>

#include "base/json.h"
#include "pages/field_view.h"
#include "pages/history_page.h"
#include "pages/paths.h"

namespace clientela {
namespace {

constexpr std::size_t most_changes = 12;
constexpr std::size_t most_bytes = 300;

bool ends_with(std::string_view text, std::string_view ending) {
  return text.size() >= ending.size() && text.substr(text.size() - ending.size()) == ending;
}

std::string shown_value(const PageContext& ctx, const Field& field, const Json* json,
                        const Titles& titles) {
  if (json == nullptr || json->is_null()) return {};
  const auto value = field.kind->from_json(*json, field, ctx.parse());
  if (!value) return {};
  std::string text = field_text(ctx, field, *value, titles);
  if (text.size() <= most_bytes) return text;
  return std::string(shortened(text, most_bytes)) + "…";
}

// The verb whose settings of the company the change is about, if it is no record's.
const Action* settings_verb(const PageContext& ctx, const LoggedChange& change) {
  const Action* action = ctx.model.find_action(change.object);
  return action != nullptr && action->settings ? action : nullptr;
}

const Field* changed_field(const PageContext& ctx, const LoggedChange& change,
                           std::string_view key) {
  if (const ObjectType* type = ctx.model.find_type(change.object)) return type->find(key);
  const Action* verb = settings_verb(ctx, change);
  if (verb == nullptr) return nullptr;
  const auto found = std::find_if(verb->arguments.begin(), verb->arguments.end(),
                                  [&](const Field& field) { return field.key == key; });
  return found == verb->arguments.end() ? nullptr : &*found;
}

// What a change did to the fields. `prefix` names the part that was changed.
void add_patch(const PageContext& ctx, const HistoryView& view, const LoggedChange& change,
               const std::string& prefix, TimelineEntry& entry) {
  const auto patch = parse_json(change.patch);
  if (!patch || !patch->is_object()) return;
  for (const auto& member : patch->get_object()) {
    const std::string_view key(member.key().data(), member.key().size());
    const Field* field = changed_field(ctx, change, key);
    if (field == nullptr || !member.value().is_object()) continue;
    const auto& sides = member.value().get_object();
    entry.changes.push_back({prefix + ctx.tr(field->label),
                             shown_value(ctx, *field, sides.if_contains("was"), view.titles),
                             shown_value(ctx, *field, sides.if_contains("now"), view.titles)});
  }
}

void add_change(const PageContext& ctx, const HistoryView& view, const LoggedChange& change,
                TimelineEntry& entry) {
  const ObjectType* type = ctx.model.find_type(change.object);
  const bool part = type != nullptr && type->is_part();
  if (change.kind == ChangeKind::updated) {
    add_patch(ctx, view, change, part ? ctx.tr(type->label) + " · " : std::string(), entry);
  } else if (part) {
    const bool gone = change.kind == ChangeKind::deleted;
    const auto title = view.titles.find(change.record);
    const bool named = title != view.titles.end() && !title->second.empty();
    const std::string word = named ? title->second : ctx.tr("Without a name");
    entry.changes.push_back({ctx.tr(type->label), gone ? word : "", gone ? "" : word});
  }
}

std::string title_of(const PageContext& ctx, const HistoryView& view, const LoggedChange& change) {
  const auto found = view.titles.find(change.owner);
  if (found != view.titles.end() && !found->second.empty()) return found->second;
  if (const Action* verb = settings_verb(ctx, change)) return ctx.tr(verb->label);
  const ObjectType* type = ctx.model.find_type(change.object);
  return type == nullptr ? change.object : ctx.tr(type->label);
}

std::string sentence(const PageContext& ctx, const LogEntry& entry, const std::string& title) {
  const std::string& name = entry.action.action;
  if (ends_with(name, ".create")) return ctx.tr("created {}", title);
  if (ends_with(name, ".update")) return ctx.tr("changed {}", title);
  if (ends_with(name, ".delete")) return ctx.tr("deleted {}", title);
  if (ends_with(name, ".restore")) return ctx.tr("restored {}", title);
  if (name == "undo") return ctx.tr("took back a change of {}", title);
  const Action* action = ctx.model.find_action(name);
  const std::string label = action == nullptr ? name : ctx.tr(action->label);
  if (action != nullptr && action->settings) return ctx.tr("changed {}", label);
  return title.empty() ? label : ctx.tr("{}: {}", label, title);
}

std::string_view entry_icon(const LogEntry& entry) {
  const std::string& name = entry.action.action;
  if (ends_with(name, ".create")) return "plus";
  if (ends_with(name, ".delete")) return "trash";
  if (ends_with(name, ".restore")) return "refresh";
  if (name == "undo") return "arrow-back-up";
  return "pencil";
}

// The record that the entry is about: the first one that is no part, or a part's owner.
const LoggedChange* main_change(const LogEntry& entry) {
  for (const auto& change : entry.changes) {
    if (change.record == change.owner) return &change;
  }
  return entry.changes.empty() ? nullptr : &entry.changes.front();
}

std::string owner_url(const PageContext& ctx, const LoggedChange& change) {
  const ObjectType* type = ctx.model.find_type(change.object);
  if (type != nullptr && type->is_part()) type = ctx.model.find_type(type->part_of);
  return type == nullptr ? std::string() : record_path(*type, change.owner);
}

bool has_undo(const PageContext& ctx, const LogEntry& entry) {
  if (entry.changes.empty()) return false;
  const Action* action = ctx.model.find_action(entry.action.action);
  return action != nullptr && action->undo;
}

// Whether the reader has the roles that undo asks for.
bool may_undo(const PageContext& ctx, const LogEntry& entry) {
  if (ctx.role < Role::member) return false;
  return std::all_of(entry.changes.begin(), entry.changes.end(), [&](const LoggedChange& change) {
    if (const Action* verb = settings_verb(ctx, change)) return ctx.role >= verb->role;
    const ObjectType* type = ctx.model.find_type(change.object);
    return type != nullptr && ctx.role >= type->write_role;
  });
}

std::string who(const PageContext& ctx, const HistoryView& view, Id asker) {
  const auto found = view.people.find(asker);
  if (found != view.people.end()) return found->second;
  return asker.empty() ? "Clientela" : ctx.tr("Somebody");
}

// Of what is shown, what was taken back and not brought back since.
std::set<std::int64_t> undone_seqs(const HistoryView& view) {
  std::set<std::int64_t> undone;
  for (const auto& entry : view.entries) {  // newest first
    if (entry.action.action != "undo" || undone.count(entry.action.seq) != 0) continue;
    const auto arguments = parse_json(entry.action.arguments);
    if (!arguments || !arguments->is_object()) continue;
    const Json* seq = arguments->get_object().if_contains("seq");
    if (seq != nullptr && seq->is_int64()) undone.insert(seq->get_int64());
  }
  return undone;
}

TimelineEntry shown_group(const PageContext& ctx, const HistoryView& view, const LogEntry& newest,
                          const ActionGroup& group) {
  TimelineEntry shown;
  shown.when = newest.action.time;
  shown.who = who(ctx, view, newest.action.asker) + ":";
  shown.icon = "file-import";
  shown.title = group.title;
  shown.url = group.url;
  shown.detail = ctx.tr("{} changes together", ctx.formats.integer(group.actions));
  return shown;
}

// A part that was deleted or restored with its owner: that one is told.
bool went_along(const LogEntry& entry, const LoggedChange& part) {
  if (part.record == part.owner || part.kind == ChangeKind::updated) return false;
  return std::any_of(entry.changes.begin(), entry.changes.end(), [&](const LoggedChange& other) {
    return other.record == part.owner && other.kind == part.kind;
  });
}

TimelineEntry shown_entry(const PageContext& ctx, const HistoryView& view, const LogEntry& entry) {
  TimelineEntry shown;
  shown.when = entry.action.time;
  shown.who = who(ctx, view, entry.action.asker);
  shown.icon = entry_icon(entry);
  const LoggedChange* main = main_change(entry);
  shown.title = sentence(ctx, entry, main == nullptr ? std::string() : title_of(ctx, view, *main));
  if (main != nullptr && view.type == nullptr) shown.url = owner_url(ctx, *main);
  const bool made = main != nullptr && main->kind == ChangeKind::created;
  for (const auto& change : entry.changes) {
    // What came with a new record stands on its card.
    if (made || shown.changes.size() >= most_changes) break;
    if (went_along(entry, change)) continue;
    add_change(ctx, view, change, shown);
  }
  if (can_undo(ctx, entry)) shown.undo_seq = entry.action.seq;
  if (!has_undo(ctx, entry)) shown.detail = ctx.tr("can't be taken back");
  return shown;
}

}  // namespace

bool can_undo(const PageContext& ctx, const LogEntry& entry) {
  return has_undo(ctx, entry) && may_undo(ctx, entry);
}

std::vector<TimelineEntry> history_entries(const PageContext& ctx, const HistoryView& view) {
  std::vector<TimelineEntry> entries;
  entries.reserve(view.entries.size());
  const std::set<std::int64_t> undone = undone_seqs(view);
  for (const auto& entry : view.entries) {
    const auto group = view.groups.find(entry.action.group);
    entries.push_back(group == view.groups.end() ? shown_entry(ctx, view, entry)
                                                 : shown_group(ctx, view, entry, group->second));
    if (undone.count(entry.action.seq) == 0) continue;
    entries.back().undo_seq = 0;
    entries.back().detail = ctx.tr("taken back");
  }
  return entries;
}

}  // namespace clientela
