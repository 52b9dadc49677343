#include "features/filters.h"
#include "features/segments/segment_pages.h"
#include "pages/paths.h"

namespace clientela {
namespace {

constexpr int most_crossings = 10;

std::vector<Record> memberships(Reading& reading, Id client, bool ended) {
  Query query = question(reading.type(SegmentMember::object_name), {where("client", Value(client))},
                         {"modified_at", true}, most_crossings);
  query.deleted = ended;
  return reading.list(query).records;
}

void add_entry(const PageContext& ctx, Instant when, const std::string& title, Id segment,
               CardView& view) {
  TimelineEntry entry;
  entry.when = when;
  entry.who = ctx.tr("Segment");
  entry.icon = "users-group";
  entry.mark = "stage";
  entry.title = title;
  entry.url = record_path(ctx.model.type(Segment::object_name), segment);
  view.timeline.push_back(std::move(entry));
}

}  // namespace

void add_segment_timeline(const PageContext& ctx, Reading& reading, CardView& view) {
  const ObjectType& type = reading.type(Segment::object_name);
  for (const bool ended : {false, true}) {
    for (const auto& member : memberships(reading, view.whole.record.id, ended)) {
      const Id segment = member.get<Id>("segment");
      const std::string name = reading.title(type, segment);
      if (name.empty()) continue;
      add_entry(ctx, member.created_at, ctx.tr("Entered “{}”", name), segment, view);
      if (!member.deleted_at) continue;
      add_entry(ctx, *member.deleted_at, ctx.tr("Left “{}”", name), segment, view);
    }
  }
}

}  // namespace clientela
