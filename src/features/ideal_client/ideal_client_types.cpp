#include "features/ideal_client/condition.h"
#include "features/ideal_client/ideal_client.h"

namespace clientela {
namespace {

constexpr std::int64_t most_points = 1'000'000;
constexpr std::size_t most_letters = 20'000;

// A condition is looked at when it is written, so that what was right once never stands in the way
// of changing something else.
template <typename T>
bool has_new_condition(const Whole& whole, const Whole* before) {
  return before == nullptr || before->record.as<T>().condition != whole.record.as<T>().condition;
}

Result<void> settle_criterion(Whole& whole, const Whole* before, Reading& reading) {
  const auto criterion = whole.record.as<FitCriterion>();
  if (criterion.points == 0) {
    return invalid("points", message("Without points the criterion says nothing. Give it some, "
                                     "or below zero for what speaks against a client."));
  }
  if (criterion.points < -most_points || criterion.points > most_points) {
    return invalid("points", message("This is too much: up to 1,000,000, please."));
  }
  if (!has_new_condition<FitCriterion>(whole, before)) return {};
  CLIENTELA_TRY(read_criterion_condition(reading, criterion.condition));
  return {};
}

Result<void> settle_persona(Whole& whole, const Whole* before, Reading& reading) {
  if (!has_new_condition<Persona>(whole, before)) return {};
  CLIENTELA_TRY(read_condition(reading, whole.record.as<Persona>().condition));
  return {};
}

FieldOptions condition_options() {
  return {.label = "Condition",
          .help =
              "As it stands in the address of the list of clients: city=eq.Brno&total=gt.1000. "
              "Easiest is to filter the list and to copy what stands behind the question mark.",
          .max_length = 8000,
          .required = true};
}

FieldOptions name_options() {
  return {.label = "Name",
          .required = true,
          .search = true,
          .filter = true,
          .unique = true,
          .list = true};
}

std::string title_of_mark(const Record& record) {
  const auto mark = record.as<FitMark>();
  return mark.fit ? std::to_string(*mark.fit) : std::string("—");
}

}  // namespace

ObjectType fit_criterion_type() {
  return {.name = "fit_criterion",
          .plural = "fit_criteria",
          .label = "Criterion of fit",
          .label_plural = "Criteria of fit",
          .icon = "list-check",
          .fields = {field("name", &FitCriterion::name, name_options()),
                     field("condition", &FitCriterion::condition, condition_options()),
                     field("points", &FitCriterion::points,
                           {.label = "Points",
                            .help = "How much it counts. Below zero: it speaks against a client.",
                            .preset = "10",
                            .required = true,
                            .filter = true,
                            .list = true}),
                     field("notes", &FitCriterion::notes,
                           {.label = "Notes",
                            .format = TextFormat::multiline,
                            .max_length = most_letters,
                            .list = true})},
          .order = {"points", true},
          .settle = settle_criterion};
}

ObjectType fit_mark_type() {
  return {
      .name = "fit_mark",
      .plural = "fit_marks",
      .label = "Fit set by hand",
      .label_plural = "Fits set by hand",
      .icon = "list-check",
      .fields =
          {field("client", &FitMark::client,
                 {.label = "Client", .required = true, .filter = true, .root = true, .list = true}),
           field("fit", &FitMark::fit, {.label = "Fit", .filter = true, .list = true}),
           field("reason", &FitMark::reason,
                 {.label = "Reason", .format = TextFormat::told, .list = true})},
      .title = title_of_mark};
}

ObjectType persona_type() {
  return {.name = "persona",
          .plural = "personas",
          .label = "Persona",
          .label_plural = "Personas",
          .icon = "user",
          .fields = {field("name", &Persona::name, name_options()),
                     field("condition", &Persona::condition, condition_options()),
                     field("description", &Persona::description,
                           {.label = "Who these clients are",
                            .format = TextFormat::multiline,
                            .max_length = most_letters,
                            .search = true,
                            .list = true}),
                     field("wants", &Persona::wants,
                           {.label = "What they want",
                            .format = TextFormat::multiline,
                            .max_length = most_letters}),
                     field("worries", &Persona::worries,
                           {.label = "What worries them",
                            .format = TextFormat::multiline,
                            .max_length = most_letters}),
                     field("approach", &Persona::approach,
                           {.label = "How to talk with them",
                            .format = TextFormat::multiline,
                            .max_length = most_letters})},
          .order = {"name"},
          .settle = settle_persona};
}

void add_ideal_client(Model& model) {
  model.add(fit_criterion_type());
  model.add(fit_mark_type());
  model.add(persona_type());
  model.add(client_fit_projection());
  add_fit_actions(model);
}

}  // namespace clientela
