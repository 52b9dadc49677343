#include "features/filters.h"
#include "features/insights/stage.h"

namespace clientela {
namespace {

Result<void> settle_move(Whole& whole, const Whole*, Reading& reading) {
  auto move = whole.record.as<StageMove>();
  const ParseContext context = reading.parse_context();
  if (!move.on) move.on = local_date(context.now, context.zone);
  whole.record.assign(move);
  return {};
}

std::string title_of(const Record& record) {
  const Field& field = *record.type->find("stage");
  const Choice* choice = field.choice(record.get<std::string>("stage"));
  return choice == nullptr ? std::string() : std::string(choice->label);
}

}  // namespace

std::vector<Choice> stage_choices() {
  return {{"potential", "Potential", "grey"}, {"new", "New client", "azure"},
          {"regular", "Regular", "green"},    {"loyal", "Loyal", "purple"},
          {"at_risk", "At risk", "yellow"},   {"lost", "Lost", "red"}};
}

std::vector<Choice> lost_reason_choices() {
  return {{"price", "Too expensive"},      {"quality", "Quality"},
          {"service", "Service"},          {"competitor", "Went to a competitor"},
          {"no_need", "Needs it no more"}, {"moved", "Moved away"},
          {"closed", "Closed or died"},    {"other", "Another reason"}};
}

ObjectType stage_move_type() {
  return {
      .name = "stage_move",
      .plural = "stage_moves",
      .label = "Change of stage",
      .label_plural = "Changes of stage",
      .icon = "flag",
      .fields =
          {
              field("client", &StageMove::client,
                    {.label = "Client",
                     .required = true,
                     .filter = true,
                     .root = true,
                     .list = true}),
              field("stage", &StageMove::stage,
                    {.label = "Stage", .choices = stage_choices(), .filter = true, .list = true}),
              field("on", &StageMove::on, {.label = "On", .filter = true, .list = true}),
              field("reason", &StageMove::reason,
                    {.label = "Reason", .format = TextFormat::told, .list = true}),
              field("lost_reason", &StageMove::lost_reason,
                    {.label = "Left because of",
                     .choices = lost_reason_choices(),
                     .filter = true,
                     .list = true}),
              field("by_hand", &StageMove::by_hand, {.label = "By hand"}),
          },
      .title = title_of,
      .settle = settle_move};
}

std::optional<StageMove> newest_move(Reading& reading, Id client) {
  const auto slice = reading.list(question(reading.type(StageMove::object_name),
                                           {where("client", Value(client))}, {"", true}, 1));
  if (slice.records.empty()) return std::nullopt;
  return slice.records.front().as<StageMove>();
}

}  // namespace clientela
