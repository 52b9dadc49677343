#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace clientela {

// Chance from a seed: the same numbers on every machine (SplitMix64).
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  std::uint64_t next() {
    std::uint64_t z = (state_ += 0x9e3779b97f4a7c15);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
    z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
    return z ^ (z >> 31);
  }
  // From 0 to count - 1. Precondition: count > 0.
  std::size_t below(std::size_t count) { return static_cast<std::size_t>(next() % count); }
  // From `from` to `to`, both included.
  int between(int from, int to) {
    return from + static_cast<int>(below(static_cast<std::size_t>(to - from) + 1));
  }
  bool chance(int percent) { return between(1, 100) <= percent; }
  template <typename T, std::size_t n>
  const T& pick(const std::array<T, n>& all) {
    return all[below(n)];
  }
  // The place of a weight, taken as often as it is heavy.
  template <std::size_t n>
  std::size_t weighted(const std::array<int, n>& weights) {
    int sum = 0;
    for (const int weight : weights) sum += weight;
    int left = between(1, sum);
    for (std::size_t i = 0; i < n; ++i) {
      left -= weights[i];
      if (left <= 0) return i;
    }
    return n - 1;
  }

 private:
  std::uint64_t state_;
};

}  // namespace clientela
