#include <algorithm>
#include <map>

#include "base/json.h"
#include "base/text.h"
#include "doors/web/answers.h"
#include "doors/web/navigation.h"
#include "doors/web/record_view.h"
#include "features/clients/client.h"
#include "model/blank.h"
#include "model/usual_order.h"
#include "pages/field_view.h"
#include "pages/paths.h"
#include "pages/search_page.h"
#include "system/desk.h"

namespace clientela {
namespace {

constexpr int of_each_on_page = 20;
constexpr int of_each_in_palette = 4;
constexpr std::size_t most_in_palette = 10;
constexpr int recent_in_palette = 8;
constexpr int in_options = 8;

// A second line that tells records of one name apart: whose it is, and the first filled texts and
// days of the list's columns.
std::string detail_of(const PageContext& ctx, Reading& reading, const Record& record) {
  std::string detail;
  int shown = 0;
  for (const auto& field : record.type->fields) {
    if (!field.root || field.target.empty() || is_empty(record[field.key])) continue;
    detail = reading.title(reading.type(field.target), record.get<Id>(field.key));
  }
  for (std::size_t i = 1; i < record.type->fields.size() && shown < 2; ++i) {
    const Field& field = record.type->fields[i];
    if (!field.list || !field.target.empty() || is_empty(record.values[i])) continue;
    if (field.kind != &text_kind() && field.kind != &date_kind()) continue;
    if (field.kind->text(record.values[i], field) == record.title()) continue;
    if (!detail.empty()) detail += " · ";
    detail += field_text(ctx, field, record.values[i], {});
    ++shown;
  }
  return detail;
}

std::optional<FoundRecord> found_record(const PageContext& ctx, Reading& reading,
                                        const ObjectType& type, Id id) {
  const auto record = reading.find(type, id);
  if (!record) return std::nullopt;
  return FoundRecord{&type, id, record->title(), detail_of(ctx, reading, *record)};
}

// The nouns in the order in which people look for them: who, then what was sold, then the rest.
std::vector<const ObjectType*> searched_types(const Reading& reading) {
  std::vector<const ObjectType*> types;
  for (const std::string_view first : {"client", "order", "product", "activity"}) {
    types.push_back(&reading.type(first));
  }
  for (const auto& type : reading.model().types()) {
    const bool listed = std::find(types.begin(), types.end(), &type) != types.end();
    if (!listed && !type.is_part() && type.history != History::none) types.push_back(&type);
  }
  return types;
}

// How near a name is to what was typed: 0 the same, then it begins so, then its words do, then they
// occur in it; last those that were found by something else, such as a contact.
int distance(const std::string& title, const std::string& typed) {
  const std::string name = " " + search_text(title);
  const std::string wanted = search_text(typed);
  if (name == " " + wanted) return 0;
  if (name.rfind(" " + wanted, 0) == 0) return 1;
  bool begin = true;
  for (std::size_t at = 0; at < wanted.size();) {
    const auto end = std::min(wanted.find(' ', at), wanted.size());
    const std::string word = wanted.substr(at, end - at);
    if (name.find(word) == std::string::npos) return 4;
    begin = begin && name.find(" " + word) != std::string::npos;
    at = end + 1;
  }
  return begin ? 2 : 3;
}

// The nearest of a noun's records.
void add_nearest(const PageContext& ctx, Reading& reading, const std::vector<Record>& records,
                 const std::string& text, int limit, std::vector<FoundRecord>& found) {
  std::vector<std::pair<int, const Record*>> ranked;
  for (const auto& record : records) ranked.emplace_back(distance(record.title(), text), &record);
  std::stable_sort(ranked.begin(), ranked.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  if (ranked.size() > static_cast<std::size_t>(limit)) {
    ranked.resize(static_cast<std::size_t>(limit));
  }
  for (const auto& [rank, record] : ranked) {
    found.push_back({record->type, record->id, record->title(), detail_of(ctx, reading, *record)});
  }
}

// Newest first: the index of words gives them so, and stops early where a fragment is common.
std::vector<Record> newest_with(Reading& reading, const ObjectType& type, const std::string& text) {
  constexpr int looked_at = 40;
  Query query;
  query.type = &type;
  query.search = text;
  query.order = usual_order(type, true);
  query.limit = looked_at;
  return reading.list(query).records;
}

// A few of each noun, so that many of one kind don't hide the others.
std::vector<FoundRecord> find_all(Visit& visit, const std::string& text, int of_each) {
  constexpr int most_hits = 100;
  std::vector<FoundRecord> found;
  if (trimmed(text).empty()) return found;
  // One look at the index of words for all nouns.
  const auto hits = visit.engine().search(visit.asker, text, most_hits);
  visit.engine().read(visit.asker, [&](Reading& reading) {
    std::map<const ObjectType*, std::vector<Record>> records;
    for (const auto& hit : hits) {
      auto record = reading.find(*hit.type, hit.id);
      if (record) records[hit.type].push_back(std::move(*record));
    }
    for (const ObjectType* type : searched_types(reading)) {
      auto& of_type = records[type];
      // Where much was found, what is looked for most may lie behind the rest.
      const bool may_hide = hits.size() == most_hits && type->name == Client::object_name;
      if (may_hide) of_type = newest_with(reading, *type, text);
      add_nearest(visit.ctx(), reading, of_type, text, of_each, found);
    }
  });
  return found;
}

std::vector<FoundRecord> find_recent(Visit& visit) {
  std::vector<FoundRecord> found;
  const auto seen = recently_seen(visit.engine(), visit.asker.user, recent_in_palette);
  visit.engine().read(visit.asker, [&](Reading& reading) {
    for (const auto& each : seen) {
      if (auto record = found_record(visit.ctx(), reading, *each.type, each.record)) {
        found.push_back(std::move(*record));
      }
    }
  });
  return found;
}

// What the record has in the fields of the keys "price,unit_cost", as JSON of texts.
std::string fills_of(const PageContext& ctx, const Record& record, std::string_view keys) {
  JsonObject fills;
  for (std::size_t at = 0; at < keys.size();) {
    const auto end = std::min(keys.find(',', at), keys.size());
    const Field* field = record.type->find(keys.substr(at, end - at));
    at = end + 1;
    // A reference's text would be an id.
    if (field == nullptr || is_secret(*field) || !field->target.empty()) continue;
    fills[field->key] = field_text(ctx, *field, record[field->key], {});
  }
  return fills.empty() ? std::string() : json_text(fills);
}

}  // namespace

Response show_search(Visit& visit) {
  SearchView view;
  view.text = visit.query_value("q");
  view.found = find_all(visit, view.text, of_each_on_page);
  return html_response(search_page(visit.ctx(), view));
}

Response show_palette(Visit& visit) {
  PaletteView view;
  view.text = visit.query_value("q");
  view.found = trimmed(view.text).empty() ? find_recent(visit)
                                          : find_all(visit, view.text, of_each_in_palette);
  if (view.found.size() > most_in_palette) view.found.resize(most_in_palette);
  view.commands = fitting_commands(general_commands(visit.ctx()), view.text);
  const bool asked = !trimmed(view.text).empty();
  if (asked && fits(visit.ctx().tr("Undo the last change"), view.text)) {
    view.last_change = last_change_of(visit);
    view.back = own_address(visit.query_value("from"), "/");
  }
  return html_response(palette_results(visit.ctx(), view));
}

Response show_options(Visit& visit) {
  const ObjectType* type = visit.model().find_type(visit.captures.at(0));
  if (type == nullptr || type->is_part() || type->history == History::none) {
    return not_found(visit);
  }
  const std::string text = visit.query_value("q");
  std::vector<FoundRecord> found;
  visit.engine().read(visit.asker, [&](Reading& reading) {
    const auto records = newest_with(reading, *type, text);
    add_nearest(visit.ctx(), reading, records, text, in_options, found);
    if (visit.asker.role < type->read_role) return;
    const std::string with = visit.query_value("with");
    for (const auto& record : records) {
      for (auto& each : found) {
        if (each.id == record.id) each.fills = fills_of(visit.ctx(), record, with);
      }
    }
  });
  return html_response(reference_options(visit.ctx(), found, text));
}

}  // namespace clientela
