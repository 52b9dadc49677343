#include "stats/purchase_model.h"

#include <gtest/gtest.h>

#include "tests/unit/stats/sample_data.h"

namespace clientela {
namespace {

using sample::cdnow_39_weeks;
using sample::cdnow_78_weeks;
using sample::cdnow_calibration_end;
using sample::cdnow_end;

PurchaseFit fit_39(PurchaseModelKind kind) {
  return fit_purchase_model(kind, group_histories(cdnow_39_weeks().clients, cdnow_calibration_end));
}

PurchaseFit fit_78(PurchaseModelKind kind) {
  return fit_purchase_model(kind, group_histories(cdnow_78_weeks().clients, cdnow_end));
}

void expect_fit(const PurchaseFit& fit, const ParameterArray& parameters, double log_likelihood) {
  EXPECT_TRUE(fit.diagnostics.converged);
  EXPECT_LT(fit.diagnostics.gradient * fit.diagnostics.clients, 7e-8);
  EXPECT_NEAR(fit.diagnostics.log_likelihood, log_likelihood, 1e-4);
  for (std::size_t i = 0; i < fit.model.size(); ++i) {
    EXPECT_PRED3(sample::is_close, fit.model.parameters[i], parameters[i], 1e-3)
        << parameter_names(fit.model.kind)[i];
  }
  for (const Finding& finding : fit.diagnostics.findings) ADD_FAILURE() << finding.key;
}

TEST(PurchaseModel, FitsBgNbdAsPublished) {
  const PurchaseFit fit = fit_39(PurchaseModelKind::bg_nbd);
  EXPECT_EQ(fit.diagnostics.clients, 2357);
  expect_fit(fit, {.242595, 4.413602, .792922, 2.425907}, -9582.429207);
  const ParameterArray errors{.012557, .378224, .185734, .705414};
  for (std::size_t i = 0; i < 4; ++i) {
    EXPECT_PRED3(sample::is_close, fit.model.standard_errors()[i], errors[i], 1e-3);
  }
}

TEST(PurchaseModel, FitsMbgNbdAsPublished) {
  expect_fit(fit_39(PurchaseModelKind::mbg_nbd), {.524843, 6.183085, .891359, 1.614002},
             -9582.135716);
}

TEST(PurchaseModel, FitsParetoNbdAsPublished) {
  expect_fit(fit_39(PurchaseModelKind::pareto_nbd), {.553277, 10.577683, .606240, 11.668735},
             -9594.976179);
}

TEST(PurchaseModel, FitsTheLongerPeriodAsPublished) {
  expect_fit(fit_78(PurchaseModelKind::bg_nbd), {.253561, 5.447258, .607365, 2.647234},
             -17138.233965);
  expect_fit(fit_78(PurchaseModelKind::pareto_nbd), {.563004, 12.559169, .408107, 10.514545},
             -17135.835886);
}

// x, t_x, T in days; P(alive) and purchases of 39 weeks by BG/NBD and Pareto/NBD.
struct SingleClient {
  BuyingHistory history;
  double bg_alive, bg_purchases, pareto_alive, pareto_purchases;
};
const SingleClient single_clients[] = {
    {{2, {30.43}, {38.86}}, .726579, 1.226028, .869168, 1.455123},
    {{26, {30.86}, {31}}, .968916, 20.749726, .997919, 20.117026},
    {{300, {38}, {38.86}}, .478396, 98.841061, .721317, 142.164910},
};

TEST(PurchaseModel, ScoresSingleClientsAsPublished) {
  // The parameters as the papers print them, with three digits.
  const PurchaseModel bg{PurchaseModelKind::bg_nbd, {.243, 4.414, .793, 2.426}, {}};
  const PurchaseModel pareto{PurchaseModelKind::pareto_nbd, {.553, 10.578, .606, 11.669}, {}};
  for (const SingleClient& client : single_clients) {
    EXPECT_NEAR(probability_alive(bg, client.history), client.bg_alive, 1e-6);
    EXPECT_NEAR(probability_alive(pareto, client.history), client.pareto_alive, 1e-6);
    EXPECT_PRED3(sample::is_close, expected_purchases(bg, client.history, {39}),
                 client.bg_purchases, 1e-6);
    EXPECT_PRED3(sample::is_close, expected_purchases(pareto, client.history, {39}),
                 client.pareto_purchases, 1e-6);
  }
  EXPECT_NEAR(discounted_purchases(pareto, single_clients[0].history, {.0027}), 6.483774, 1e-6);
}

}  // namespace
}  // namespace clientela
