#include "stats/model_check.h"

#include <gtest/gtest.h>

#include "stats/score.h"
#include "tests/unit/stats/sample_data.h"

namespace clientela {
namespace {

using sample::cdnow_calibration_end;
using sample::cdnow_end;

HoldoutCheck holdout_of(PurchaseModelKind kind) {
  const ClientSummary summary = sample::cdnow_39_weeks();
  const PurchaseFit fit =
      fit_purchase_model(kind, group_histories(summary.clients, cdnow_calibration_end));
  return check_holdout(fit.model, summary.clients, cdnow_calibration_end, cdnow_end);
}

void expect_holdout(PurchaseModelKind kind, double expected, double error, double auc) {
  const HoldoutCheck check = holdout_of(kind);
  EXPECT_EQ(check.clients, 2357);
  EXPECT_EQ(check.actual, 1882);
  EXPECT_NEAR(check.expected, expected, 0.05) << key_of(kind);
  EXPECT_NEAR(check.mean_absolute_error, error, 1e-6) << key_of(kind);
  EXPECT_NEAR(check.alive_auc, auc, 5e-4) << key_of(kind);
}

TEST(ModelCheck, ForecastsTheHoldoutAsPublished) {
  expect_holdout(PurchaseModelKind::bg_nbd, 1653.4, .785454, .316);
  expect_holdout(PurchaseModelKind::mbg_nbd, 1576.7, .764779, .687);
  expect_holdout(PurchaseModelKind::pareto_nbd, 1665.5, .754523, .726);
}

TEST(ModelCheck, TellsTheHoldoutByRepeats) {
  const HoldoutCheck check = holdout_of(PurchaseModelKind::pareto_nbd);
  ASSERT_EQ(check.by_repeats.size(), 8);
  EXPECT_EQ(check.by_repeats[0].clients, 1411);
  for (std::size_t i = 1; i < check.by_repeats.size(); ++i) {
    EXPECT_GT(check.by_repeats[i].expected, check.by_repeats[i - 1].expected);
  }
}

TEST(ModelCheck, MeasuresTheAreaUnderTheCurve) {
  const std::vector<double> scores{.1, .4, .4, .8};
  EXPECT_DOUBLE_EQ(area_under_curve(scores, std::vector<bool>{false, false, true, true}), .875);
  EXPECT_DOUBLE_EQ(area_under_curve(scores, std::vector<bool>{true, true, true, true}), .5);
  EXPECT_DOUBLE_EQ(area_under_curve({}, std::vector<bool>{}), .5);
  const bool happened[] = {true, true, false, false};
  EXPECT_DOUBLE_EQ(area_under_curve(scores, happened), .125);
}

TEST(ModelCheck, TracksRepeatsWeekByWeek) {
  const sample::Purchases& log = sample::cdnow();
  const ClientSummary summary = log.summary({.end = cdnow_end});
  std::vector<std::int32_t> first_days;
  double repeats = 0;
  for (const ClientStatistics& client : summary.clients) {
    first_days.push_back(client.first_day);
    repeats += client.repeats;
  }
  std::vector<std::int32_t> repeat_days;
  std::int32_t last_day = 0;
  for (std::size_t i = 0; i < log.day.size(); ++i) {
    const bool same = i > 0 && log.client[i] == log.client[i - 1] && log.day[i] == last_day;
    if (log.day[i] != first_days[log.client[i]] && !same) repeat_days.push_back(log.day[i]);
    last_day = log.day[i];
  }
  const PurchaseFit fit =
      fit_purchase_model(PurchaseModelKind::pareto_nbd,
                         group_histories(sample::cdnow_39_weeks().clients, cdnow_calibration_end));
  const auto points = track_repeats(fit.model, first_days, repeat_days, cdnow_end);
  ASSERT_EQ(points.size(), 78);
  EXPECT_EQ(points.back().day, cdnow_end);
  EXPECT_EQ(points.back().actual, repeats);
  // The papers' figure: the Pareto/NBD follows the sample to within a few per cent.
  EXPECT_NEAR(points.back().expected / points.back().actual, 1, 0.06);
}

}  // namespace
}  // namespace clientela
