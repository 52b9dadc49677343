#pragma once

#include <vector>

#include "features/imports/import.h"
#include "features/imports/import_pages.h"

namespace clientela {

// The clients who bought most by the orders that an import brought, with what they bought by them:
// at most ten. Looked for among the company's best, for a part of a second.
std::vector<BestClient> best_of_import(Engine& engine, const Asker& asker, const Import& import,
                                       const Job& job);

}  // namespace clientela
