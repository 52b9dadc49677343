#include "stats/fit_findings.h"

#include <fmt/format.h>

namespace clientela {

Finding no_repeats_finding() {
  return {"no_repeats", Finding::Weight::unusable,
          message("Nobody has bought again yet, so nothing can be said about coming back.")};
}

void add_few_clients(double clients, double telling, Findings& findings) {
  if (clients >= 100 && telling >= 30) return;
  const bool hopeless = clients < 20 || telling < 5;
  findings.push_back(
      {"too_few_clients", hopeless ? Finding::Weight::unusable : Finding::Weight::caution,
       hopeless ? message("{} clients, of whom {} tell something, are too few for a forecast.",
                          fmt::format("{:.0f}", clients), fmt::format("{:.0f}", telling))
                : message("{} clients, of whom {} tell something, are few: the figures are rough.",
                          fmt::format("{:.0f}", clients), fmt::format("{:.0f}", telling))});
}

void add_convergence(bool converged, bool stopped, Findings& findings) {
  if (stopped) {
    findings.push_back({"stopped", Finding::Weight::unusable,
                        message("The calculation was stopped before it was done.")});
  } else if (!converged) {
    findings.push_back({"not_converged", Finding::Weight::caution,
                        message("Other figures would explain your orders nearly as well; take "
                                "the forecast as a rough guide.")});
  }
}

}  // namespace clientela
