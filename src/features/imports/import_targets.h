#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/translation.h"
#include "features/clients/client.h"

namespace clientela {

// What a column of a file may mean: a field of a noun, or something that a noun is found by.
struct ImportTarget {
  std::string key;                   // "client.number"; never changes
  const ObjectType* type = nullptr;  // client, membership, product, order, order_line or activity
  const Field* field = nullptr;      // null for a contact
  ContactKind contact{};             // when there is no field

  bool is_contact() const { return field == nullptr; }
  // "Client: Number", for a person.
  std::string label(const Translator& tr) const;
};

// All of them, in the order in which people choose.
std::vector<ImportTarget> import_targets(const Model& model);

// A word that headers of columns use for a target. Spelled in any language; compared as headers
// are, by header_word().
struct HeaderWord {
  std::string_view target;
  std::string_view word;
};
const std::vector<HeaderWord>& header_words();
// Whether it says so itself of what stands below: "Company" does, "Account" may be anybody's.
bool names_organisations(std::string_view header);
// "Invoice No." and "invoice_no" are "invoiceno".
std::string header_word(std::string_view header);

}  // namespace clientela
