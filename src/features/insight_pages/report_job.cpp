#include "features/insight_pages/report_job.h"

#include <memory>

#include "features/insight_pages/bond_figures.h"
#include "features/insight_pages/channel_figures.h"
#include "features/insight_pages/cohort_figures.h"
#include "features/insight_pages/insight_walk.h"
#include "features/insight_pages/manager_figures.h"
#include "features/insight_pages/overview_figures.h"
#include "features/insight_pages/pareto_figures.h"
#include "features/insight_pages/product_figures.h"
#include "features/insight_pages/rfm_figures.h"
#include "features/insight_pages/survival_figures.h"
#include "features/insights/insight_jobs.h"

namespace clientela {
namespace {

constexpr std::int64_t day_ms = 24LL * 3600 * 1000;

using Reports = std::vector<std::pair<std::string, JsonObject>>;
using Computation = JsonObject (*)(const InsightData& data, InsightMarket market);

template <auto figures>
JsonObject by_market(const InsightData& data, InsightMarket market) {
  auto report = figures(data, market);
  return content_json(report);
}

template <auto figures>
JsonObject of_all(const InsightData& data, InsightMarket) {
  auto report = figures(data);
  return content_json(report);
}

struct Planned {
  std::string_view page;
  Computation compute;
  bool markets;  // for each of them; otherwise once, for all
};

constexpr std::array planned_reports{
    Planned{"overview", by_market<overview_figures>, true},
    Planned{"rfm", by_market<rfm_figures>, true},
    Planned{"cohorts", by_market<cohort_figures>, true},
    Planned{"pareto", by_market<pareto_figures>, true},
    Planned{"bond", by_market<bond_figures>, true},
    Planned{"survival", by_market<survival_figures>, true},
    Planned{"channels", by_market<channel_figures>, true},
    Planned{"managers", of_all<manager_figures>, false},
    Planned{"products", of_all<product_figures>, false},
};

// One run of the job: first everything is read, then the reports are computed one after another.
class Run {
 public:
  explicit Run(Instant as_of) : as_of_(as_of) {}

  Result<bool> step(JobStep& step) {
    if (reading_) {
      reading_ = walk_.step(step.engine);
      step.job.done = walk_.done();
      step.job.total = walk_.total();
      step.job.checkpoint = "reading";
    } else if (next_ < planned_reports.size()) {
      compute(planned_reports[next_++]);
    } else {
      reports_.emplace_back(std::string(summary_report), content_json(walk_.data().summary));
      CLIENTELA_TRY(keep_reports(step.engine, as_of_, reports_));
      return false;
    }
    CLIENTELA_TRY(step.perform({}));
    return true;
  }

 private:
  void compute(const Planned& planned) {
    for (const auto market : insight_markets) {
      if (!planned.markets && market != InsightMarket::all) continue;
      reports_.emplace_back(report_name(planned.page, market),
                            planned.compute(walk_.data(), market));
    }
  }

  const Instant as_of_;
  InsightWalk walk_;
  bool reading_ = true;
  std::size_t next_ = 0;
  Reports reports_;
};

JobWork report_work() {
  struct Current {
    Id job;
    std::unique_ptr<Run> run;
  };
  auto current = std::make_shared<Current>();
  return [current](JobStep& step) -> Result<bool> {
    if (current->run == nullptr || current->job != step.job.id) {
      current->run = std::make_unique<Run>(step.engine.now());
      current->job = step.job.id;
    }
    auto more = current->run->step(step);
    if (!more || !*more) current->run.reset();
    return more;
  };
}

std::optional<Job> newest_job(Engine& engine, std::string_view kind) {
  auto jobs = recent_jobs(engine, Asker::program(), kind, 1);
  if (jobs.empty()) return std::nullopt;
  return std::move(jobs.front());
}

}  // namespace

void add_report_job(JobRunner& jobs) { jobs.add(std::string(report_job), report_work()); }

std::optional<Job> running_report_job(Engine& engine) {
  auto job = newest_job(engine, report_job);
  if (job && job->state != JobState::waiting && job->state != JobState::running) job.reset();
  return job;
}

Result<Id> start_report_job(JobRunner& jobs, Engine& engine, const Asker& asker) {
  if (const auto running = running_report_job(engine)) return running->id;
  return jobs.enqueue(asker, std::string(report_job), "Compute the figures of all clients", {});
}

void refresh_reports(JobRunner& jobs, Engine& engine, const Asker& asker,
                     std::optional<Instant> as_of) {
  if (asker.role < Role::member) return;
  if (as_of) {
    const bool old = engine.now().ms - as_of->ms >= day_ms || changed_much_since(engine, *as_of);
    if (!old || is_changing_much(engine)) return;
    // A run that failed is not tried again and again by whoever looks at a page.
    const auto last = newest_job(engine, report_job);
    if (last && last->state == JobState::failed && engine.now().ms - last->changed_at.ms < day_ms) {
      return;
    }
  }
  (void)start_report_job(jobs, engine, asker);
}

}  // namespace clientela
