#pragma once

#include <string>
#include <vector>

#include "pages/page_context.h"

namespace clientela {

// A field that somebody else changed while this person was changing it too.
struct ConflictField {
  const Field* field = nullptr;
  std::string name;  // of the control, as in the form
  Value mine;
  Value theirs;          // current
  std::string who = {};  // changed it
  Instant when = {};
  std::string of = {};  // of a part: what it is called
};

// Everything that the form had sent is carried along as hidden inputs, with `was` brought up to
// date; choosing "mine" posts the form again, "theirs" drops the field from it.
struct ConflictView {
  const ObjectType* type = nullptr;
  Id id;
  std::string title;
  std::string action;
  std::vector<ConflictField> fields;
  Titles titles = {};
  std::vector<std::pair<std::string, std::string>> hidden = {};  // the rest of the form
};

// Each conflicting field sends its canonical text under its own name and under was.<name> the
// current one, so that the door needs no rule of its own for the answer.
std::string conflict_page(const PageContext& ctx, const ConflictView& view);

}  // namespace clientela
