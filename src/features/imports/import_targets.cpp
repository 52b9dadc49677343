#include "features/imports/import_targets.h"

#include <algorithm>

#include "base/text.h"

namespace clientela {
namespace {

// What follows from other columns or is not written into files.
constexpr std::string_view left_out[] = {
    "order.client",        "order.at",           "order.total",
    "order.margin",        "order.cost",         "activity.client",
    "activity.done_at",    "order_line.product", "order_line.order",
    "client.confidential", "client.internal",    "membership.client",
    "membership.primary"};

bool is_left_out(std::string_view key) {
  return std::find(std::begin(left_out), std::end(left_out), key) != std::end(left_out);
}

struct Contact {
  std::string_view key;
  ContactKind kind;
};

constexpr Contact contacts[] = {{"client.email", ContactKind::email},
                                {"client.phone", ContactKind::phone},
                                {"client.address", ContactKind::address},
                                {"client.site", ContactKind::site}};

std::string contact_label(ContactKind kind, const Translator& tr) {
  switch (kind) {
    case ContactKind::email:
      return tr("E-mail");
    case ContactKind::phone:
      return tr("Phone");
    case ContactKind::address:
      return tr("Address");
    case ContactKind::site:
      return tr("Site");
    case ContactKind::messenger:
      return tr("Messenger");
  }
  return {};
}

// What the organisation in which somebody works is to the person of the row.
std::string membership_label(const Field& field, const Translator& tr) {
  if (field.key == "organisation") return tr("Works for");
  if (field.key == "role") return tr("Role there");
  return field.key == "from" ? tr("Works there since") : tr("Worked there until");
}

void add_fields(const ObjectType& type, std::vector<ImportTarget>& targets) {
  for (const auto& field : type.fields) {
    std::string key = std::string(type.name) + "." + std::string(field.key);
    const bool is_amount = key == "order_line.amount";
    if (is_left_out(key) || (field.computed && !is_amount)) continue;
    targets.push_back({std::move(key), &type, &field});
  }
}

}  // namespace

std::string ImportTarget::label(const Translator& tr) const {
  if (!is_contact() && type->name == Membership::object_name) {
    return tr("Client") + ": " + membership_label(*field, tr);
  }
  const std::string what = is_contact() ? contact_label(contact, tr) : tr(field->label);
  return tr(type->label) + ": " + what;
}

std::vector<ImportTarget> import_targets(const Model& model) {
  std::vector<ImportTarget> targets;
  add_fields(model.type("client"), targets);
  for (const auto& contact : contacts) {
    targets.push_back({std::string(contact.key), &model.type("client"), nullptr, contact.kind});
  }
  for (const auto noun : {"membership", "order", "order_line", "product", "activity"}) {
    add_fields(model.type(noun), targets);
  }
  return targets;
}

bool names_organisations(std::string_view header) {
  constexpr std::string_view anybody = "account";
  const std::string word = header_word(header);
  if (word.rfind(anybody, 0) == 0) return false;
  const auto& words = header_words();
  return std::any_of(words.begin(), words.end(), [&](const HeaderWord& entry) {
    return entry.target == "membership.organisation" && header_word(entry.word) == word;
  });
}

std::string header_word(std::string_view header) {
  std::string word;
  for (const char c : search_text(header)) {
    if (c != ' ') word += c;
  }
  return word;
}

}  // namespace clientela
