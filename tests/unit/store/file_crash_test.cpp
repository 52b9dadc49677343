// Crashes and a full disk: what was acknowledged is there, and nothing half.
#include <sys/resource.h>

#include <csignal>

#include "tests/unit/store/store_file.h"

namespace clientela {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

// The journal of a crash would be replayed into whatever file lies there.
TEST_F(StoreFile, CopyInThePlaceOfACrashedFileIsNotMixedWithItsJournal) {
  options_.durable = true;
  const auto copy = folder_ / "a copy?.clientela";
  const auto crash = [&] {
    crash_after([&](Store& store) {
      add(store, 1);
      store.save_copy(copy.string());
      add(store, 2);
    });
  };
  crash();
  EXPECT_TRUE(has(*open_example(options_), 2)) << "a crash alone loses nothing";
  for (const auto& file : files::directory_iterator(folder_)) files::remove(file);
  crash();
  const auto former = folder_ / "former";
  files::rename(options_.path, former);
  files::copy_file(copy, options_.path);
  EXPECT_THAT(refusal(), HasSubstr("move that journal away"));
  files::remove(options_.path);
  files::copy_file(former, options_.path);
  EXPECT_TRUE(has(*open_example(options_), 2)) << "the former file and its journal belong together";
  for (const auto& file : files::directory_iterator(folder_)) {
    if (file.path() != copy) files::remove(file);
  }
  files::copy_file(copy, options_.path);
  const auto restored = open_example(options_);
  EXPECT_TRUE(has(*restored, 1));
  EXPECT_FALSE(has(*restored, 2));
}

TEST_F(StoreFile, FullDiskFailsTheWriteAndNothingElse) {
  fill(1);
  const pid_t child = fork();
  if (child == 0) {
    std::signal(SIGXFSZ, SIG_IGN);
    auto store = open_example(options_);
    const auto limit = static_cast<rlim_t>(files::file_size(options_.path)) + 400'000;
    const rlimit size{limit, RLIM_INFINITY};
    setrlimit(RLIMIT_FSIZE, &size);
    int kept = 1;
    bool failed = false;
    for (; kept < 100'000 && !failed; ++kept) {
      try {
        add(*store, kept);
      } catch (const StoreFailure&) {
        failed = true;
      }
    }
    if (!failed || !has(*store, kept - 2) || has(*store, kept - 1)) _exit(1);
    const rlimit unlimited{RLIM_INFINITY, RLIM_INFINITY};
    setrlimit(RLIMIT_FSIZE, &unlimited);
    add(*store, kept - 1);
    _exit(has(*store, kept - 1) && store->check().empty() ? 0 : 2);
  }
  int status = 0;
  waitpid(child, &status, 0);
  EXPECT_EQ(WEXITSTATUS(status), 0);
  EXPECT_THAT(open_example(options_)->check(), IsEmpty());
}

// A process is killed amid its writes, again and again: what it was told to be kept is there.
TEST_F(StoreFile, KilledAmidWritesKeepsWhatWasAcknowledged) {
  options_.durable = true;
  int next = 0;
  for (int round = 0; round < 10; ++round) {
    int acknowledged[2];
    ASSERT_EQ(pipe(acknowledged), 0);
    const pid_t child = fork();
    if (child == 0) {
      auto store = open_example(options_);
      for (int n = next;; ++n) {
        add(*store, n);
        if (write(acknowledged[1], &n, sizeof n) != sizeof n) _exit(1);
      }
    }
    close(acknowledged[1]);
    int last = -1;
    for (int n = 0; read(acknowledged[0], &n, sizeof n) == sizeof n;) {
      last = n;
      if (n - next >= 20 + round * 7) break;
    }
    kill(child, SIGKILL);
    for (int n = 0; read(acknowledged[0], &n, sizeof n) == sizeof n;) last = n;
    close(acknowledged[0]);
    int status = 0;
    waitpid(child, &status, 0);
    ASSERT_GE(last, next);
    auto store = open_example(options_);
    for (int n = 0; n <= last; ++n) ASSERT_TRUE(has(*store, n)) << n;
    ASSERT_THAT(store->check(), IsEmpty());
    next = last + 1;
    while (has(*store, next)) ++next;
  }
}

}  // namespace
}  // namespace clientela
