#pragma once

#include <string>

#include "features/insights/client_model.h"
#include "features/insights/stage.h"
#include "pages/rules_form.h"

namespace clientela {

inline constexpr std::string_view stage_rules_path = "/settings/stages";  // GET and POST
inline constexpr std::string_view fit_path = "/settings/forecast";        // POST: computes it anew

// Where administrators say when clients cross, and have the forecast computed anew.
struct StageRulesView {
  RulesForm rules;
  std::optional<ClientModel> model;  // the newest
};
std::string stage_rules_page(const PageContext& ctx, const StageRulesView& view);

}  // namespace clientela
