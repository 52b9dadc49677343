#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>

#include "stats/score.h"
#include "stats/suitability.h"
#include "tests/unit/stats/sample_data.h"

namespace clientela {
namespace {

constexpr Date today{20'000};
constexpr PurchaseModelKind all_kinds[] = {PurchaseModelKind::mbg_nbd,
                                           PurchaseModelKind::pareto_nbd, PurchaseModelKind::bg_nbd,
                                           PurchaseModelKind::nbd};

void expect_figures(const PurchaseFit& fit, const BuyingHistory& history) {
  for (const double parameter : fit.model.parameters) EXPECT_TRUE(std::isfinite(parameter));
  EXPECT_TRUE(std::isfinite(fit.diagnostics.log_likelihood));
  const double alive = probability_alive(fit.model, history);
  EXPECT_TRUE(alive >= 0 && alive <= 1);
  const double purchases = expected_purchases(fit.model, history, {52});
  EXPECT_TRUE(std::isfinite(purchases) && purchases >= 0) << purchases;
  EXPECT_TRUE(std::isfinite(discounted_purchases(fit.model, history, {.002})));
  EXPECT_TRUE(std::isfinite(discounted_purchases(fit.model, history, {0})));
}

TEST(BoundaryCases, GiveFiguresWithoutClients) {
  for (const auto kind : all_kinds) {
    const PurchaseFit fit = fit_purchase_model(kind, {});
    EXPECT_TRUE(has_finding(fit.diagnostics.findings, "no_repeats"));
    EXPECT_TRUE(is_unusable(fit.diagnostics.findings));
    EXPECT_FALSE(fit.diagnostics.converged);
    expect_figures(fit, {});
  }
}

TEST(BoundaryCases, GiveFiguresForFewAndOddClients) {
  const std::vector<std::vector<HistoryGroup>> cases{
      {{0, 0, 0, 1}},                                             // bought today
      {{0, 0, 300, 500}},                                         // nobody came back
      {{3, 50, 80, 1}},                                           // one client
      {{1, 1, 1, 1}},                                             // the day after
      {{5000, 9000, 9100, 1}},                                    // a huge count
      {{0, 0, 0, 5}, {2, 10, 10, 5}, {5000, 9000, 9100, 1}},      // all of these
      {{4, 100, 100, 200}, {4, 90, 100, 200}},                    // all alike
      {{0, 0, 100, 300}, {1, 100, 100, 1}},                       // one came back
      {{2, 5, 3, 1}, {0, 3, 9, 1}, {1, -5, 9, 1}, {1, 5, 9, -1}}  // impossible histories
  };
  for (const auto& groups : cases) {
    for (const auto kind : all_kinds) {
      const PurchaseFit fit = fit_purchase_model(kind, groups);
      for (const HistoryGroup& group : groups) {
        expect_figures(fit, {static_cast<double>(group.repeats),
                             weeks(Days{static_cast<double>(group.recency_days)}),
                             weeks(Days{static_cast<double>(group.age_days)})});
      }
    }
  }
}

TEST(BoundaryCases, SayWhenClientsAreTooFew) {
  const std::vector<HistoryGroup> groups{{1, 20, 70, 10}, {0, 0, 80, 30}};
  const PurchaseFit fit = fit_purchase_model(PurchaseModelKind::mbg_nbd, groups);
  EXPECT_TRUE(has_finding(fit.diagnostics.findings, "too_few_clients"));
}

TEST(BoundaryCases, StopWhenAsked) {
  const auto groups =
      group_histories(sample::cdnow_39_weeks().clients, sample::cdnow_calibration_end);
  int asked = 0;
  const PurchaseFit fit = fit_purchase_model(
      PurchaseModelKind::pareto_nbd, groups,
      {.go_on = [&](int evaluations) { return asked = evaluations, asked < 5; }});
  EXPECT_EQ(asked, 5);
  EXPECT_FALSE(fit.diagnostics.converged);
  EXPECT_TRUE(has_finding(fit.diagnostics.findings, "stopped"));
}

TEST(BoundaryCases, WarnOfOneClientWhoMovesTheModel) {
  auto groups = group_histories(sample::cdnow_78_weeks().clients, sample::cdnow_end);
  EXPECT_TRUE(fit_purchase_model(PurchaseModelKind::mbg_nbd, groups).diagnostics.findings.empty());
  groups.push_back({5000, 5100, 5110, 1});
  for (const auto kind : all_kinds) {
    EXPECT_TRUE(
        has_finding(fit_purchase_model(kind, groups).diagnostics.findings, "influential_client"))
        << key_of(kind);
  }
}

TEST(BoundaryCases, ModelsAgreeWhereTheyMeet) {
  // A beta distribution of leaving with a/(a+b) near zero, a gamma one with s/beta near zero:
  // nobody leaves.
  const BuyingHistory history{4, {30}, {39}};
  const double nbd = expected_purchases({PurchaseModelKind::nbd, {.5, 6}, {}}, history, {52});
  for (const PurchaseModel& model :
       {PurchaseModel{PurchaseModelKind::bg_nbd, {.5, 6, 1e-7, 1}, {}},
        PurchaseModel{PurchaseModelKind::mbg_nbd, {.5, 6, 1e-7, 1}, {}},
        PurchaseModel{PurchaseModelKind::pareto_nbd, {.5, 6, 1e-7, 10}, {}}}) {
    EXPECT_NEAR(probability_alive(model, history), 1, 1e-6);
    EXPECT_NEAR(expected_purchases(model, history, {52}), nbd, 1e-5);
  }
}

TEST(BoundaryCases, ForecastsAreSmoothWhereFormulasAreSingular) {
  const BuyingHistory history{4, {30}, {39}};
  for (const auto kind : {PurchaseModelKind::bg_nbd, PurchaseModelKind::mbg_nbd}) {
    const auto at = [&](double a) {
      return expected_purchases({kind, {.5, 6, a, 2}, {}}, history, {52});
    };
    EXPECT_NEAR(at(1), (at(1 - 1e-6) + at(1 + 1e-6)) / 2, 1e-10);
  }
  const auto pareto = [&](double s) {
    return expected_purchases({PurchaseModelKind::pareto_nbd, {.5, 6, s, 9}, {}}, history, {52});
  };
  EXPECT_NEAR(pareto(1), (pareto(1 - 1e-6) + pareto(1 + 1e-6)) / 2, 1e-9);
}

TEST(BoundaryCases, ConstantPriceIsThePrice) {
  const std::vector<ValueObservation> clients(50, {2, 9.99});
  const ValueFit fit = fit_value_model(clients);
  EXPECT_EQ(fit.model.kind, ValueModelKind::fixed_price);
  EXPECT_TRUE(has_finding(fit.diagnostics.findings, "constant_price"));
  EXPECT_DOUBLE_EQ(expected_value(fit.model, {3, 9.99}), 9.99);
}

TEST(BoundaryCases, HeavyTailHasNoMean) {
  // As the model has it, with q = 0.7.
  std::mt19937_64 random(1);
  std::gamma_distribution<double> scales(0.7, 0.1);
  std::vector<ValueObservation> clients;
  std::vector<double> means;
  for (int i = 0; i < 3000; ++i) {
    std::gamma_distribution<double> values(5, 1 / scales(random));
    clients.push_back({1, values(random)});
    means.push_back(clients.back().mean);
  }
  const ValueFit fit = fit_value_model(clients);
  EXPECT_TRUE(fit.diagnostics.converged);
  EXPECT_EQ(fit.model.kind, ValueModelKind::median);
  EXPECT_NEAR(fit.model.parameters[1], 0.7, 0.1);
  EXPECT_TRUE(has_finding(fit.diagnostics.findings, "heavy_tail"));
  std::nth_element(means.begin(), means.begin() + 1500, means.end());
  EXPECT_NEAR(expected_value(fit.model, {0, 0}), means[1500], 0.01 * means[1500]);
}

TEST(BoundaryCases, ValuesOfFewOrOddClientsGiveFigures) {
  const std::vector<std::vector<ValueObservation>> cases{
      {},
      {{0, 0}},
      {{1, 5}},
      {{1, -5}, {2, 0}, {-1, 4}, {1, std::nan("")}},
      {{1, 1e-6}, {5000, 1e9}},
      {{1, 5}, {2, 7}, {3, 6}}};
  for (const auto& clients : cases) {
    const ValueFit fit = fit_value_model(clients);
    EXPECT_TRUE(std::isfinite(fit.diagnostics.log_likelihood));
    for (const ValueObservation client : {ValueObservation{0, 0}, {2, 9}, {3, -1}}) {
      EXPECT_TRUE(std::isfinite(expected_value(fit.model, client)));
    }
  }
}

ClientStatistics steady_client(int gaps, int days) {
  std::vector<DayPurchase> purchases;
  for (int i = 0; i <= gaps; ++i) purchases.push_back({19'000 + i * days, 1000});
  return summarise_client(purchases, {.end = today});
}

TEST(Suitability, TellsOfContracts) {
  const std::vector<ClientStatistics> clients(40, steady_client(12, 30));
  EXPECT_TRUE(has_finding(suitability(clients, today), "regular_purchases"));
  EXPECT_TRUE(suitability(sample::cdnow_39_weeks().clients, sample::cdnow_calibration_end).empty());
}

TEST(Suitability, TellsOfTooLittleAndOfGiants) {
  EXPECT_TRUE(has_finding(suitability({}, today), "no_clients"));
  const std::vector<ClientStatistics> one{steady_client(2, 5)};
  EXPECT_TRUE(has_finding(suitability(one, today), "little_history"));
  std::vector<ClientStatistics> clients = sample::cdnow_39_weeks().clients;
  clients[7].repeat_amount = 100'000'000;
  EXPECT_TRUE(has_finding(suitability(clients, sample::cdnow_calibration_end), "giant_client"));
  clients[8].refunded = 100'000'000;
  EXPECT_TRUE(
      has_finding(suitability(clients, sample::cdnow_calibration_end), "refunds_exceed_purchases"));
}

}  // namespace
}  // namespace clientela
