#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/message.h"

namespace clientela {

// Something that a person should know about the data or the model, in plain words.
struct Finding {
  // note: worth knowing; caution: figures hold with reserve; unusable: figures must not be shown.
  enum class Weight { note, caution, unusable };

  // Never changes, so that programs may ask for it: "no_dropout_visible".
  std::string key;
  Weight weight = Weight::note;
  Message message;
};

using Findings = std::vector<Finding>;

bool has_finding(const Findings& findings, std::string_view key);
// Whether one of them says that figures must not be shown.
bool is_unusable(const Findings& findings);

}  // namespace clientela
