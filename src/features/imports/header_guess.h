#pragma once

#include <vector>

#include "features/imports/column_values.h"
#include "features/imports/import_settings.h"

namespace clientela {

// Gives columns the targets that their headers stand for. Where a header may mean several, the
// other columns decide, and the values: "Customer" is a number where its values are codes, else a
// name.
void guess_by_headers(std::vector<ImportColumn>& columns, const SampleRows& rows);

}  // namespace clientela
