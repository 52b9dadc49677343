#include "system/passwords.h"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <stdexcept>

#include "base/text.h"

namespace clientela {
namespace {

constexpr std::size_t least_characters = 10;
constexpr std::array<std::string_view, 12> common = {
    "1234567890", "0123456789", "password12", "password123", "passwordpassword", "qwertyuiop",
    "1q2w3e4r5t", "aaaaaaaaaa", "1111111111", "0000000000",  "administrator",    "iloveyou12"};

void start_sodium() {
  if (sodium_init() < 0) throw std::runtime_error("libsodium can't be started");
}

}  // namespace

std::string hashed_password(std::string_view password) {
  start_sodium();
  std::array<char, crypto_pwhash_STRBYTES> hash{};
  if (crypto_pwhash_str(hash.data(), password.data(), password.size(),
                        crypto_pwhash_OPSLIMIT_INTERACTIVE,
                        crypto_pwhash_MEMLIMIT_INTERACTIVE) != 0) {
    throw std::runtime_error("not enough memory to hash a password");
  }
  return hash.data();
}

bool password_matches(std::string_view password, const std::string& hash) {
  start_sodium();
  return crypto_pwhash_str_verify(hash.c_str(), password.data(), password.size()) == 0;
}

void pretend_to_check(std::string_view password) {
  static const std::string some_hash = hashed_password("nobody has this password");
  (void)password_matches(password, some_hash);
}

Result<void> check_password_strength(std::string_view password) {
  if (character_count(password) < least_characters) {
    return invalid("password", message("A password has at least {} characters.",
                                       std::to_string(least_characters)));
  }
  const std::string lower = folded(password);
  if (std::find(common.begin(), common.end(), lower) != common.end()) {
    return invalid("password", message("Everybody would guess this password first."));
  }
  return {};
}

std::string random_token() {
  start_sodium();
  std::array<unsigned char, 32> bytes{};
  randombytes_buf(bytes.data(), bytes.size());
  std::array<char, sodium_base64_ENCODED_LEN(32, sodium_base64_VARIANT_URLSAFE_NO_PADDING)> text{};
  sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(),
                    sodium_base64_VARIANT_URLSAFE_NO_PADDING);
  return text.data();
}

std::string token_hash(std::string_view token) {
  start_sodium();
  std::array<unsigned char, 32> hash{};
  crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char*>(token.data()),
                     token.size(), nullptr, 0);
  std::array<char, 65> text{};
  sodium_bin2hex(text.data(), text.size(), hash.data(), hash.size());
  return text.data();
}

}  // namespace clientela
