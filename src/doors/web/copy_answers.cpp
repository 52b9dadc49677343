#include <filesystem>
#include <fstream>

#include "doors/web/answers.h"

namespace clientela {
namespace {

constexpr std::size_t piece_bytes = 256 << 10;

// A copy of the company that goes away when it was sent, or when the receiver went away.
class CopyOfCompany : public BodySource {
 public:
  CopyOfCompany(Store& store, const std::filesystem::path& folder, Id name)
      : path_(folder / ("clientela-copy-" + name.text())) {
    store.save_copy(path_.string());
    file_.open(path_, std::ios::binary);
    // Without a name it vanishes with the program, too.
    std::error_code ignored;
    std::filesystem::remove(path_, ignored);
    if (!file_) throw StoreFailure("The copy can't be read.");
  }

  bool next(std::string& chunk) override {
    chunk.resize(piece_bytes);
    file_.read(chunk.data(), static_cast<std::streamsize>(chunk.size()));
    chunk.resize(static_cast<std::size_t>(file_.gcount()));
    return !chunk.empty();
  }

 private:
  std::filesystem::path path_;
  std::ifstream file_;
};

// Beside the company, where there is room for one of its size.
std::filesystem::path folder_of(const Company& company) {
  const auto folder = std::filesystem::path(company.path).parent_path();
  return company.path.empty() || company.path == ":memory:" ? std::filesystem::temp_directory_path()
         : folder.empty()                                   ? std::filesystem::path(".")
                                                            : folder;
}

}  // namespace

Response save_copy(Visit& visit) {
  if (visit.asker.role < Role::administrator) return error_response(visit, 403);
  auto& company = visit.services.company;
  Response response;
  response.content_type = "application/vnd.sqlite3";
  response.compress = false;
  const std::string day = local_date(visit.engine().now(), visit.ctx().zone).text();
  response.headers.set("Content-Disposition",
                       "attachment; filename=\"company-" + day + ".clientela\"");
  response.headers.set("Cache-Control", "no-store");
  response.stream =
      std::make_shared<CopyOfCompany>(*company.store, folder_of(company), visit.engine().new_id());
  return response;
}

}  // namespace clientela
