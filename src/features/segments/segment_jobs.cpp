#include "features/segments/segment_jobs.h"

#include <algorithm>
#include <set>

#include "features/filters.h"
#include "features/segments/segment_queries.h"

namespace clientela {
namespace {

constexpr std::int64_t minute_ms = 60LL * 1000;
constexpr int clients_a_step = 1000;
constexpr std::size_t crossings_a_step = 200;
constexpr int most_segments = 1000;

// Somebody who sees what nobody is kept from.
Asker everybody() {
  Asker asker;
  asker.role = Role::reader;
  return asker;
}

Date today_in(Reading& reading) {
  const ParseContext context = reading.parse_context();
  return local_date(context.now, context.zone);
}

struct DueSegment {
  Segment segment;
  bool first = false;  // it was never looked at
};

std::optional<DueSegment> next_due(Engine& engine) {
  std::optional<DueSegment> due;
  engine.read(Asker::program(), [&](Reading& reading) {
    const Date today = today_in(reading);
    const auto segments = reading.list(
        question(reading.type(Segment::object_name), {}, {"created_at"}, most_segments));
    for (const auto& record : segments.records) {
      const auto sizes = sizes_of(reading, record.id, 1);
      if (!sizes.empty() && sizes.front().on >= today) continue;
      due = DueSegment{record.as<Segment>(), sizes.empty()};
      return;
    }
  });
  return due;
}

// The look at one segment. It lives from step to step; after a crash it begins anew.
struct Look {
  enum class Phase { walk, compare, cross, note };

  DueSegment due;
  Phase phase = Phase::walk;
  bool filling = false;  // the first look at a fixed segment: by its filter
  std::string cursor;
  SegmentSize size;
  std::vector<Id> clients;  // at most most_members + 1
  std::vector<Call> crossings;
  std::size_t crossed = 0;
};

Look begin(Reading& reading, DueSegment due, bool filling) {
  Look look;
  look.filling = filling;
  look.size.segment = due.segment.id;
  look.size.on = today_in(reading);
  const Money nothing{0, reading.parse_context().currency};
  look.size.size = 0;
  look.size.ltv = look.size.revenue = nothing;
  look.due = std::move(due);
  return look;
}

void add_page(const Slice& slice, Look& look) {
  for (const auto& client : slice.records) {
    ++*look.size.size;
    look.size.ltv->minor += client.get<Money>("ltv").minor;
    look.size.revenue->minor += client.get<Money>("total").minor;
    if (look.clients.size() <= most_members) look.clients.push_back(client.id);
  }
}

void walk(Reading& reading, Look& look) {
  const Segment& segment = look.due.segment;
  auto query =
      look.filling ? read_segment_query(reading, segment.query) : clients_of(reading, segment);
  if (!query) {
    look.size.size.reset();
    look.size.ltv.reset();
    look.size.revenue.reset();
    look.phase = Look::Phase::note;
    return;
  }
  query->order = {};  // by age: whoever changes meanwhile is not met twice
  query->limit = clients_a_step;
  query->cursor = look.cursor;
  const Slice slice = reading.list(*query);
  add_page(slice, look);
  look.cursor = slice.next;
  if (!slice.next.empty()) return;
  const bool follows = look.filling || segment.kind == SegmentKind::live;
  const bool few = look.clients.size() <= most_members;
  look.phase = follows && few ? Look::Phase::compare : Look::Phase::note;
}

void add_crossing(Look& look, std::string_view verb, Id client) {
  look.crossings.push_back({std::string(verb),
                            {{"segment", look.due.segment.id.text()}, {"client", client.text()}},
                            {},
                            {}});
}

void compare(Reading& reading, Look& look) {
  std::set<Id> members;
  Query query = question(reading.type(SegmentMember::object_name),
                         {where("segment", Value(look.due.segment.id))}, {}, clients_a_step);
  do {
    const Slice slice = reading.list(query);
    for (const auto& record : slice.records) members.insert(record.get<Id>("client"));
    query.cursor = slice.next;
  } while (!query.cursor.empty());
  for (const Id client : look.clients) {
    if (members.erase(client) == 0) add_crossing(look, "segment.enter", client);
  }
  if (!look.filling) {
    for (const Id client : members) add_crossing(look, "segment.leave", client);
  }
  look.phase = Look::Phase::cross;
}

Result<void> cross(JobStep& step, Look& look) {
  const std::size_t end = std::min(look.crossings.size(), look.crossed + crossings_a_step);
  std::vector<Call> calls(look.crossings.begin() + static_cast<std::ptrdiff_t>(look.crossed),
                          look.crossings.begin() + static_cast<std::ptrdiff_t>(end));
  look.crossed = end;
  step.job.done += static_cast<std::int64_t>(calls.size());
  CLIENTELA_TRY(step.perform(std::move(calls)));
  if (look.crossed == look.crossings.size()) look.phase = Look::Phase::note;
  return {};
}

Result<void> note(Engine& engine, const SegmentSize& size) {
  return engine.note(Asker::program(), [&](Transaction& transaction) -> Result<void> {
    CLIENTELA_TRY(transaction.create(size));
    return {};
  });
}

// Returns whether there is more to do.
Result<bool> look_on(JobStep& step, std::optional<Look>& look) {
  if (!look) {
    auto due = next_due(step.engine);
    if (!due) return false;
    const bool filling = due->first && due->segment.kind == SegmentKind::fixed;
    step.engine.read(everybody(),
                     [&](Reading& reading) { look = begin(reading, std::move(*due), filling); });
  }
  switch (look->phase) {
    case Look::Phase::walk:
      step.engine.read(everybody(), [&](Reading& reading) { walk(reading, *look); });
      break;
    case Look::Phase::compare:
      step.engine.read(everybody(), [&](Reading& reading) { compare(reading, *look); });
      break;
    case Look::Phase::cross:
      CLIENTELA_TRY(cross(step, *look));
      break;
    case Look::Phase::note:
      if (look->filling && look->clients.size() <= most_members && look->size.size) {
        // Now that they are in it, it is looked at like any other.
        step.engine.read(everybody(),
                         [&](Reading& reading) { look = begin(reading, look->due, false); });
        break;
      }
      CLIENTELA_TRY(note(step.engine, look->size));
      look.reset();
      break;
  }
  return true;
}

JobWork segment_work() {
  struct Current {
    Id job;
    std::optional<Look> look;
  };
  auto current = std::make_shared<Current>();
  return [current](JobStep& step) -> Result<bool> {
    if (current->job != step.job.id) *current = {step.job.id, std::nullopt};
    auto more = look_on(step, current->look);
    if (!more) current->look.reset();
    return more;
  };
}

bool is_under_way(Engine& engine) {
  for (const auto& job : recent_jobs(engine, Asker::program(), segment_job, 3)) {
    if (job.state == JobState::waiting || job.state == JobState::running) return true;
  }
  return false;
}

}  // namespace

void add_segment_jobs(JobRunner& jobs) {
  jobs.add(std::string(segment_job), segment_work());
  jobs.when_idle([&jobs, looked = Instant()](Engine& engine) mutable {
    if (engine.now().ms - looked.ms < minute_ms) return;
    looked = engine.now();
    note_segments(jobs, engine);
  });
}

void note_segments(JobRunner& jobs, Engine& engine) {
  if (is_under_way(engine) || !next_due(engine)) return;
  (void)jobs.enqueue(Asker::program(), std::string(segment_job), "Follow the segments", {});
}

}  // namespace clientela
