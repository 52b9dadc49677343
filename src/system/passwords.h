#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace clientela {

// Argon2id by libsodium, with its parameters and salt inside the text. Slow by design (tens of
// milliseconds and 64 MiB), so never on the writer thread.
std::string hashed_password(std::string_view password);
bool password_matches(std::string_view password, const std::string& hash);
// Takes as long as a check, for log-ins whose user does not exist.
void pretend_to_check(std::string_view password);

// At least ten characters and none of the commonest passwords.
Result<void> check_password_strength(std::string_view password);

// A secret that nobody can guess: 256 random bits, as text for cookies and headers.
std::string random_token();
// What is kept of a token: its BLAKE2b hash, as hexadecimal text.
std::string token_hash(std::string_view token);

}  // namespace clientela
