#include "features/imports/contact_cells.h"

#include <algorithm>

#include "base/text.h"

namespace clientela {
namespace {

constexpr std::ptrdiff_t fewest_digits = 5;

bool is_contact(ContactKind kind, const std::string& text) {
  switch (kind) {
    case ContactKind::email:
      return text.find('@') != std::string::npos;
    case ContactKind::phone:
      return std::count_if(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }) >=
             fewest_digits;
    case ContactKind::address:
      return text.find(',') != std::string::npos;
    case ContactKind::site:
      return text.find('.') != std::string::npos;
    case ContactKind::messenger:
      return true;
  }
  return true;
}

}  // namespace

std::vector<std::string> contacts_in(ContactKind kind, std::string_view cell) {
  const std::string_view signs = kind == ContactKind::email ? ";," : ";";
  std::vector<std::string> contacts;
  for (std::string_view rest = cell; !rest.empty();) {
    const std::size_t end = std::min(rest.find_first_of(signs), rest.size());
    std::string contact = trimmed(rest.substr(0, end));
    if (!contact.empty()) contacts.push_back(std::move(contact));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  const bool whole = std::all_of(contacts.begin(), contacts.end(), [&](const std::string& contact) {
    return is_contact(kind, contact);
  });
  if (whole) return contacts;
  return {std::string(cell)};
}

}  // namespace clientela
