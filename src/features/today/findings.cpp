#include "features/today/findings.h"

#include "features/filters.h"
#include "features/insights/insight_jobs.h"

namespace clientela {
namespace {

constexpr std::int64_t day_ms = 24LL * 3600 * 1000;
constexpr int page_size = 500;
constexpr int looked_at = 5;
constexpr std::int64_t no_cap = std::int64_t{1} << 60;

// How far the search has come.
struct Progress {
  BuyerFindings findings;
  std::int64_t read = 0;
  std::string cursor;
};

std::int64_t integer_member(const JsonObject& json, std::string_view name) {
  const Json* member = json.if_contains(name);
  return member != nullptr && member->is_int64() ? member->get_int64() : 0;
}

std::vector<Filter> buyers() {
  return {where_choice("relation", "client"),
          where("order_count", Operator::gte, Value(std::int64_t{1}))};
}

void count_all(Reading& reading, Progress& progress) {
  const ObjectType& type = reading.type(Client::object_name);
  BuyerFindings& findings = progress.findings;
  findings.buyers = reading.count(question(type, buyers(), {}, 1), no_cap);
  findings.top_buyers = (findings.buyers + 4) / 5;
  findings.once = reading.count(
      question(type,
               {where_choice("relation", "client"), where("order_count", Value(std::int64_t{1})),
                where_day("last_order", Operator::lt, -once_days)},
               {}, 1),
      no_cap);
  const Currency currency = reading.parse_context().currency;
  findings.revenue.currency = findings.top_revenue.currency = currency;
}

// Adds a page of clients, those who bought most first. Returns whether there are more.
bool add_page(Reading& reading, Progress& progress) {
  Query query = question(reading.type(Client::object_name), buyers(), {"total", true}, page_size);
  query.cursor = progress.cursor;
  const Slice slice = reading.list(query);
  BuyerFindings& findings = progress.findings;
  for (const auto& client : slice.records) {
    const std::int64_t total = client.get<Money>("total").minor;
    findings.revenue.minor += total;
    if (++progress.read <= findings.top_buyers) findings.top_revenue.minor += total;
  }
  progress.cursor = slice.next;
  return !slice.next.empty();
}

Progress read_progress(const std::string& checkpoint) {
  Progress progress;
  const auto json = parse_json(checkpoint);
  if (!json || !json->is_object()) return progress;
  const auto& object = json->get_object();
  if (const auto found = parse_findings(checkpoint)) progress.findings = *found;
  progress.read = integer_member(object, "read");
  progress.cursor = string_member(object, "cursor");
  return progress;
}

std::string progress_text(const Progress& progress) {
  JsonObject json = findings_json(progress.findings);
  json["read"] = progress.read;
  json["cursor"] = progress.cursor;
  return json_text(Json(json));
}

Result<bool> find_step(JobStep& step) {
  Progress progress = read_progress(step.job.checkpoint);
  bool more = false;
  step.engine.read(step.asker, [&](Reading& reading) {
    if (step.job.checkpoint.empty()) count_all(reading, progress);
    more = add_page(reading, progress);
  });
  BuyerFindings& findings = progress.findings;
  if (findings.revenue.minor > 0) {
    findings.top_share_percent = static_cast<int>(
        multiply_divide(findings.top_revenue.minor, 100, findings.revenue.minor).value_or(0));
  }
  step.job.checkpoint = progress_text(progress);
  step.job.done = progress.read;
  step.job.total = findings.buyers;
  if (!more) step.job.result = json_text(Json(findings_json(findings)));
  return more;
}

// Newest first.
std::vector<Job> newest_jobs(Engine& engine, std::vector<Filter> conditions) {
  std::vector<Job> jobs;
  engine.read(Asker::program(), [&](Reading& reading) {
    const auto query = question(reading.type(Job::object_name), std::move(conditions),
                                {"started_at", true}, looked_at);
    for (const auto& record : reading.list(query).records) jobs.push_back(record.as<Job>());
  });
  return jobs;
}

// One's own: others may see more.
std::vector<Job> searches_of(Engine& engine, const Asker& asker) {
  return newest_jobs(
      engine, {where("kind", Value(std::string(findings_job))), where("user", Value(asker.user))});
}

bool is_over(const Job& job) {
  return job.state != JobState::waiting && job.state != JobState::running;
}

}  // namespace

void add_findings_job(JobRunner& jobs) { jobs.add(std::string(findings_job), find_step); }

void refresh_findings(JobRunner& jobs, Engine& engine, const Asker& asker) {
  if (asker.role < Role::member) return;
  const auto searches = searches_of(engine, asker);
  if (!searches.empty()) {
    if (!is_over(searches.front())) return;
    const Instant found_at = searches.front().started_at;
    const bool recent = engine.now().ms - found_at.ms < day_ms;
    if (recent && !changed_much_since(engine, found_at)) return;
  }
  (void)jobs.enqueue(asker, std::string(findings_job), "Look at the figures of all clients", {});
}

std::optional<BuyerFindings> last_findings(Engine& engine, const Asker& asker) {
  for (const auto& job : searches_of(engine, asker)) {
    if (job.state != JobState::done) continue;
    if (is_changing_much(engine) || changed_much_since(engine, job.started_at)) break;
    auto findings = parse_findings(job.result);
    if (findings && findings->revenue.minor > 0) return findings;
    return std::nullopt;
  }
  return std::nullopt;
}

JsonObject findings_json(const BuyerFindings& findings) {
  return {{"buyers", findings.buyers},
          {"top_buyers", findings.top_buyers},
          {"top_share_percent", findings.top_share_percent},
          {"revenue_minor", findings.revenue.minor},
          {"top_revenue_minor", findings.top_revenue.minor},
          {"currency", findings.revenue.currency.code()},
          {"once", findings.once}};
}

std::optional<BuyerFindings> parse_findings(std::string_view text) {
  const auto json = parse_json(text);
  if (!json || !json->is_object()) return std::nullopt;
  const auto& object = json->get_object();
  const auto currency = Currency::parse(string_member(object, "currency")).value_or(Currency());
  BuyerFindings findings;
  findings.buyers = integer_member(object, "buyers");
  findings.top_buyers = integer_member(object, "top_buyers");
  findings.top_share_percent = static_cast<int>(integer_member(object, "top_share_percent"));
  findings.revenue = {integer_member(object, "revenue_minor"), currency};
  findings.top_revenue = {integer_member(object, "top_revenue_minor"), currency};
  findings.once = integer_member(object, "once");
  return findings;
}

}  // namespace clientela
