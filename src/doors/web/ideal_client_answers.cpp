#include <algorithm>

#include "doors/web/answers.h"
#include "features/ideal_client/fit_jobs.h"
#include "features/ideal_client/fit_pages.h"
#include "pages/paths.h"

namespace clientela {
namespace {

constexpr int budget_ms = 1000;

bool asks_for_list(const Visit& visit) {
  return std::any_of(visit.query.begin(), visit.query.end(),
                     [](const auto& field) { return field.first != just_done; });
}

}  // namespace

Response show_ideal_client(Visit& visit) {
  IdealClientView view;
  visit.engine().read(
      visit.asker, [&](Reading& reading) { view = read_ideal_client(visit.ctx(), reading); },
      budget_ms);
  view.job = running_fit_job(visit.engine());
  return html_response(ideal_client_page(visit.ctx(), view));
}

// The bare address tells what each is worth; with an order or a filter it is a list like others.
Response show_personas(Visit& visit) {
  if (asks_for_list(visit)) {
    visit.captures = {std::string(visit.model().type(Persona::object_name).plural)};
    return show_list(visit);
  }
  PersonasView view;
  visit.engine().read(
      visit.asker, [&](Reading& reading) { view = read_personas(visit.ctx(), reading); },
      budget_ms);
  return html_response(personas_page(visit.ctx(), view));
}

}  // namespace clientela
