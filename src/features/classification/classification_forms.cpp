#include "features/classification/assessment_actions.h"
#include "features/classification/classification_panel.h"
#include "features/classification/need.h"
#include "features/classification/style.h"
#include "features/words.h"
#include "pages/paths.h"

namespace clientela {
namespace {

using Options = std::vector<std::pair<std::string_view, std::string>>;

std::string control_id(Aspect aspect, std::string_view name) {
  return "who-" + std::string(key_of(aspect)) + "-" + std::string(name);
}

void select(Html& html, Aspect aspect, std::string_view name, const std::string& label,
            const Options& options, std::string_view current) {
  const std::string id = control_id(aspect, name);
  html.element("label", {{"class", "form-label"}, {"for", id}}, label);
  html.element("select", {{"class", "form-select"}, {"id", id}, {"name", name}}, [&] {
    for (const auto& [key, text] : options) {
      html.element("option", {{"value", key}, {"selected", key == current}}, text);
    }
  });
}

void input(Html& html, Aspect aspect, std::string_view name, const std::string& label,
           std::string_view type, const std::string& value = {}) {
  const std::string id = control_id(aspect, name);
  html.element("label", {{"class", "form-label"}, {"for", id}}, label);
  html.leaf("input", {{"class", "form-control"},
                      {"id", id},
                      {"name", name},
                      {"type", type},
                      {"maxlength", "1000"},
                      {"value", value}});
  html.text(" ");
}

// The form of a verb of this client.
void verb_form(Html& html, const PageContext& ctx, const ClassificationView& view,
               std::string_view verb, const std::string& submit, const HtmlWriter& content) {
  post_form(html, ctx, verb_path(*view.client.type, view.client.id, verb), "who-form",
            [&](Html& form) {
              hidden_input(form, "client", view.client.id.text());
              content(form);
              form.element("button", {{"class", "btn btn-sm"}, {"type", "submit"}}, submit);
            });
}

Options traits(const PageContext& ctx, Aspect aspect, std::string first = {}) {
  Options options;
  if (!first.empty()) options.emplace_back("", std::move(first));
  const auto choices = trait_choices(aspect);
  for (const auto& choice : choices) options.emplace_back(choice.key, ctx.tr(choice.label));
  return options;
}

void release_button(Html& html, const PageContext& ctx, const ClassificationView& view,
                    Aspect aspect) {
  post_button(
      html, ctx,
      {.action = verb_path(*view.client.type, view.client.id, "release_assessment"),
       .label = ctx.tr("Let the rules decide"),
       .css_class = "btn btn-sm",
       .hidden = {{"client", view.client.id.text()}, {"aspect", std::string(key_of(aspect))}}});
}

// Questions with what was answered, and the verdict for those who know better.
void questions(Html& html, const PageContext& ctx, Aspect aspect, const std::vector<Field>& asked,
               const void* answers, const std::optional<Assessment>& newest) {
  for (const auto& question : asked) {
    Options options;
    for (const auto& choice : question.choices)
      options.emplace_back(choice.key, ctx.tr(choice.label));
    const Value value = question.get(answers);
    const auto* current = std::get_if<std::string>(&value);
    select(html, aspect, question.key, ctx.tr(question.label), options,
           current == nullptr ? std::string_view() : std::string_view(*current));
  }
  const bool by_hand = newest && newest->by_hand;
  select(html, aspect, "trait", ctx.tr("Result"), traits(ctx, aspect, ctx.tr("By the answers")),
         by_hand ? key_of(newest->trait) : std::string_view());
  input(html, aspect, "reason", ctx.tr("Reason, if you choose"), "text",
        by_hand ? newest->reason : std::string());
}

void asked_on(Html& html, const PageContext& ctx, const std::optional<Assessment>& newest) {
  if (!newest || !newest->on) return;
  html.element("p", {{"class", "muted"}}, ctx.tr("Said on {}.", ctx.formats.date(*newest->on)));
}

void advice_row(Html& html, const std::string& label, const std::string& words) {
  html.element("dt", {}, label);
  html.element("dd", {}, words);
}

void checklist(Html& html, const PageContext& ctx, const ClassificationView& view, Trait need) {
  const auto& tasks = tasks_for(need);
  html.element("p", {{"class", "who-heading"}}, ctx.tr("What to do next"));
  if (!view.may_write) {
    html.element("ul", {}, [&] {
      for (const auto& task : tasks) html.element("li", {}, ctx.tr(task.text));
    });
    return;
  }
  verb_form(html, ctx, view, "plan_tasks", ctx.tr("Make tasks of what is ticked"), [&](Html& form) {
    for (std::size_t i = 0; i < tasks.size() && i < most_need_tasks; ++i) {
      const std::string number = std::to_string(i + 1);
      const Date due = today_of(ctx) + tasks[i].due_in_days;
      form.element("label", {{"class", "form-check who-task"}}, [&] {
        form.leaf("input", {{"class", "form-check-input"},
                            {"type", "checkbox"},
                            {"name", "task" + number},
                            {"value", ctx.tr(tasks[i].text)},
                            {"checked", i == 0}});
        form.element("span", {{"class", "form-check-label"}}, [&] {
          form.text(ctx.tr(tasks[i].text));
          form.text(" ");
          form.span("muted", due_words(ctx, due));
        });
      });
      hidden_input(form, "due" + number, due.text());
      form.text(" ");
    }
  });
}

}  // namespace

void bond_details(Html& html, const PageContext& ctx, const ClassificationView& view) {
  if (view.found.bond_since) {
    html.element("p", {{"class", "muted"}},
                 ctx.tr("since {}", ctx.formats.date(*view.found.bond_since)));
  }
  const auto steps = steps_to_client(view.facts, view.rules);
  if (view.found.bond != Trait::client && !steps.empty()) {
    html.element("p", {{"class", "who-heading"}}, ctx.tr("Any of these makes a client"));
    html.element("ul", {}, [&] {
      for (const auto& step : steps) html.element("li", {}, bond_step_words(ctx, step));
    });
  }
  if (!view.may_write) return;
  verb_form(html, ctx, view, "assess", ctx.tr("Save"), [&](Html& form) {
    hidden_input(form, "aspect", key_of(Aspect::bond));
    select(form, Aspect::bond, "trait", ctx.tr("By hand, until you take it off"),
           traits(ctx, Aspect::bond),
           view.found.bond ? key_of(*view.found.bond) : std::string_view());
    input(form, Aspect::bond, "reason", ctx.tr("Reason"), "text");
  });
  if (view.found.bond_by_hand) release_button(html, ctx, view, Aspect::bond);
}

void need_details(Html& html, const PageContext& ctx, const ClassificationView& view) {
  const auto& newest = view.newest.need;
  checklist(html, ctx, view, view.found.need.value_or(Trait::unclear));
  asked_on(html, ctx, newest);
  if (!view.may_write) return;
  NeedForm answers = need_form(newest ? newest->answers : std::string(), view.context);
  if (!newest) answers.fit = fit_of_profile(view.client);
  verb_form(html, ctx, view, "assess_need", ctx.tr("Save the answers"), [&](Html& form) {
    questions(form, ctx, Aspect::need, need_questions(), &answers, newest);
  });
  if (newest && newest->by_hand) release_button(html, ctx, view, Aspect::need);
}

void style_details(Html& html, const PageContext& ctx, const ClassificationView& view) {
  const auto& newest = view.newest.style;
  const StyleForm answers = style_form(newest ? newest->answers : std::string(), view.context);
  const auto advice = advice_for(view.found.style.value_or(Trait::unclear));
  if (!advice.open.empty()) {
    html.element("dl", {{"class", "who-advice"}}, [&] {
      advice_row(html, ctx.tr("How to begin"), ctx.tr(advice.open));
      advice_row(html, ctx.tr("What to bring"), ctx.tr(advice.bring));
      advice_row(html, ctx.tr("Take care"), ctx.tr(advice.avoid));
    });
    const auto why = newest->by_hand ? newest->reason : ctx.tr(style_by_rules(answers).reason);
    if (!why.empty()) html.element("p", {{"class", "muted"}}, why);
  }
  asked_on(html, ctx, newest);
  html.element("p", {{"class", "muted"}},
               ctx.tr("An impression, not a verdict. It stands in the file that this person may "
                      "ask for."));
  if (!view.may_write) return;
  verb_form(html, ctx, view, "assess_style", ctx.tr("Save the answers"), [&](Html& form) {
    questions(form, ctx, Aspect::style, style_questions(), &answers, newest);
  });
  if (newest && newest->by_hand) release_button(html, ctx, view, Aspect::style);
}

void moment_details(Html& html, const PageContext& ctx, const ClassificationView& view) {
  const auto verdict = moment_by_rules(view.facts, view.rules);
  const auto& newest = view.newest.moment;
  const std::string why = view.found.moment_by_hand && newest ? newest->reason
                          : verdict.trait == Trait::none      ? std::string()
                                                              : ctx.tr(verdict.reason);
  if (!why.empty()) html.element("p", {}, why);
  if (view.found.moment_until) {
    html.element("p", {{"class", "muted"}},
                 ctx.tr("until {}", ctx.formats.date(*view.found.moment_until)));
  }
  if (!view.may_write) return;
  const Date until = today_of(ctx) + static_cast<int>(view.rules.by_hand_days);
  verb_form(html, ctx, view, "assess", ctx.tr("Save"), [&](Html& form) {
    hidden_input(form, "aspect", key_of(Aspect::moment));
    select(form, Aspect::moment, "trait", ctx.tr("By hand"), traits(ctx, Aspect::moment),
           key_of(view.found.moment.value_or(Trait::none)));
    input(form, Aspect::moment, "until", ctx.tr("Until"), "date", until.text());
    input(form, Aspect::moment, "reason", ctx.tr("Reason"), "text");
  });
  if (view.found.moment_by_hand) release_button(html, ctx, view, Aspect::moment);
}

}  // namespace clientela
