#include "stats/value_model.h"

#include <gtest/gtest.h>

#include "tests/unit/stats/sample_data.h"

namespace clientela {
namespace {

TEST(ValueModel, FitsGammaGammaAsPublished) {
  const ValueFit fit = fit_value_model(value_observations(sample::cdnow_39_weeks().clients));
  EXPECT_EQ(fit.diagnostics.clients, 946);
  EXPECT_TRUE(fit.diagnostics.converged);
  EXPECT_EQ(fit.model.kind, ValueModelKind::gamma_gamma);
  EXPECT_NEAR(fit.diagnostics.log_likelihood, -4055.917695, 1e-4);
  EXPECT_PRED3(sample::is_close, fit.model.parameters[0], 6.249572, 1e-3);
  EXPECT_PRED3(sample::is_close, fit.model.parameters[1], 3.744225, 1e-3);
  EXPECT_PRED3(sample::is_close, fit.model.parameters[2], 15.443521, 1e-3);
}

TEST(ValueModel, DrawsAClientTowardsTheAverage) {
  ValueModel model;
  model.kind = ValueModelKind::gamma_gamma;
  model.parameters = {6.25, 3.74, 15.44};
  EXPECT_NEAR(expected_value(model, {2, 22.35}), 24.663714, 1e-6);
}

}  // namespace
}  // namespace clientela
