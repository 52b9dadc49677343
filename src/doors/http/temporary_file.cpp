#include "doors/http/temporary_file.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <system_error>

namespace clientela {

namespace {

[[noreturn]] void throw_system_error(const char* what) {
  throw std::system_error(errno, std::generic_category(), what);
}

}  // namespace

TemporaryFile::TemporaryFile(const std::string& folder) {
  const std::filesystem::path directory =
      folder.empty() ? std::filesystem::temp_directory_path() : std::filesystem::path(folder);
  std::string path = (directory / "clientela-upload-XXXXXX").string();
  descriptor_ = ::mkostemp(path.data(), O_CLOEXEC);
  if (descriptor_ < 0) throw_system_error("cannot create a temporary file");
  ::unlink(path.c_str());
}

TemporaryFile::~TemporaryFile() { ::close(descriptor_); }

void TemporaryFile::append(std::string_view bytes) {
  while (!bytes.empty()) {
    const auto written =
        ::pwrite(descriptor_, bytes.data(), bytes.size(), static_cast<off_t>(size_));
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) throw_system_error("cannot write a temporary file");
    size_ += static_cast<std::uint64_t>(written);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

std::size_t TemporaryFile::read_at(std::uint64_t offset, char* into, std::size_t size) const {
  for (;;) {
    const auto got = ::pread(descriptor_, into, size, static_cast<off_t>(offset));
    if (got >= 0) return static_cast<std::size_t>(got);
    if (errno != EINTR) throw_system_error("cannot read a temporary file");
  }
}

std::shared_ptr<TemporaryFile> TemporaryFiles::make() {
  // Gives the place back when the file goes, or isn't made at all.
  const std::shared_ptr<void> place(nullptr, [open = open_](void*) { --*open; });
  if (++*open_ > limit_) return nullptr;
  auto file = std::make_unique<TemporaryFile>(folder_);
  return {file.release(), [place](TemporaryFile* each) { delete each; }};
}

}  // namespace clientela
