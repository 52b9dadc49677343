#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "stats/client_statistics.h"
#include "stats/estimate.h"
#include "stats/fit.h"

namespace clientela {

// Models of when clients buy, where nobody tells us that they left. In all of them a client buys at
// random at a rate of his own, rates differ between clients by a gamma distribution (shape r, rate
// alpha weeks), and the client leaves unseen at some time:
//   pareto_nbd  at any time, by a rate that is gamma distributed (s, beta weeks). Schmittlein,
//               Morrison and Colombo, "Counting Your Customers", Management Science 33, 1987;
//               Fader and Hardie, "A Note on Deriving the Pareto/NBD Model", 2005.
//   bg_nbd      after a purchase but the first, by a chance that is beta distributed (a, b). Fader,
//               Hardie and Lee, Marketing Science 24, 2005. Who bought once is alive for certain,
//               so that as a score of leaving it is worse than chance.
//   mbg_nbd     after any purchase. Batislam, Denizel and Filiztekin, International Journal of
//               Research in Marketing 24, 2007. The default.
//   nbd         never: the limit of the others where no leaving can be seen. Ehrenberg, Applied
//               Statistics 8, 1959.
enum class PurchaseModelKind { mbg_nbd, pareto_nbd, bg_nbd, nbd };

constexpr PurchaseModelKind default_purchase_model = PurchaseModelKind::mbg_nbd;

// "mbg-nbd" ...; never changes.
std::string_view key_of(PurchaseModelKind kind);
std::optional<PurchaseModelKind> purchase_model_kind(std::string_view key);
// {"r", "alpha", "a", "b"} ...; alpha and beta are in weeks.
std::span<const std::string_view> parameter_names(PurchaseModelKind kind);

struct PurchaseModel {
  PurchaseModelKind kind = default_purchase_model;
  ParameterArray parameters{1, 1, 1, 1};  // by parameter_names
  ParameterMatrix covariance{};           // of the parameters' logarithms; zeros: not known

  std::size_t size() const { return parameter_names(kind).size(); }
  // Zero where the covariance is not known.
  ParameterArray standard_errors() const;
};

struct PurchaseFit {
  // The kind is nbd where that is what the data say, whichever was asked for.
  PurchaseModel model;
  FitDiagnostics diagnostics;
};

// Fits by maximum likelihood. Never fails: what stands in the way is in the findings, and a model
// that gives finite figures comes back in any case. Keys: too_few_clients, no_repeats,
// no_dropout_visible, rates_alike, influential_client, not_converged, stopped.
PurchaseFit fit_purchase_model(PurchaseModelKind kind, std::span<const HistoryGroup> groups,
                               const FitOptions& options = {});

double log_likelihood(const PurchaseModel& model, std::span<const HistoryGroup> groups,
                      unsigned threads = 1);

// The chance that the client has not left. 0 .. 1, for any history, never NaN.
double probability_alive(const PurchaseModel& model, const BuyingHistory& history);

// Purchases expected from the end of the observed period to the horizon, from this client, who may
// have left. With the history {0, 0, 0}: expected from a new client.
double expected_purchases(const PurchaseModel& model, const BuyingHistory& history, Weeks horizon);

// The same, each purchase discounted to today. Without a horizon: for ever, known as DERT (Fader,
// Hardie and Lee, "RFM and CLV", Journal of Marketing Research 42, 2005); infinite only if the
// rate is not above zero, and then given for a hundred years.
double discounted_purchases(const PurchaseModel& model, const BuyingHistory& history,
                            PerWeek discount, std::optional<Weeks> horizon = std::nullopt);

}  // namespace clientela
