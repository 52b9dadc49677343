#include "tests/unit/stats/online_retail.h"

#include <gtest/gtest.h>

#include "stats/concentration.h"
#include "stats/purchase_model.h"
#include "stats/suitability.h"
#include "stats/value_model.h"

namespace clientela {
namespace {

constexpr Date calibration_end{15134};  // 2011-06-09
constexpr Date last_day{15317};         // 2011-12-09

class OnlineRetailFigures : public testing::Test {
 protected:
  void SetUp() override {
    if (!sample::online_retail()) GTEST_SKIP() << "needs the full data (CLIENTELA_DATA)";
  }
  static const sample::OnlineRetail& data() { return *sample::online_retail(); }
  static ClientSummary summary(Date end) { return data().lines.summary({.end = end}); }
};

TEST_F(OnlineRetailFigures, CountWhatIsThere) {
  EXPECT_EQ(data().lines.day.size(), 397'884);
  EXPECT_EQ(data().invoices, 18'532);
  EXPECT_EQ(data().lines.clients, 4'338);
}

TEST_F(OnlineRetailFigures, ShowWhoBringsTheRevenue) {
  std::vector<double> spent;
  for (const ClientStatistics& client : summary(last_day).clients) {
    spent.push_back(static_cast<double>(client.spent()) / sample::online_retail_units);
  }
  const Concentration spread = concentration(spent);
  EXPECT_NEAR(spread.total, 8'911'407.90, 0.005);
  EXPECT_NEAR(spread.gini, .715140, 1e-6);
  EXPECT_EQ(best_count(spread.clients, .2), 868);
  EXPECT_NEAR(share_held_by_best(spent, .2), .746171, 1e-6);
  EXPECT_EQ(clients_bringing(spent, .8), 1133);
  ASSERT_EQ(spread.curve.size(), 101);
  EXPECT_NEAR(spread.curve[20].value, .746171, 1e-3);
}

TEST_F(OnlineRetailFigures, FitTheWholeYearAsPublished) {
  const ClientSummary all = summary(last_day);
  const PurchaseFit fit =
      fit_purchase_model(PurchaseModelKind::bg_nbd, group_histories(all.clients, last_day));
  EXPECT_TRUE(fit.diagnostics.converged);
  EXPECT_NEAR(fit.diagnostics.log_likelihood, -37645.537648, 1e-4);
  const ValueFit values =
      fit_value_model(value_observations(all.clients, sample::online_retail_units));
  EXPECT_TRUE(values.diagnostics.converged);
  EXPECT_PRED3(sample::is_close, values.model.parameters[0], 2.103382, 1e-3);
  EXPECT_PRED3(sample::is_close, values.model.parameters[1], 3.451179, 1e-3);
  EXPECT_PRED3(sample::is_close, values.model.parameters[2], 485.8885, 1e-3);
}

// No leaving is visible in the half year, and the answer is the model without any.
TEST_F(OnlineRetailFigures, SayWhenNoLeavingIsVisible) {
  const auto groups = group_histories(summary(calibration_end).clients, calibration_end);
  const PurchaseFit fit = fit_purchase_model(PurchaseModelKind::bg_nbd, groups);
  EXPECT_TRUE(fit.diagnostics.converged);
  EXPECT_EQ(fit.model.kind, PurchaseModelKind::nbd);
  EXPECT_TRUE(has_finding(fit.diagnostics.findings, "no_dropout_visible"));
  EXPECT_NEAR(fit.diagnostics.log_likelihood, -13255.613441, 1e-4);
  EXPECT_PRED3(sample::is_close, fit.model.parameters[0], .741636, 1e-3);
  EXPECT_PRED3(sample::is_close, fit.model.parameters[1], 8.736704, 1e-3);
  EXPECT_EQ(probability_alive(fit.model, {3, {10}, {20}}), 1);
}

TEST_F(OnlineRetailFigures, AreFitForTheDefaultModels) {
  const ClientSummary all = summary(last_day);
  EXPECT_TRUE(suitability(all.clients, last_day).empty());
  const auto groups = group_histories(all.clients, last_day);
  for (const auto kind : {PurchaseModelKind::mbg_nbd, PurchaseModelKind::pareto_nbd}) {
    EXPECT_TRUE(fit_purchase_model(kind, groups).diagnostics.converged) << key_of(kind);
  }
}

}  // namespace
}  // namespace clientela
