#include "pages/paths.h"

namespace clientela {
namespace {

std::string joined(std::string path, std::string_view last) {
  path += '/';
  path += last;
  return path;
}

}  // namespace

std::string list_path(const ObjectType& type) { return joined({}, type.plural); }
std::string new_path(const ObjectType& type) { return joined(list_path(type), "new"); }
std::string bin_path(const ObjectType& type) { return joined(list_path(type), "bin"); }

std::string export_path(const ObjectType& type, std::string_view extension) {
  return joined(list_path(type), "export.").append(extension);
}

std::string record_path(const ObjectType& type, Id id) {
  return joined(list_path(type), id.text());
}

std::string edit_path(const ObjectType& type, Id id) {
  return joined(record_path(type, id), "edit");
}

std::string field_path(const ObjectType& type, Id id, std::string_view key) {
  return joined(joined(record_path(type, id), "fields"), key);
}

std::string history_path(const ObjectType& type, Id id) {
  return joined(record_path(type, id), "history");
}

std::string delete_path(const ObjectType& type, Id id) {
  return joined(record_path(type, id), "delete");
}

std::string restore_path(const ObjectType& type, Id id) {
  return joined(record_path(type, id), "restore");
}

std::string verb_path(const ObjectType& type, Id id, std::string_view verb) {
  return joined(joined(record_path(type, id), "do"), verb);
}

std::string filter_options_path(const ObjectType& type) {
  return joined(list_path(type), "filters");
}

std::string options_path(std::string_view noun) { return joined("/options", noun); }
std::string job_path(Id job) { return joined("/jobs", job.text()); }
std::string job_cancel_path(Id job) { return joined(job_path(job), "cancel"); }

}  // namespace clientela
