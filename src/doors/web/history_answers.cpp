#include "doors/web/answers.h"
#include "doors/web/record_view.h"
#include "doors/web/rules_reading.h"
#include "features/demo/demo.h"
#include "pages/history_page.h"
#include "pages/paths.h"
#include "system/job.h"

namespace clientela {
namespace {

constexpr int page_size = 50;

std::int64_t before_of(Visit& visit) {
  return parse_scaled(visit.query_value("before"), 0).value_or(0);
}

// Names of the records that the changed values refer to.
void add_value_titles(Reading& reading, const ObjectType& type, const Patch& patch,
                      HistoryView& view) {
  for (const auto& field_change : patch) {
    const Field* field = type.find(field_change.key);
    if (field == nullptr || field->target.empty()) continue;
    for (const auto* value : {&field_change.was, &field_change.now}) {
      const Id* id = std::get_if<Id>(value);
      if (id == nullptr) continue;
      view.titles.emplace(*id, reading.title(reading.type(field->target), *id));
    }
  }
}

// Names of the records that the entries changed and of those that their values refer to.
void add_entry_titles(Reading& reading, HistoryView& view) {
  for (const auto& entry : view.entries) {
    for (const auto& change : entry.changes) {
      const ObjectType* type = reading.model().find_type(change.object);
      if (type == nullptr) continue;
      const ObjectType& owner = type->is_part() ? reading.type(type->part_of) : *type;
      if (view.titles.count(change.owner) == 0) {
        view.titles.emplace(change.owner, reading.title(owner, change.owner));
      }
      if (type->is_part()) {
        view.titles.emplace(change.record, reading.title(*type, change.record));
      }
      const auto json = parse_json(change.patch);
      if (!json || !json->is_object()) continue;
      const auto patch = parse_patch(*type, json->get_object(), reading.parse_context());
      if (patch) add_value_titles(reading, *type, *patch, view);
    }
  }
}

// The page that tells of the job, if it is for the asker; that of an import offers to take it back.
std::string page_of(Visit& visit, const Job& job) {
  if (!find_job(visit.engine(), visit.asker, job.id)) return {};
  const auto& pages = visit.services.screens.jobs;
  const auto own = pages.find(job.kind);
  return own == pages.end() ? job_path(job.id) : own->second(job);
}

// What was done together: by a job, or when the sample company was made.
void add_groups(Visit& visit, HistoryView& view) {
  for (const auto& entry : view.entries) {
    const Id group = entry.action.group;
    if (group.empty() || view.groups.count(group) != 0) continue;
    const std::int64_t actions = visit.engine().group_size(group);
    if (actions < 2) continue;
    const auto job = job_of_group(visit.engine(), group);
    ActionGroup shown{visit.ctx().tr("Several changes"), {}, actions};
    if (group == demo_group()) {
      shown.title = visit.ctx().tr("Sample data");
      if (visit.ctx().administrator()) shown.url = settings_path;  // where it is removed
    }
    if (job) {
      shown.title = visit.ctx().tr(job->label);
      shown.url = page_of(visit, *job);
    }
    view.groups.emplace(group, std::move(shown));
  }
}

Response answer_history(Visit& visit, HistoryView view, const std::string& url) {
  if (view.entries.size() > static_cast<std::size_t>(page_size)) {
    view.entries.pop_back();
    view.older_url = url + "?before=" + std::to_string(view.entries.back().action.seq);
  }
  visit.engine().read(visit.asker, [&](Reading& reading) {
    view.people = people_of(reading, view.entries);
    add_entry_titles(reading, view);
    if (view.type != nullptr) view.title = reading.title(*view.type, view.id);
  });
  return html_response(history_page(visit.ctx(), view));
}

}  // namespace

Response show_log(Visit& visit) {
  HistoryView view;
  view.entries = visit.engine().recent_log(visit.asker, before_of(visit), page_size + 1);
  add_groups(visit, view);
  return answer_history(visit, std::move(view), "/log");
}

Response show_history(Visit& visit) {
  const ObjectType* type = type_of_path(visit);
  if (type == nullptr) return not_found(visit);
  HistoryView view;
  view.type = type;
  view.id = id_of_path(visit);
  bool found = false;
  visit.engine().read(visit.asker, [&](Reading& reading) {
    found = reading.find(*type, view.id, true).has_value();
  });
  if (!found) return not_found(visit);
  view.entries =
      visit.engine().history(visit.asker, *type, view.id, before_of(visit), page_size + 1);
  const std::string url = history_path(*type, view.id);
  return answer_history(visit, std::move(view), url);
}

namespace {

// Where the person was, else the record. One whose making was taken back lies in the bin, so from
// its own page the list is where to go on.
std::string after_undo(Visit& visit, const ObjectType& type, const LoggedChange& change) {
  const bool gone = change.kind == ChangeKind::created || change.kind == ChangeKind::restored;
  const std::string own = record_path(type, change.owner);
  const std::string back = own_address(visit.field("back"), own);
  return gone && back.rfind(own, 0) == 0 ? list_path(type) : back;
}

}  // namespace

Response undo(Visit& visit) {
  const auto seq = parse_scaled(visit.field("seq"), 0);
  if (!seq) return not_found(visit);
  const auto entry = visit.engine().logged(visit.asker, *seq);
  if (!entry) return not_found(visit);
  auto outcome = visit.engine().undo(visit.asker, *seq);
  if (!outcome) return error_response(visit, outcome.error());
  if (outcome->seq == 0) {
    return error_response(visit, Error{ErrorCode::conflict, "",
                                       message("There is nothing to take back any more: it is as "
                                               "it was before.")});
  }
  const auto& first = entry->changes.front();
  follow_rules(visit, first.object);
  const ObjectType* type = visit.model().find_type(first.object);
  if (type != nullptr && type->is_part()) type = visit.model().find_type(type->part_of);
  if (type == nullptr) return redirect_done(own_address(visit.field("back"), "/log"), *outcome);
  return redirect_done(after_undo(visit, *type, first), *outcome);
}

}  // namespace clientela
