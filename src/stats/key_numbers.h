#pragma once

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace clientela {

// Numbers texts in the order in which they first appear: 0, 1, 2 ... Made for millions of short
// keys: up to sixteen bytes are compared as two numbers, and looking up goes in two steps, so that
// many memory accesses can be under way at once.
class KeyNumbers {
 public:
  KeyNumbers();

  struct Probe {
    std::uint64_t words[2];  // the key's bytes, or hashes of them if there are more than sixteen
    std::size_t place;       // in the table
    std::string_view key;
  };
  // `readable`: how many bytes may be read from the key's beginning on, at least its own.
  Probe prepare(std::string_view key, std::size_t readable) const;
  // The number of a key, new if it was not there. The key's bytes must outlive this. A probe
  // stays good when the table has grown meanwhile.
  std::uint32_t number_of(const Probe& probe);

  const std::vector<std::string_view>& keys() const { return keys_; }
  std::vector<std::string_view> take_keys() { return std::move(keys_); }

 private:
  struct Slot {
    std::uint64_t words[2];
    std::uint32_t length;
    std::uint32_t number;  // plus one; zero is an empty slot
  };
  static std::size_t hash(const std::uint64_t (&words)[2], std::size_t length);
  void grow();

  std::vector<Slot> slots_;
  std::size_t mask_;
  std::vector<std::string_view> keys_;
};

}  // namespace clientela
