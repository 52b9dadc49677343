#include "stats/finding.h"

#include <algorithm>

namespace clientela {

bool has_finding(const Findings& findings, std::string_view key) {
  return std::any_of(findings.begin(), findings.end(),
                     [&](const Finding& finding) { return finding.key == key; });
}

bool is_unusable(const Findings& findings) {
  return std::any_of(findings.begin(), findings.end(), [](const Finding& finding) {
    return finding.weight == Finding::Weight::unusable;
  });
}

}  // namespace clientela
