#pragma once

#include <string>
#include <vector>

#include "model/object_type.h"
#include "store/store.h"

namespace clientela {

// On whose behalf something is asked or changed. The engine knows no users, only this: who in the
// log, how much may be done, what may be seen.
struct Asker {
  Id user;  // empty: the program itself
  Id device;
  Role role = Role::none;
  std::vector<Tag> tags;  // held besides everyone_tag
  bool sees_everything = false;
  std::string language = "en";
  // Performs a logged action again: what was asked of the person then is not asked anew.
  bool again = false;

  Visibility visibility() const;
  // The program itself: may do everything. For set-up, demo, jobs that answer for themselves.
  static Asker program();
};

// A person's own tag, carried by the roots that only this person (and those who see everything)
// may see.
Tag owner_tag(std::int64_t user_row);

}  // namespace clientela
