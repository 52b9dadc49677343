#include "doors/web/answers.h"
#include "doors/web/downloads.h"
#include "doors/web/record_view.h"
#include "features/classification/client_file.h"
#include "features/clients/client.h"
#include "pages/history_page.h"

namespace clientela {
namespace {

constexpr int most_of_each = 200;
constexpr int most_history = 200;
constexpr int records_at_once = 200;
constexpr int entries_at_once = 200;

JsonObject entry_json(const LogEntry& entry, const std::unordered_map<Id, std::string>& people) {
  JsonObject json{{"time", entry.action.time.text()}, {"action", entry.action.action}};
  const auto who = people.find(entry.action.asker);
  if (who != people.end() && !who->second.empty()) json["by"] = who->second;
  JsonArray changes;
  for (const auto& change : entry.changes) {
    JsonObject changed{{"noun", change.object}, {"id", change.record.text()}};
    if (auto patch = parse_json(change.patch)) changed["changed"] = std::move(*patch);
    changes.push_back(std::move(changed));
  }
  json["changes"] = std::move(changes);
  return json;
}

// One JSON object, written a page of records at a time, so that memory stays flat however much is
// kept. Each page is a reading of its own, with the asker's rights.
class ClientFileSource final : public BodySource {
 public:
  ClientFileSource(Engine& engine, Asker asker, Id client, DownloadPlace place)
      : engine_(engine),
        asker_(std::move(asker)),
        place_(std::move(place)),
        client_(client),
        references_(references_to_clients(engine.model())) {}

  bool next(std::string& chunk) override {
    if (ended_) return false;
    if (!begun_) {
      begin(chunk);
    } else if (next_ < references_.size()) {
      write_records(chunk);
    } else {
      write_history(chunk);
    }
    return true;
  }

 private:
  void begin(std::string& chunk) {
    begun_ = true;
    engine_.read(asker_, [&](Reading& reading) {
      const auto whole = reading.find_whole(reading.type(Client::object_name), client_);
      chunk = "{\"as_of\":\"" + engine_.now().text() + "\",\n\"client\":";
      chunk += whole ? json_text(Json(kept_json(*whole))) : std::string("null");
      chunk += ",\n\"related\":[";
    });
  }

  void add(std::string& chunk, const JsonObject& object) {
    chunk += first_ ? "\n" : ",\n";
    chunk += json_text(Json(object));
    first_ = false;
  }

  void write_records(std::string& chunk) {
    const FileReference& reference = references_[next_];
    Query query = records_of(reference, client_, records_at_once);
    query.cursor = cursor_;
    engine_.read(asker_, [&](Reading& reading) {
      const Slice slice = reading.list(query);
      for (const auto& record : slice.records) {
        JsonObject object = kept_json({record, reading.parts(record)});
        object["refers_by"] = reference.field->key;
        add(chunk, object);
      }
      cursor_ = slice.next;
    });
    if (!cursor_.empty()) return;
    if (++next_ < references_.size()) return;
    chunk += "],\n\"history\":[";
    first_ = true;
  }

  void write_history(std::string& chunk) {
    const ObjectType& type = engine_.model().type(Client::object_name);
    const auto entries = engine_.history(asker_, type, client_, before_, entries_at_once);
    std::unordered_map<Id, std::string> people;
    engine_.read(asker_, [&](Reading& reading) { people = people_of(reading, entries); });
    for (const auto& entry : entries) add(chunk, entry_json(entry, people));
    if (!entries.empty()) before_ = entries.back().action.seq;
    ended_ = entries.size() < static_cast<std::size_t>(entries_at_once);
    if (ended_) chunk += "]}\n";
  }

  Engine& engine_;
  Asker asker_;
  const DownloadPlace place_;
  const Id client_;
  const std::vector<FileReference> references_;
  std::size_t next_ = 0;
  std::string cursor_;
  std::int64_t before_ = 0;
  bool begun_ = false, first_ = true, ended_ = false;
};

bool is_there(Visit& visit, Id client) {
  bool found = false;
  visit.engine().read(visit.asker, [&](Reading& reading) {
    found = reading.find(reading.type(Client::object_name), client).has_value();
  });
  return found;
}

}  // namespace

Response show_client_file(Visit& visit) {
  const ObjectType& type = visit.model().type(Client::object_name);
  const Id client = id_of_path(visit, 0);
  auto entries = visit.engine().history(visit.asker, type, client, 0, most_history + 1);
  ClientFileView view;
  HistoryView history;
  bool found = false;
  visit.engine().read(visit.asker, [&](Reading& reading) {
    auto file = read_client_file(reading, client, most_of_each);
    if (!file) return;
    found = true;
    view.file = std::move(*file);
    history.people = people_of(reading, entries);
  });
  if (!found) return not_found(visit);
  view.more_history = entries.size() > static_cast<std::size_t>(most_history);
  if (view.more_history) entries.pop_back();
  history.type = &type;
  history.id = client;
  history.entries = std::move(entries);
  history.titles = view.file.titles;
  history.titles.emplace(client, view.file.client.record.title());
  for (const auto& part : view.file.client.parts) history.titles.emplace(part.id, part.title());
  view.history = history_entries(visit.ctx(), history);
  for (auto& entry : view.history) entry.undo_seq = 0;  // this page is for reading
  return html_response(client_file_page(visit.ctx(), view));
}

Response download_client_file(Visit& visit) {
  const Id client = id_of_path(visit, 0);
  if (!is_there(visit, client)) return not_found(visit);
  DownloadPlace place = take_download_place(visit.asker.user);
  if (!place) return too_many_downloads(visit);
  Response response;
  response.content_type = "application/json";
  response.headers.set("Content-Disposition",
                       "attachment; filename=\"client-" + client.text() + ".json\"");
  response.stream =
      std::make_shared<ClientFileSource>(visit.engine(), visit.asker, client, std::move(place));
  return response;
}

}  // namespace clientela
