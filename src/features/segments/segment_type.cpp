#include "features/segments/segment.h"

#include "features/segments/segment_queries.h"

namespace clientela {
namespace {

// A filter is looked at when it is written, so that what was right once never stands in the way of
// changing something else.
Result<void> settle_segment(Whole& whole, const Whole* before, Reading& reading) {
  const auto segment = whole.record.as<Segment>();
  if (before != nullptr && before->record.as<Segment>().query == segment.query) return {};
  CLIENTELA_TRY(read_segment_query(reading, segment.query));
  return {};
}

Result<void> settle_member(Whole& whole, const Whole*, Reading& reading) {
  auto member = whole.record.as<SegmentMember>();
  const ParseContext context = reading.parse_context();
  if (!member.since) member.since = local_date(context.now, context.zone);
  whole.record.assign(member);
  return {};
}

std::string title_of_member(const Record& record) {
  const auto member = record.as<SegmentMember>();
  return member.since ? member.since->text() : std::string("—");
}

std::vector<Field> segment_fields() {
  return {
      field("name", &Segment::name,
            {.label = "Name",
             .required = true,
             .search = true,
             .filter = true,
             .unique = true,
             .list = true}),
      field("query", &Segment::query,
            {.label = "Filter",
             .help = "As it stands in the address of the list of clients: "
                     "stage=eq.loyal&total=gt.1000. Easiest is to filter the list and choose "
                     "“Save as segment” there.",
             .max_length = 8000,
             .required = true}),
      field("kind", &Segment::kind,
            {.label = "Kind",
             .help = "A live segment follows its filter day by day; a fixed one keeps those who "
                     "meet it now.",
             .choices = {{"live", "Live", "green"}, {"fixed", "Fixed", "blue"}},
             .filter = true,
             .list = true}),
      field("owner", &Segment::owner, {.label = "Owner", .filter = true, .list = true}),
      field("strategy", &Segment::strategy,
            {.label = "Strategy",
             .help = "What we do for these clients, and what for.",
             .format = TextFormat::multiline,
             .max_length = 20'000,
             .search = true,
             .list = true}),
      field("budget", &Segment::budget, {.label = "Budget", .list = true}),
      field("result", &Segment::result,
            {.label = "Result",
             .help = "What came of it.",
             .format = TextFormat::multiline,
             .max_length = 20'000,
             .search = true}),
  };
}

}  // namespace

ObjectType segment_type() {
  return {.name = "segment",
          .plural = "segments",
          .label = "Segment",
          .label_plural = "Segments",
          .icon = "users-group",
          .fields = segment_fields(),
          .order = {"name"},
          .settle = settle_segment};
}

ObjectType segment_member_type() {
  return {
      .name = "segment_member",
      .plural = "segment_members",
      .label = "Member of a segment",
      .label_plural = "Members of segments",
      .icon = "users-group",
      .fields =
          {field("segment", &SegmentMember::segment,
                 {.label = "Segment", .required = true, .filter = true, .list = true}),
           field("client", &SegmentMember::client,
                 {.label = "Client", .required = true, .filter = true, .root = true, .list = true}),
           field("since", &SegmentMember::since, {.label = "Since", .filter = true, .list = true})},
      .title = title_of_member,
      .settle = settle_member};
}

ObjectType segment_size_type() {
  return {.name = "segment_size",
          .plural = "segment_sizes",
          .label = "Size of a segment",
          .label_plural = "Sizes of segments",
          .icon = "users-group",
          .fields = {field("segment", &SegmentSize::segment,
                           {.label = "Segment", .required = true, .filter = true}),
                     field("on", &SegmentSize::on, {.label = "On", .filter = true}),
                     field("size", &SegmentSize::size, {.label = "Clients"}),
                     field("ltv", &SegmentSize::ltv, {.label = "Lifetime value"}),
                     field("revenue", &SegmentSize::revenue, {.label = "Revenue so far"})},
          .history = History::none,
          .read_role = Role::reader,
          .write_role = Role::none};
}

void add_segments(Model& model) {
  model.add(segment_type());
  model.add(segment_member_type());
  model.add(segment_size_type());
  add_segment_actions(model);
}

}  // namespace clientela
