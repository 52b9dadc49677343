#include <gtest/gtest.h>

#include <cmath>

#include "stats/bg_bb.h"
#include "stats/retention.h"
#include "tests/unit/stats/sample_data.h"

namespace clientela {
namespace {

TEST(OccasionModel, FitsDonationsAsPublished) {
  const auto groups = sample::donations();
  const OccasionFit fit = fit_occasion_model(groups);
  EXPECT_TRUE(fit.diagnostics.converged);
  EXPECT_EQ(fit.diagnostics.clients, 11104);
  EXPECT_NEAR(fit.diagnostics.log_likelihood, -33225.581274, 1e-4);
  const ParameterArray published{1.203522, .749716, .656718, 2.783442};
  for (std::size_t i = 0; i < 4; ++i) {
    EXPECT_PRED3(sample::is_close, fit.model.parameters[i], published[i], 1e-3);
  }
  EXPECT_NEAR(expected_purchases(fit.model, {6, 6, 6}, 5), 3.7525, 5e-5);
  EXPECT_NEAR(expected_purchases(fit.model, {0, 0, 6}, 5), .0729, 5e-5);
  EXPECT_GT(probability_alive(fit.model, {6, 6, 6}), probability_alive(fit.model, {5, 5, 6}));
}

TEST(OccasionModel, NeverFails) {
  EXPECT_TRUE(has_finding(fit_occasion_model({}).diagnostics.findings, "no_repeats"));
  const std::vector<OccasionGroup> odd{{3, 1, 2, 1}, {0, 0, 0, 1}, {-1, 0, 5, 2}};
  EXPECT_TRUE(has_finding(fit_occasion_model(odd).diagnostics.findings, "no_repeats"));
  EXPECT_EQ(probability_alive({}, odd[0]), 0);
}

// Fader and Hardie's regular clients: years 0 .. 12, of which eight are fitted.
const RetentionCohort subscribers{{1000, 631, 468, 382, 326, 289, 262, 241}};

TEST(Retention, FitsSbgAsPublished) {
  const RetentionFit fit = fit_retention_model(RetentionModelKind::sbg, {&subscribers, 1});
  EXPECT_TRUE(fit.diagnostics.converged);
  EXPECT_NEAR(fit.diagnostics.log_likelihood, -1680.265188, 1e-4);
  EXPECT_PRED3(sample::is_close, fit.model.parameters[0], .704077, 1e-3);
  EXPECT_PRED3(sample::is_close, fit.model.parameters[1], 1.182043, 1e-3);
  EXPECT_NEAR(discounted_lifetime(fit.model, .1), 3.694908, 1e-4);
  const double observed[] = {.223, .207, .194, .183, .173};
  for (int year = 8; year <= 12; ++year) {
    EXPECT_NEAR(survival(fit.model, year), observed[year - 8], .006) << year;
  }
}

TEST(Retention, BdwHoldsSbgWithinIt) {
  const RetentionFit sbg = fit_retention_model(RetentionModelKind::sbg, {&subscribers, 1});
  const RetentionFit bdw = fit_retention_model(RetentionModelKind::bdw, {&subscribers, 1});
  EXPECT_TRUE(bdw.diagnostics.converged);
  EXPECT_GE(bdw.diagnostics.log_likelihood, sbg.diagnostics.log_likelihood - 1e-9);
  RetentionModel narrowed = sbg.model;
  narrowed.kind = RetentionModelKind::bdw;
  EXPECT_NEAR(log_likelihood(narrowed, {&subscribers, 1}), sbg.diagnostics.log_likelihood, 1e-9);
}

TEST(Retention, RatesMultiplyToSurvival) {
  const RetentionModel model{RetentionModelKind::bdw, {.7, 1.2, 1.1}, {}};
  double product = 1;
  for (int period = 1; period <= 20; ++period) product *= retention_rate(model, period);
  EXPECT_NEAR(product, survival(model, 20), 1e-12);
  EXPECT_GT(discounted_residual_lifetime(model, .1, 5), discounted_residual_lifetime(model, .1, 0));
}

TEST(Retention, NeverFails) {
  const auto keys = [](std::vector<double> survivors) {
    const RetentionCohort cohort{std::move(survivors)};
    const RetentionFit fit = fit_retention_model(RetentionModelKind::bdw, {&cohort, 1});
    EXPECT_TRUE(std::isfinite(survival(fit.model, 3)));
    EXPECT_TRUE(std::isfinite(discounted_lifetime(fit.model, 0)));
    return fit.diagnostics.findings;
  };
  EXPECT_TRUE(has_finding(keys({100, 100, 100}), "nobody_left"));
  EXPECT_TRUE(has_finding(keys({100, 0, 0}), "everybody_left"));
  EXPECT_TRUE(has_finding(keys({}), "nobody_left"));
  EXPECT_TRUE(has_finding(keys({3, 2, 1}), "too_few_clients"));
}

}  // namespace
}  // namespace clientela
