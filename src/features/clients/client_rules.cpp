#include "base/text.h"
#include "features/clients/client.h"

namespace clientela {
namespace {

std::string joined(std::initializer_list<std::string_view> words, std::string_view between) {
  std::string text;
  for (const auto word : words) {
    if (word.empty()) continue;
    if (!text.empty()) text += between;
    text += word;
  }
  return text;
}

// Whether a name is written in Hangul or Chinese characters, where the family name comes first and
// nothing stands between.
bool is_east_asian(std::string_view name) {
  const auto first = name.empty() ? 0 : static_cast<unsigned char>(name[0]);
  return first >= 0xe3 && first <= 0xed;  // U+3000 to U+DFFF in UTF-8
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string phone_digits(std::string_view value) {
  std::string digits;
  for (const char c : value) {
    if (is_digit(c)) digits += c;
  }
  // "00" before the country is dialled where others write "+".
  if (value.find('+') == std::string_view::npos && digits.rfind("00", 0) == 0) digits.erase(0, 2);
  return digits;
}

// The name follows its parts as long as nobody wrote another one; without parts it stays.
void compose_name(Client& client, const Whole* before) {
  bool follows = client.name.empty();
  if (before != nullptr) {
    const auto earlier = before->record.as<Client>();
    follows |= client.name == earlier.name && earlier.name == composed_name(earlier);
  }
  const std::string composed = composed_name(client);
  if (follows && !composed.empty()) client.name = composed;
}

Result<void> settle_contacts(Whole& whole) {
  for (auto& part : whole.parts) {
    if (part.type->name != ContactPoint::object_name) continue;
    auto contact = part.as<ContactPoint>();
    contact.normalised = normalised_contact(contact.kind, contact.value);
    if (contact.kind == ContactKind::email && contact.normalised.find('@') == std::string::npos) {
      return invalid("contact_point.value",
                     message("“{}” is not an e-mail address.", contact.value));
    }
    part.assign(contact);
  }
  return {};
}

}  // namespace

std::string composed_name(const Client& client) {
  if (client.kind == ClientKind::organisation) {
    return client.short_name.empty() ? client.legal_name : client.short_name;
  }
  if (is_east_asian(client.family_name)) {
    return joined({client.family_name, client.given_name}, "");
  }
  return joined({client.given_name, client.middle_name, client.family_name}, " ");
}

std::string normalised_contact(ContactKind kind, std::string_view value) {
  if (kind == ContactKind::phone) return phone_digits(value);
  return folded(trimmed(value));
}

Result<void> settle_client(Whole& whole, const Whole* before, Reading&) {
  auto client = whole.record.as<Client>();
  compose_name(client, before);
  if (client.name.empty()) {
    return Error{ErrorCode::required, "name", message("A client needs a name.")};
  }
  if (client.referred_by && client.referred_by.id == whole.record.id) {
    return invalid("referred_by", message("Nobody can refer themselves."));
  }
  whole.record.assign(client);
  return settle_contacts(whole);
}

}  // namespace clientela
