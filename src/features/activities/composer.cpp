#include "features/activities/composer.h"

#include <array>

#include "features/activities/activity_blocks.h"
#include "features/words.h"
#include "pages/attribute_if.h"
#include "pages/blocks.h"
#include "pages/layout.h"

namespace clientela {
namespace {

constexpr int usual_days_ahead = 7;

struct ComposerKind {
  std::string_view key;
  ActivityKind kind;
  bool due;
  std::string_view shortcut;  // of the keyboard; the note has the text box's
};

constexpr std::array<ComposerKind, 5> kinds{{{"note", ActivityKind::note, false, ""},
                                             {"call", ActivityKind::call, false, "l"},
                                             {"meeting", ActivityKind::meeting, false, "m"},
                                             {"task", ActivityKind::task, true, "t"},
                                             {"promise", ActivityKind::promise, true, "p"}}};

void text_box(Html& html, const PageContext& ctx) {
  const std::string id = "composer-text";
  html.element("label", {{"class", "visually-hidden"}, {"for", id}},
               ctx.tr("What happened, or what is to be done"));
  html.element("textarea",
               {{"id", id},
                {"name", "text"},
                {"rows", "2"},
                {"required", true},
                {"placeholder", ctx.tr("What happened, or what is to be done?")},
                {"data-shortcut", "n"},
                {"data-composer-target", "text"}},
               "");
}

void kind_choice(Html& html, const PageContext& ctx, const Composer& composer) {
  const Field& field = *ctx.model.type(Activity::object_name).find("kind");
  html.element(
      "fieldset",
      {{"class", "segmented"},
       {"data-action",
        "pointerdown->composer#noteHand keydown->composer#noteHand click->composer#chose"}},
      [&] {
        html.element("legend", {{"class", "visually-hidden"}}, ctx.tr("Kind"));
        for (const auto& each : kinds) {
          const std::string label = ctx.tr(field.choice(each.key)->label);
          html.element("label", {}, [&] {
            html.leaf("input",
                      {{"type", "radio"},
                       {"name", "kind"},
                       {"value", each.key},
                       {"checked", each.key == composer.kind},
                       {"data-due", each.due},
                       {"data-command", ctx.tr("Write down: {}", label)},
                       attribute_if(!each.shortcut.empty(), "data-shortcut", each.shortcut)});
            icon(html, activity_icon(each.kind));
            html.text(label);
          });
          html.text(" ");
        }
      });
}

// Within a week, on a working day.
Date usual_due_day(const PageContext& ctx) {
  constexpr int friday = 4;
  const Date day = today_of(ctx) + usual_days_ahead;
  return day.weekday() > friday ? day - (day.weekday() - friday) : day;
}

void due_day(Html& html, const PageContext& ctx) {
  html.element("label", {{"class", "composer-due"}}, [&] {
    html.text(ctx.tr("by"));
    html.text(" ");
    html.leaf("input", {{"class", "form-control"},
                        {"type", "date"},
                        {"name", "due"},
                        {"value", usual_due_day(ctx).text()}});
  });
}

// Shown for promises only, by the stylesheet.
void promiser_choice(Html& html, const PageContext& ctx) {
  const Field& field = *ctx.model.type(Activity::object_name).find("promiser");
  html.element("select",
               {{"class", "form-select composer-promiser"},
                {"name", "promiser"},
                {"aria-label", ctx.tr(field.label)}},
               [&] {
                 for (const auto& choice : field.choices) {
                   html.element("option", {{"value", choice.key}}, ctx.tr(choice.label));
                 }
               });
}

}  // namespace

void composer(Html& html, const PageContext& ctx, const Composer& composer) {
  const std::string draft = ctx.user.text() + ":activity-" + composer.client.text();
  html.element("form",
               {{"class", "composer"},
                {"method", "post"},
                {"action", add_activity_path(ctx, composer.client)},
                {"id", "composer"},
                {"data-controller", "draft composer"},
                {"data-draft-key-value", draft},
                {"data-action", "input->draft#save turbo:submit-end->draft#submitted"}},
               [&] {
                 hidden_input(html, "csrf", ctx.csrf);
                 if (!composer.back.empty()) hidden_input(html, "back", composer.back);
                 text_box(html, ctx);
                 html.div("composer-foot", [&] {
                   kind_choice(html, ctx, composer);
                   promiser_choice(html, ctx);
                   due_day(html, ctx);
                   html.element("button", {{"class", "btn btn-primary btn-sm"}}, ctx.tr("Add"));
                 });
               });
}

}  // namespace clientela
