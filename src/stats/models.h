#pragma once

// The mathematics of clients: pure functions on arrays. Nothing here reads a clock, a file or
// chance; nothing throws but when memory is out; every function may be called from any thread.
//
// From purchases to figures:
//
//   PurchaseColumns -> summarise_purchases -> ClientStatistics      client_statistics.h
//     (or a CSV     -> read_order_csv      -> OrderTable::columns)  order_csv.h
//   suitability(clients, as_of)            -> findings in words     suitability.h
//   group_histories -> fit_purchase_model  -> PurchaseModel         purchase_model.h
//   value_observations -> fit_value_model  -> ValueModel            value_model.h
//   score_all / score_client               -> chance to be alive, purchases, values   score.h
//   check_holdout, track_repeats           -> may it be trusted?    model_check.h
//
//   const ClientSummary summary = summarise_purchases(table.columns(), clients, {.end = today});
//   const PurchaseFit fit = fit_purchase_model(default_purchase_model,
//                                              group_histories(summary.clients, today));
//   const ValueFit value = fit_value_model(value_observations(summary.clients));
//   if (!is_unusable(fit.diagnostics.findings))
//     score_client(fit.model, value.model, summary.clients[7], {.as_of = today});
//
// A model is its kind, parameters and covariance: plain numbers to be stored and loaded. With
// stored parameters a client is scored in microseconds from that client's statistics alone.
//
// Other questions: retention.h (contracts), bg_bb.h (occasions), rfm.h, cohorts.h, concentration.h
// (80/20, Gini), survival_curve.h, survey_scores.h (NPS, CSAT, CES).
//
// Units are types (units.h): Weeks, Days, PerWeek, AnnualRate. Figures carry intervals
// (estimate.h). What a person should know about the data is a Finding (finding.h), never an
// exception or NaN.

#include "stats/bg_bb.h"
#include "stats/client_statistics.h"
#include "stats/cohorts.h"
#include "stats/concentration.h"
#include "stats/model_check.h"
#include "stats/order_csv.h"
#include "stats/purchase_model.h"
#include "stats/retention.h"
#include "stats/rfm.h"
#include "stats/score.h"
#include "stats/suitability.h"
#include "stats/survey_scores.h"
#include "stats/survival_curve.h"
#include "stats/value_model.h"
