#include "stats/parallel.h"

#include <algorithm>

#ifndef __EMSCRIPTEN__
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>
#endif

namespace clientela {

#ifdef __EMSCRIPTEN__

unsigned useful_threads() { return 1; }

void for_each_part(std::size_t parts, unsigned, const std::function<void(std::size_t)>& work) {
  for (std::size_t part = 0; part < parts; ++part) work(part);
}

#else

unsigned useful_threads() { return std::clamp(std::thread::hardware_concurrency(), 1U, 8U); }

void for_each_part(std::size_t parts, unsigned threads,
                   const std::function<void(std::size_t)>& work) {
  std::atomic<std::size_t> next{0};
  std::exception_ptr failure;
  std::mutex failure_mutex;
  const auto run = [&] {
    try {
      for (std::size_t part = next++; part < parts; part = next++) work(part);
    } catch (...) {
      const std::lock_guard lock(failure_mutex);
      failure = std::current_exception();
      next = parts;
    }
  };
  std::vector<std::thread> helpers;
  const std::size_t wanted = std::min<std::size_t>(parts, threads);
  for (std::size_t i = 1; i < wanted; ++i) helpers.emplace_back(run);
  run();
  for (std::thread& helper : helpers) helper.join();
  if (failure) std::rethrow_exception(failure);
}

#endif

}  // namespace clientela
