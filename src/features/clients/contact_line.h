#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "features/clients/client.h"
#include "model/patch.h"

namespace clientela {

// A line as people copy it from a signature or a mail's head, taken apart.
struct ContactLine {
  std::string name;  // what is left; empty when there are only contacts
  std::vector<std::pair<ContactKind, std::string>> contacts;
};

// "Ann Lee <ann@x.org>, +44 20 7946 0958": addresses of e-mail, and numbers that can only be a
// telephone's: with a plus, or nine digits and more that stand in groups. A line without any comes
// back as it is.
ContactLine split_contacts(std::string_view line);
// The kind that a contact has by the look of it; none when it could be several.
std::optional<ContactKind> obvious_kind(std::string_view value);

// For what a form brought of a new or changed client: contacts typed behind a new client's name
// become contacts, several typed into one row become rows, and a row that was left as e-mail or
// phone takes the kind that is obvious.
void tidy_typed_client(WholePatch& typed, bool is_new);

}  // namespace clientela
