#include "features/activities/activity_blocks.h"
#include "features/activities/composer.h"
#include "pages/attribute_if.h"
#include "pages/blocks.h"
#include "pages/layout.h"
#include "pages/paths.h"

namespace clientela {
namespace {

// One line that nobody need fill in. Completing again with an outcome only adds the outcome.
void outcome_form(Html& html, const PageContext& ctx, const Activity& finished,
                  std::string_view back) {
  const std::string label = ctx.tr("How did “{}” end?", activity_title(ctx, finished));
  post_form(html, ctx, complete_path(ctx, finished.id), "outcome-form", [&](Html& form) {
    if (!back.empty()) hidden_input(form, "back", back);
    form.element("label", {{"class", "form-label mb-0"}, {"for", "outcome"}}, label);
    form.leaf("input", {{"class", "form-control"},
                        {"id", "outcome"},
                        {"name", "outcome"},
                        {"type", "text"},
                        {"required", true},
                        {"maxlength", "1000"},
                        {"autocomplete", "off"},
                        {"data-shortcut", "o"}});
    form.element("button", {{"class", "btn btn-sm"}}, ctx.tr("Note it"));
  });
}

// How a promise ended is said by its being kept.
bool is_promise(const NextStep& step) {
  return step.finished && step.finished->kind == ActivityKind::promise;
}

std::string heading(const PageContext& ctx, const NextStep& step) {
  const bool promise = is_promise(step);
  if (step.client.empty()) return promise ? ctx.tr("Kept.") : ctx.tr("Done.");
  return promise ? ctx.tr("Kept. What is the next step with {}?", step.client_name)
                 : ctx.tr("Done. What is the next step with {}?", step.client_name);
}

}  // namespace

void next_step_form(Html& html, const PageContext& ctx, const NextStep& step) {
  const bool has_client = !step.client.empty();
  if (!has_client && !step.finished) return;
  std::string leave(step.back);
  if (leave.empty()) leave = record_path(ctx.model.type(Client::object_name), step.client);
  html.element("section", {{"class", "insight"}, {"aria-label", ctx.tr("Next step")}}, [&] {
    // Whoever ticked something off has it told, and may take it back with a key.
    html.element("h2", {{"tabindex", "-1"}, {"autofocus", true}}, heading(ctx, step));
    if (step.finished && !is_promise(step)) outcome_form(html, ctx, *step.finished, step.back);
    if (has_client) {
      composer(html, ctx, {.client = step.client, .kind = "task", .back = step.back});
    }
    html.element("p", {{"class", "mb-0"}}, [&] {
      html.element("a", {{"href", leave}}, ctx.tr("Nothing for now"));
    });
  });
}

std::string next_step_query(Id client, Id finished) {
  return "?next=" + client.text() + "&done=" + finished.text();
}

std::optional<Activity> finished_activity(Reading& reading, std::string_view id) {
  const auto parsed = Id::parse(id);
  if (!parsed) return std::nullopt;
  auto activity = reading.get(Ref<Activity>(*parsed));
  if (!activity || !activity->done || !activity->outcome.empty()) return std::nullopt;
  return activity;
}

}  // namespace clientela
