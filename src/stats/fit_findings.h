#pragma once

#include "stats/finding.h"

namespace clientela {

// What several models say alike about their fits.
Finding no_repeats_finding();
// `telling` are those whose data say something: who bought again, or who left.
void add_few_clients(double clients, double telling, Findings& findings);
void add_convergence(bool converged, bool stopped, Findings& findings);

}  // namespace clientela
