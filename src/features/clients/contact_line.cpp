#include "features/clients/contact_line.h"

#include <algorithm>

#include "base/text.h"

namespace clientela {
namespace {

constexpr std::size_t least_digits = 7;            // of a number with its country's plus
constexpr std::size_t least_digits_in_groups = 9;  // of one without
constexpr std::size_t most_digits = 15;            // ITU's longest number

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_letter(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || byte >= 0x80;
}

bool of_address(char c) {
  return is_letter(c) || is_digit(c) ||
         std::string_view("._%+-'").find(c) != std::string_view::npos;
}

bool between_digits(char c) { return std::string_view(" -./()").find(c) != std::string_view::npos; }

struct Piece {
  std::size_t begin = 0, end = 0;
};

// The address around the first @ from a place on.
std::optional<Piece> find_address(std::string_view text, std::size_t from) {
  for (auto at = text.find('@', from); at != std::string_view::npos; at = text.find('@', at + 1)) {
    Piece piece{at, at + 1};
    while (piece.begin > 0 && of_address(text[piece.begin - 1])) --piece.begin;
    while (piece.end < text.size() && of_address(text[piece.end])) ++piece.end;
    while (piece.end > at + 1 && text[piece.end - 1] == '.') --piece.end;
    const auto dot = text.substr(at, piece.end - at).find('.');
    const bool domain = dot != std::string_view::npos && dot > 1;
    if (piece.begin < at && domain) return piece;
  }
  return std::nullopt;
}

// The longest run of digits and what may stand between them.
Piece run_of_digits(std::string_view text, std::size_t begin) {
  Piece piece{begin, begin};
  for (auto i = begin; i < text.size(); ++i) {
    const bool sign = text[i] == '+' && i == begin;
    if (is_digit(text[i])) {
      piece.end = i + 1;
    } else if (!sign && !between_digits(text[i])) {
      break;
    }
  }
  return piece;
}

bool is_phone(std::string_view run) {
  const auto digits = static_cast<std::size_t>(std::count_if(run.begin(), run.end(), is_digit));
  if (digits > most_digits) return false;
  if (!run.empty() && run.front() == '+') return digits >= least_digits;
  const bool groups = std::any_of(run.begin(), run.end(), between_digits);
  return groups && digits >= least_digits_in_groups;
}

std::optional<Piece> find_phone(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool begins = text[i] == '+' || text[i] == '(' || is_digit(text[i]);
    const bool inside = i > 0 && (is_letter(text[i - 1]) || is_digit(text[i - 1]));
    if (!begins || inside) continue;
    const Piece piece = run_of_digits(text, i);
    if (is_phone(text.substr(piece.begin, piece.end - piece.begin))) return piece;
    i = std::max(i, piece.end);
  }
  return std::nullopt;
}

// A contact leaves a blank, and the brackets around it go too.
std::string taken(std::string& text, Piece piece) {
  std::string value = text.substr(piece.begin, piece.end - piece.begin);
  text.replace(piece.begin, piece.end - piece.begin, " ");
  return value;
}

std::string without_marks(const std::string& text) {
  std::string name;
  for (const char c : text) {
    const bool mark = std::string_view("<>\",;|\t\n").find(c) != std::string_view::npos;
    const char kept = mark ? ' ' : c;
    if (kept != ' ' || (!name.empty() && name.back() != ' ')) name += kept;
  }
  while (!name.empty() && std::string_view(" -:/(").find(name.back()) != std::string_view::npos) {
    name.pop_back();
  }
  return name;
}

FieldChange* change_of(Patch& patch, std::string_view key) {
  const auto found = std::find_if(patch.begin(), patch.end(),
                                  [&](const FieldChange& change) { return change.key == key; });
  return found == patch.end() ? nullptr : &*found;
}

std::string text_of(Patch& patch, std::string_view key) {
  const FieldChange* change = change_of(patch, key);
  const auto* text = change == nullptr ? nullptr : std::get_if<std::string>(&change->now);
  return text == nullptr ? std::string() : *text;
}

std::string_view key_of(ContactKind kind) {
  return kind == ContactKind::phone ? "phone" : kind == ContactKind::site ? "site" : "email";
}

void set(Patch& patch, std::string_view key, std::string_view now) {
  if (FieldChange* change = change_of(patch, key)) {
    change->now = Value(std::string(now));
  } else {
    patch.push_back({std::string(key), Value(), Value(std::string(now))});
  }
}

PartChange new_contact(ContactKind kind, const std::string& value) {
  PartChange change{PartChange::Kind::create, std::string(ContactPoint::object_name), {}, {}};
  set(change.patch, "kind", key_of(kind));
  set(change.patch, "value", value);
  return change;
}

// A row that nobody gave another kind than those that are there at once.
bool is_open(Patch& contact) {
  const std::string kind = text_of(contact, "kind");
  return kind.empty() || kind == "email" || kind == "phone";
}

// The contacts that one row holds; the row keeps the first.
void tidy_row(Patch& contact, std::vector<PartChange>& more) {
  if (!is_open(contact)) return;
  const std::string value = text_of(contact, "value");
  const ContactLine line = split_contacts(value);
  if (line.contacts.size() > 1 && line.name.empty()) {
    set(contact, "kind", key_of(line.contacts.front().first));
    set(contact, "value", line.contacts.front().second);
    for (std::size_t i = 1; i < line.contacts.size(); ++i) {
      more.push_back(new_contact(line.contacts[i].first, line.contacts[i].second));
    }
    return;
  }
  if (const auto kind = obvious_kind(value)) set(contact, "kind", key_of(*kind));
}

}  // namespace

ContactLine split_contacts(std::string_view line) {
  ContactLine split;
  std::string rest(line);
  while (const auto address = find_address(rest, 0)) {
    split.contacts.emplace_back(ContactKind::email, taken(rest, *address));
  }
  while (const auto phone = find_phone(rest)) {
    split.contacts.emplace_back(ContactKind::phone, taken(rest, *phone));
  }
  split.name = split.contacts.empty() ? rest : without_marks(rest);
  return split;
}

std::optional<ContactKind> obvious_kind(std::string_view value) {
  const std::string text = trimmed(value);
  const auto address = find_address(text, 0);
  if (address && address->begin == 0 && address->end == text.size()) return ContactKind::email;
  const std::string start = folded(text.substr(0, 8));
  if (start.rfind("http://", 0) == 0 || start == "https://" || start.rfind("www.", 0) == 0) {
    return ContactKind::site;
  }
  const Piece run = run_of_digits(text, 0);
  const auto digits = std::count_if(text.begin(), text.end(), is_digit);
  if (!text.empty() && run.end == text.size() && digits >= 6) return ContactKind::phone;
  return std::nullopt;
}

void tidy_typed_client(WholePatch& typed, bool is_new) {
  std::vector<PartChange> more;
  if (is_new) {
    const ContactLine line = split_contacts(text_of(typed.patch, "name"));
    for (const auto& [kind, value] : line.contacts) more.push_back(new_contact(kind, value));
    if (!line.contacts.empty()) {
      set(typed.patch, "name", line.name.empty() ? line.contacts.front().second : line.name);
    }
  }
  for (auto& part : typed.parts) {
    const bool contact = part.object == ContactPoint::object_name;
    if (contact && part.kind == PartChange::Kind::create) tidy_row(part.patch, more);
  }
  typed.parts.insert(typed.parts.end(), std::make_move_iterator(more.begin()),
                     std::make_move_iterator(more.end()));
}

}  // namespace clientela
