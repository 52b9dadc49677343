#pragma once

#include "features/insight_pages/insight_frame.h"

namespace clientela {

// Each page writes its charts and tables; the tables stand alone for their CSV.

// overview_page.cpp
void write_overview(Html& html, const PageContext& ctx, const InsightView& view);
std::vector<InsightTable> overview_tables(const PageContext& ctx, const InsightView& view);
// rfm_page.cpp
void write_rfm(Html& html, const PageContext& ctx, const InsightView& view);
std::vector<InsightTable> rfm_tables(const PageContext& ctx, const InsightView& view);
// cohorts_page.cpp
void write_cohorts(Html& html, const PageContext& ctx, const InsightView& view);
std::vector<InsightTable> cohort_tables(const PageContext& ctx, const InsightView& view);
// pareto_page.cpp
void write_pareto(Html& html, const PageContext& ctx, const InsightView& view);
std::vector<InsightTable> pareto_tables(const PageContext& ctx, const InsightView& view);
// bond_page.cpp
void write_bond(Html& html, const PageContext& ctx, const InsightView& view);
std::vector<InsightTable> bond_tables(const PageContext& ctx, const InsightView& view);
// products_page.cpp
void write_products(Html& html, const PageContext& ctx, const InsightView& view);
std::vector<InsightTable> product_tables(const PageContext& ctx, const InsightView& view);
// managers_page.cpp
void write_managers(Html& html, const PageContext& ctx, const InsightView& view);
std::vector<InsightTable> manager_tables(const PageContext& ctx, const InsightView& view);
// channels_page.cpp
void write_channels(Html& html, const PageContext& ctx, const InsightView& view);
std::vector<InsightTable> channel_tables(const PageContext& ctx, const InsightView& view);
// survival_page.cpp
void write_survival(Html& html, const PageContext& ctx, const InsightView& view);
std::vector<InsightTable> survival_tables(const PageContext& ctx, const InsightView& view);
// model_page.cpp
void write_model(Html& html, const PageContext& ctx, const InsightView& view);
std::vector<InsightTable> model_tables(const PageContext& ctx, const InsightView& view);

}  // namespace clientela
