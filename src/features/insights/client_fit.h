#pragma once

#include <vector>

#include "features/insights/client_model.h"

namespace clientela {

// What a fit is made from, whichever way it was read: from a company's figures or from a CSV.
struct FitInput {
  Date until;                             // the last observed day
  std::vector<ClientStatistics> clients;  // those who bought; numbered by their place
  std::vector<ValueObservation> values;
  // A row for each day on which client `client[i]` bought, in any order; amounts are not used.
  std::vector<std::uint32_t> client;
  std::vector<std::int32_t> day;
  double margin_share = 1;
};

// Fits purchases and values, tries the model on what came last, and says in words what is to be
// known. `fitted_*`, `number` and `id` are left to the caller. Never fails: where nothing can be
// said the model is not usable and its findings tell why.
ClientModel fit_clients(const FitInput& input, PurchaseModelKind kind,
                        const FitOptions& options = {});

// Half of those who bought again do so within so many days on average; 0: nobody did.
std::int64_t usual_rhythm_days(const std::vector<ClientStatistics>& clients);

}  // namespace clientela
