#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace clientela {

// A hash (BLAKE2b, 32 bytes) over parts, each with its length in front, so that no two lists of
// parts give the same bytes.
class Hash {
 public:
  Hash();
  ~Hash();
  Hash(const Hash&) = delete;
  Hash& operator=(const Hash&) = delete;

  static constexpr std::size_t bytes = 32;

  Hash& add(std::string_view part);
  Hash& add(std::int64_t number) { return add(std::to_string(number)); }
  // To be called once, at the end: the raw bytes.
  std::string finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

std::string hexadecimal(std::string_view raw);
// Bytes that nobody can foresee.
std::string random_bytes(std::size_t count);

}  // namespace clientela
