#include "store/sqlite/file_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <utility>

#include "store/store.h"

namespace clientela {

namespace {

// Its owner removes the file, so somebody may hold a lock on one that has no name any more.
bool still_there(const std::string& path, int descriptor) {
  struct stat held {};
  struct stat named {};
  return fstat(descriptor, &held) == 0 && stat(path.c_str(), &named) == 0 &&
         held.st_ino == named.st_ino && held.st_dev == named.st_dev;
}

Error no_access(const std::string& path, int reason) {
  if (reason == EROFS || reason == EACCES || reason == EPERM) {
    return {
        ErrorCode::forbidden, "",
        message("The folder of {} is read-only. Clientela needs to write beside the file.", path)};
  }
  if (reason == ENOSPC || reason == EDQUOT) {
    return {ErrorCode::unavailable, "", message("The disk with {} is full.", path)};
  }
  return {ErrorCode::not_found, "",
          message("{} can't be opened. Check that its folder exists.", path)};
}

}  // namespace

Result<FileLock> FileLock::take(const std::string& path) {
  const std::string lock_path = path + "-lock";
  for (;;) {
    const int descriptor = open(lock_path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (descriptor < 0) return no_access(path, errno);
    if (flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
      close(descriptor);
      return Error{ErrorCode::unavailable, "",
                   message("{} is in use by another program. Close it there first.", path)};
    }
    if (still_there(lock_path, descriptor)) return FileLock(lock_path, descriptor);
    close(descriptor);
  }
}

FileLock::FileLock(FileLock&& other) noexcept
    : path_(std::move(other.path_)), descriptor_(std::exchange(other.descriptor_, -1)) {}

FileLock& FileLock::operator=(FileLock&& other) noexcept {
  release();
  path_ = std::move(other.path_);
  descriptor_ = std::exchange(other.descriptor_, -1);
  return *this;
}

FileLock::~FileLock() { release(); }

std::string FileLock::note() const {
  std::array<char, 256> bytes{};
  const auto count = pread(descriptor_, bytes.data(), bytes.size(), 0);
  return count <= 0 ? std::string() : std::string(bytes.data(), static_cast<std::size_t>(count));
}

void FileLock::write_note(std::string_view note, bool durable) {
  const bool written =
      ftruncate(descriptor_, 0) == 0 &&
      pwrite(descriptor_, note.data(), note.size(), 0) == static_cast<ssize_t>(note.size()) &&
      (!durable || fdatasync(descriptor_) == 0);
  if (!written) throw StoreFailure("The lock beside the company file can't be written.");
}

void FileLock::release() {
  if (descriptor_ < 0) return;
  unlink(path_.c_str());
  close(std::exchange(descriptor_, -1));
}

}  // namespace clientela
