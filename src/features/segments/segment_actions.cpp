#include "features/filters.h"
#include "features/segments/segment.h"

namespace clientela {
namespace {

Result<Segment> segment_of(Transaction& transaction, const SegmentCrossing& crossing) {
  auto segment = transaction.get(crossing.segment);
  if (!segment) {
    return Error{ErrorCode::not_found, "segment", message("This segment does not exist.")};
  }
  // The daily look is the program's; what a person does would be undone by it.
  const bool by_hand = !transaction.context().asker.empty();
  if (by_hand && segment->kind == SegmentKind::live) {
    return invalid("segment", message("A live segment follows its filter. Change the filter, or "
                                      "make the segment a fixed one."));
  }
  return *segment;
}

// Merged clients may be in it twice.
std::vector<Record> members(Transaction& transaction, const SegmentCrossing& crossing) {
  return transaction
      .list(question(transaction.type(SegmentMember::object_name),
                     {where("segment", Value(crossing.segment.id)),
                      where("client", Value(crossing.client.id))},
                     {}, 100))
      .records;
}

JsonObject told(const SegmentCrossing& crossing) {
  return JsonObject{{"id", crossing.segment.id.text()}, {"client", crossing.client.id.text()}};
}

Result<JsonObject> enter(Transaction& transaction, const SegmentCrossing& crossing) {
  CLIENTELA_TRY(segment_of(transaction, crossing));
  if (!transaction.get(crossing.client)) {
    return Error{ErrorCode::not_found, "client", message("This client does not exist.")};
  }
  if (members(transaction, crossing).empty()) {
    SegmentMember member;
    member.segment = crossing.segment;
    member.client = crossing.client;
    CLIENTELA_TRY(transaction.create(member));
  }
  return told(crossing);
}

Result<JsonObject> leave(Transaction& transaction, const SegmentCrossing& crossing) {
  CLIENTELA_TRY(segment_of(transaction, crossing));
  for (const auto& member : members(transaction, crossing)) {
    CLIENTELA_TRY(transaction.remove(*member.type, member.id));
  }
  return told(crossing);
}

std::vector<Field> crossing_arguments() {
  return {field("segment", &SegmentCrossing::segment, {.label = "Segment", .required = true}),
          field("client", &SegmentCrossing::client, {.label = "Client", .required = true})};
}

}  // namespace

void add_segment_actions(Model& model) {
  model.add(action<SegmentCrossing>({.name = "segment.enter",
                                     .label = "Take into the segment",
                                     .arguments = crossing_arguments()},
                                    enter));
  model.add(action<SegmentCrossing>({.name = "segment.leave",
                                     .label = "Take out of the segment",
                                     .arguments = crossing_arguments()},
                                    leave));
}

}  // namespace clientela
