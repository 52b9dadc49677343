#include "store/sqlite/hash.h"

#include <sodium.h>

namespace clientela {

struct Hash::State {
  crypto_generichash_state hash;
};

namespace {

const unsigned char* raw(std::string_view bytes) {
  return reinterpret_cast<const unsigned char*>(bytes.data());
}

}  // namespace

Hash::Hash() : state_(std::make_unique<State>()) {
  crypto_generichash_init(&state_->hash, nullptr, 0, bytes);
}

Hash::~Hash() = default;

Hash& Hash::add(std::string_view part) {
  const std::string length = std::to_string(part.size()) + ":";
  crypto_generichash_update(&state_->hash, raw(length), length.size());
  crypto_generichash_update(&state_->hash, raw(part), part.size());
  return *this;
}

std::string Hash::finish() {
  std::string result(bytes, '\0');
  crypto_generichash_final(&state_->hash, reinterpret_cast<unsigned char*>(result.data()), bytes);
  return result;
}

std::string hexadecimal(std::string_view raw) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  for (const char byte : raw) {
    const auto value = static_cast<unsigned char>(byte);
    text += digits[value >> 4];
    text += digits[value & 15];
  }
  return text;
}

std::string random_bytes(std::size_t count) {
  std::string result(count, '\0');
  randombytes_buf(result.data(), result.size());
  return result;
}

}  // namespace clientela
