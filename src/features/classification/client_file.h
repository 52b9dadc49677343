#pragma once

#include <string>
#include <vector>

#include "base/json.h"
#include "model/reading.h"
#include "pages/page_context.h"
#include "pages/timeline.h"

namespace clientela {

// Everything that the company keeps about one client, found by declarations alone: the record with
// its parts and figures, and every record of whatever noun that refers to it, as far as the asker
// may see them. What is secret (the hash of a private link) is left out.

// A field of some noun that refers to clients, one's own parts left out.
struct FileReference {
  const ObjectType* type = nullptr;
  const Field* field = nullptr;
};
std::vector<FileReference> references_to_clients(const Model& model);
// Those who refer to the client by it, newest first.
Query records_of(const FileReference& reference, Id client, int limit);

// The records of one noun that refer to the client by one field.
struct FileSection {
  FileReference reference;
  std::vector<Whole> records;
  bool more = false;  // there are more than were read
};

struct ClientFile {
  Whole client;
  std::vector<FileSection> sections;  // those with records only
  Titles titles;
};
// At most so many records of each noun. Nothing for a client who is not there or not for the asker.
std::optional<ClientFile> read_client_file(Reading& reading, Id client, int most_of_each);

// Fields, then figures, of which something is known.
std::vector<const Field*> kept_fields(const Record& record);
// These as JSON, with the id and the parts.
JsonObject kept_json(const Whole& whole);

std::string client_file_path(const PageContext& ctx, Id client);  // /clients/<id>/file

// The page for reading and printing; `history` newest first.
struct ClientFileView {
  ClientFile file;
  std::vector<TimelineEntry> history;
  bool more_history = false;
};
std::string client_file_page(const PageContext& ctx, const ClientFileView& view);

}  // namespace clientela
