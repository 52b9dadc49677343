#include "features/classification/assessment_actions.h"

#include "features/classification/classification_rules.h"

namespace clientela {
namespace {

Result<Record> assessable(Transaction& transaction, Ref<Client> client, Aspect aspect) {
  auto record = transaction.find(transaction.type(Client::object_name), client.id);
  if (!record) {
    return Error{ErrorCode::not_found, "client", message("This client does not exist.")};
  }
  if (has_aspect(*record, aspect)) return std::move(*record);
  if (aspect == Aspect::style) {
    return invalid("client", message("Only people have a personal style."));
  }
  return invalid("client", message("This can be said of clients only, not of other relations."));
}

Date today_of(const Transaction& transaction) {
  return local_date(transaction.context().now, transaction.context().zone);
}

bool says_the_same(const Assessment& a, const Assessment& b) {
  return a.trait == b.trait && a.by_hand == b.by_hand && a.answers == b.answers &&
         a.reason == b.reason && a.until == b.until;
}

// What was said already is not said again.
Result<JsonObject> keep(Transaction& transaction, Assessment assessment) {
  const Id client = assessment.client.id;
  const auto newest = newest_assessment(transaction, client, assessment.aspect);
  if (!newest || !says_the_same(*newest, assessment)) {
    assessment.on = today_of(transaction);
    CLIENTELA_TRY(transaction.create(assessment));
  }
  return JsonObject{{"id", client.text()}};
}

// The program never speaks against a person, and repeats nothing that still holds.
bool program_is_silent(Transaction& transaction, const Assess& arguments) {
  const auto newest = newest_assessment(transaction, arguments.client.id, arguments.aspect);
  if (!newest || !in_force(*newest, today_of(transaction))) return false;
  return newest->by_hand || (newest->trait == arguments.trait && newest->until == arguments.until);
}

Result<void> complete_moment(Transaction& transaction, Assessment& assessment) {
  if (assessment.aspect != Aspect::moment) {
    assessment.until.reset();
    return {};
  }
  const Date today = today_of(transaction);
  if (assessment.by_hand && !assessment.until) {
    const auto days = classification_rules_of(transaction).by_hand_days;
    assessment.until = today + static_cast<int>(days);
  }
  if (assessment.until && *assessment.until < today) {
    return invalid("until", message("Choose today or a later day."));
  }
  return {};
}

Result<JsonObject> assess(Transaction& transaction, const Assess& arguments) {
  CLIENTELA_TRY(assessable(transaction, arguments.client, arguments.aspect));
  if (!belongs(arguments.trait, arguments.aspect)) {
    return invalid("trait", message("This result does not belong to that question."));
  }
  const bool by_hand = !transaction.context().asker.empty();
  if (!by_hand && program_is_silent(transaction, arguments)) {
    return JsonObject{{"id", arguments.client.id.text()}};
  }
  Assessment assessment;
  assessment.client = arguments.client;
  assessment.aspect = arguments.aspect;
  assessment.trait = arguments.trait;
  assessment.reason = arguments.reason;
  assessment.until = arguments.until;
  assessment.by_hand = by_hand;
  // The answers stay, so that releasing finds them.
  const auto earlier = newest_assessment(transaction, arguments.client.id, arguments.aspect);
  assessment.answers = arguments.answers;
  if (earlier && arguments.answers.empty()) assessment.answers = earlier->answers;
  CLIENTELA_TRY(complete_moment(transaction, assessment));
  return keep(transaction, std::move(assessment));
}

// By the answers, or by hand if a trait is given.
template <typename Form>
Result<JsonObject> keep_answers(Transaction& transaction, const Form& form, Aspect aspect,
                                const std::vector<Field>& questions, Trait trait,
                                std::string reason) {
  CLIENTELA_TRY(assessable(transaction, form.client, aspect));
  if (form.trait && !belongs(*form.trait, aspect)) {
    return invalid("trait", message("This result does not belong to that question."));
  }
  Assessment assessment;
  assessment.client = form.client;
  assessment.aspect = aspect;
  assessment.answers = answers_text(questions, &form);
  assessment.by_hand = form.trait.has_value();
  assessment.trait = form.trait.value_or(trait);
  assessment.reason = form.trait ? form.reason : std::move(reason);
  return keep(transaction, std::move(assessment));
}

Result<JsonObject> assess_need(Transaction& transaction, const NeedForm& form) {
  const NeedVerdict verdict = need_by_rules(form);
  return keep_answers(transaction, form, Aspect::need, need_questions(), verdict.trait,
                      kept(verdict.reasons));
}

Result<JsonObject> assess_style(Transaction& transaction, const StyleForm& form) {
  const StyleVerdict verdict = style_by_rules(form);
  return keep_answers(transaction, form, Aspect::style, style_questions(), verdict.trait,
                      kept(verdict.reason));
}

// What the answers say without the hand; of the rest the rules speak at once by themselves.
void decide_by_answers(Assessment& assessment, const ParseContext& context) {
  if (assessment.aspect == Aspect::need) {
    const auto verdict = need_by_rules(need_form(assessment.answers, context));
    assessment.trait = verdict.trait;
    assessment.reason = kept(verdict.reasons);
  }
  if (assessment.aspect == Aspect::style) {
    const auto verdict = style_by_rules(style_form(assessment.answers, context));
    assessment.trait = verdict.trait;
    assessment.reason = kept(verdict.reason);
  }
}

Result<JsonObject> release(Transaction& transaction, const ReleaseAssessment& arguments) {
  CLIENTELA_TRY(assessable(transaction, arguments.client, arguments.aspect));
  auto assessment = newest_assessment(transaction, arguments.client.id, arguments.aspect);
  if (assessment && assessment->by_hand) {
    assessment->id = Id();
    assessment->by_hand = false;
    assessment->until.reset();
    if (arguments.aspect == Aspect::moment) assessment->trait = Trait::none;
    assessment->reason = kept(message("The rules decide again."));
    decide_by_answers(*assessment, transaction.context().parse());
    return keep(transaction, std::move(*assessment));
  }
  return JsonObject{{"id", arguments.client.id.text()}};
}

Result<JsonObject> plan_tasks(Transaction& transaction, const PlanTasks& plan) {
  if (!transaction.get(plan.client)) {
    return Error{ErrorCode::not_found, "client", message("This client does not exist.")};
  }
  const std::pair<const std::string*, const std::optional<Date>*> lines[] = {
      {&plan.task1, &plan.due1},
      {&plan.task2, &plan.due2},
      {&plan.task3, &plan.due3},
      {&plan.task4, &plan.due4}};
  bool any = false;
  for (const auto& [text, due] : lines) {
    if (text->empty()) continue;
    any = true;
    Activity task;
    task.kind = ActivityKind::task;
    task.subject = *text;
    task.client = plan.client;
    task.due = *due;
    task.assignee = transaction.context().asker;
    CLIENTELA_TRY(transaction.create(task));
  }
  if (!any) return invalid("task1", message("Tick at least one line."));
  return JsonObject{{"id", plan.client.id.text()}};
}

template <typename T>
std::vector<Field> with_questions(std::vector<Field> questions) {
  std::vector<Field> fields{field("client", &T::client, {.label = "Client", .required = true})};
  for (auto& question : questions) fields.push_back(std::move(question));
  fields.push_back(field("trait", &T::trait, {.label = "By hand", .choices = trait_choices()}));
  fields.push_back(field("reason", &T::reason, {.label = "Reason"}));
  return fields;
}

std::vector<Field> task_fields() {
  return {field("client", &PlanTasks::client, {.label = "Client", .required = true}),
          field("task1", &PlanTasks::task1, {.label = "First task"}),
          field("due1", &PlanTasks::due1, {.label = "Due"}),
          field("task2", &PlanTasks::task2, {.label = "Second task"}),
          field("due2", &PlanTasks::due2, {.label = "Due"}),
          field("task3", &PlanTasks::task3, {.label = "Third task"}),
          field("due3", &PlanTasks::due3, {.label = "Due"}),
          field("task4", &PlanTasks::task4, {.label = "Fourth task"}),
          field("due4", &PlanTasks::due4, {.label = "Due"})};
}

Action assess_action() {
  return action<Assess>(
      {.name = "client.assess",
       .label = "Classify by hand",
       .arguments = {field("client", &Assess::client, {.label = "Client", .required = true}),
                     field("aspect", &Assess::aspect,
                           {.label = "Aspect", .choices = aspect_choices(), .required = true}),
                     field("trait", &Assess::trait,
                           {.label = "Result", .choices = trait_choices(), .required = true}),
                     field("reason", &Assess::reason, {.label = "Reason"}),
                     field("until", &Assess::until, {.label = "Until"}),
                     field("answers", &Assess::answers, {.label = "Answers"})}},
      assess);
}

}  // namespace

void add_assessment_actions(Model& model) {
  model.add(assess_action());
  model.add(action<NeedForm>({.name = "client.assess_need",
                              .label = "What they want and can",
                              .arguments = with_questions<NeedForm>(need_questions())},
                             assess_need));
  model.add(action<StyleForm>({.name = "client.assess_style",
                               .label = "Personal style",
                               .arguments = with_questions<StyleForm>(style_questions())},
                              assess_style));
  model.add(action<ReleaseAssessment>(
      {.name = "client.release_assessment",
       .label = "Let the rules decide",
       .arguments = {field("client", &ReleaseAssessment::client,
                           {.label = "Client", .required = true}),
                     field("aspect", &ReleaseAssessment::aspect,
                           {.label = "Aspect", .choices = aspect_choices(), .required = true})}},
      release));
  model.add(action<PlanTasks>(
      {.name = "client.plan_tasks", .label = "Make tasks", .arguments = task_fields()},
      plan_tasks));
  model.add(set_classification_rules_action());
}

}  // namespace clientela
