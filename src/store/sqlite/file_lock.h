#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace clientela {

// Holds "<path>-lock" against other processes and against a second opening in this one. The system
// lets go of it when the process ends, however that happens, so a crash never leaves a file locked.
class FileLock {
 public:
  // The Error says that the file is in use, or that its folder can't be written.
  static Result<FileLock> take(const std::string& path);
  FileLock(FileLock&& other) noexcept;
  FileLock& operator=(FileLock&& other) noexcept;
  ~FileLock();

  // A short text in the lock file; a crash leaves it there, a release does not. Empty: none, or it
  // can't be read.
  std::string note() const;
  // Throws StoreFailure. `durable`: returns when the disk has it.
  void write_note(std::string_view note, bool durable);

 private:
  FileLock(std::string path, int descriptor) : path_(std::move(path)), descriptor_(descriptor) {}
  void release();

  std::string path_;
  int descriptor_ = -1;
};

}  // namespace clientela
