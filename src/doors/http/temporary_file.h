#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace clientela {

// A file without a name: it takes room in a folder's disk until the object goes, also when the
// program is killed. One thread appends; afterwards any number may read. Failures of the disk are
// thrown as std::system_error.
class TemporaryFile {
 public:
  // An empty folder means the system's folder for temporary files.
  explicit TemporaryFile(const std::string& folder);
  ~TemporaryFile();
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;

  void append(std::string_view bytes);
  std::uint64_t size() const { return size_; }
  // Reads up to `size` bytes from the offset and says how many there were; 0 at the end.
  std::size_t read_at(std::uint64_t offset, char* into, std::size_t size) const;

 private:
  int descriptor_ = -1;
  std::uint64_t size_ = 0;
};

// Makes temporary files in one folder, and only so many at a time: each may take as much of the
// disk as the longest upload. Any thread.
class TemporaryFiles {
 public:
  TemporaryFiles(std::string folder, std::size_t limit)
      : folder_(std::move(folder)), limit_(limit) {}
  // Null when there are too many. The files may outlive this object.
  std::shared_ptr<TemporaryFile> make();

 private:
  const std::string folder_;
  const std::size_t limit_;
  const std::shared_ptr<std::atomic<std::size_t>> open_ =
      std::make_shared<std::atomic<std::size_t>>(0);
};

}  // namespace clientela
