#include "features/insight_pages/insight_pages.h"

namespace clientela {

// Texts: the titles.
const std::vector<InsightPage>& insight_pages() {
  static const std::vector<InsightPage> pages = {
      {"overview", "Overview", true, true, write_overview, overview_tables},
      {"rfm", "Recency and frequency", true, true, write_rfm, rfm_tables},
      {"cohorts", "Cohorts", true, true, write_cohorts, cohort_tables},
      {"pareto", "80/20", true, true, write_pareto, pareto_tables},
      {"bond", "Customers and clients", true, true, write_bond, bond_tables},
      {"products", "Products", false, true, write_products, product_tables},
      {"managers", "Managers", false, true, write_managers, manager_tables},
      {"channels", "Channels", true, true, write_channels, channel_tables},
      {"survival", "Next order", true, true, write_survival, survival_tables},
      {"model", "Forecast check", false, false, write_model, model_tables},
  };
  return pages;
}

}  // namespace clientela
