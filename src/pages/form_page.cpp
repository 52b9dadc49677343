#include "pages/form_page.h"

#include <algorithm>

#include "pages/attribute_if.h"
#include "pages/blocks.h"
#include "pages/field_controls.h"
#include "pages/form_parts.h"
#include "pages/layout.h"
#include "pages/paths.h"

namespace clientela {
namespace {

std::vector<const FieldInput*> wrong_inputs(const FormView& view) {
  std::vector<const FieldInput*> wrong;
  for (const auto& input : view.inputs) {
    if (!input.error.empty()) wrong.push_back(&input);
  }
  for (const auto& part : view.parts) {
    for (const auto& row : part.rows) {
      for (const auto& input : row.inputs) {
        if (!input.error.empty()) wrong.push_back(&input);
      }
    }
  }
  return wrong;
}

void wrong_list(Html& html, const PageContext& ctx, const std::vector<const FieldInput*>& wrong) {
  html.element("ul", {{"class", "mb-0"}}, [&] {
    for (const FieldInput* input : wrong) {
      html.element("li", {}, [&] {
        html.element("a", {{"href", "#" + input_id(input->name)}},
                     ctx.tr(input->field->label) + ": " + input->error);
      });
    }
  });
}

void error_summary(Html& html, const PageContext& ctx, const FormView& view) {
  const auto wrong = wrong_inputs(view);
  if (wrong.empty() && view.error.empty()) return;
  html.element("div",
               {{"class", "alert alert-danger"},
                {"role", "alert"},
                {"id", "errors"},
                {"tabindex", "-1"},
                {"autofocus", true}},
               [&] {
                 icon(html, "alert-circle");
                 html.element("div", {}, [&] {
                   html.element("strong", {},
                                view.error.empty() ? ctx.tr("Not saved. Please look at this again:")
                                                   : view.error);
                   if (!wrong.empty()) wrong_list(html, ctx, wrong);
                 });
               });
}

std::string draft_key(const PageContext& ctx, const FormView& view) {
  return ctx.user.text() + ":" + view.action + ":" + std::to_string(view.version);
}

bool is_wide(const FieldInput& input) { return input.field->format == TextFormat::multiline; }

using Inputs = std::vector<const FieldInput*>;

// Inputs of one heading; those that are short stand side by side.
void group(Html& html, const PageContext& ctx, std::string_view heading, bool visible,
           const Inputs& inputs) {
  html.element("fieldset", {{"class", "field-group"}}, [&] {
    html.element("legend", {attribute_if(!visible, "class", "visually-hidden")}, heading);
    html.div("field-row", [&] {
      for (const FieldInput* input : inputs) {
        if (!is_wide(*input)) field_input(html, ctx, *input);
      }
    });
    for (const FieldInput* input : inputs) {
      if (is_wide(*input)) field_input(html, ctx, *input);
    }
  });
}

Inputs inputs_of(const FormView& view, std::string_view group_name) {
  Inputs inputs;
  for (const auto& input : view.inputs) {
    if (input.field->group == group_name) inputs.push_back(&input);
  }
  return inputs;
}

// What the record is, which its first group says, with the rows of its parts.
void first_group(Html& html, const PageContext& ctx, const FormView& view, std::string_view name) {
  const std::string heading = name.empty() ? view.title : ctx.tr(name);
  const Inputs inputs = inputs_of(view, name);
  const auto split = std::find_if(inputs.begin(), inputs.end(), [&](const FieldInput* input) {
    return input->field->key == view.parts_after;
  });
  const auto rest = split == inputs.end() ? split : split + 1;
  const auto is_first = [&](const PartsInput& part) {
    return split != inputs.end() && part.type->name == view.first_part;
  };
  group(html, ctx, heading, !name.empty(), Inputs(inputs.begin(), rest));
  for (const auto& part : view.parts) {
    if (is_first(part)) part_rows(html, ctx, part);
  }
  if (rest != inputs.end()) group(html, ctx, ctx.tr("Details"), true, Inputs(rest, inputs.end()));
  for (const auto& part : view.parts) {
    if (!is_first(part)) part_rows(html, ctx, part);
  }
}

// Groups in the order in which fields first name them.
void groups(Html& html, const PageContext& ctx, const FormView& view) {
  std::vector<std::string_view> written;
  for (const auto& input : view.inputs) {
    const std::string_view name = input.field->group;
    if (std::find(written.begin(), written.end(), name) != written.end()) continue;
    if (written.empty()) {
      first_group(html, ctx, view, name);
    } else {
      group(html, ctx, ctx.tr(name), true, inputs_of(view, name));
    }
    written.push_back(name);
  }
}

// Filled by the script: a text browser would show it though it is hidden.
void draft_notice(Html& html, const PageContext& ctx) {
  html.element("div",
               {{"class", "draft-notice"},
                {"role", "status"},
                {"data-draft-target", "notice"},
                {"data-text", ctx.tr("Your unsaved text is here again.")},
                {"data-discard", ctx.tr("Discard it")},
                {"hidden", true}},
               "");
}

void buttons(Html& html, const PageContext& ctx, const FormView& view) {
  html.div("form-buttons form-buttons-sticky", [&] {
    html.element("button", {{"class", "btn btn-primary"}},
                 view.submit.empty() ? ctx.tr("Save") : view.submit);
    html.text(" ");
    if (!view.cancel_url.empty()) {
      html.link(view.cancel_url, "btn btn-quiet", ctx.tr("Cancel"));
    }
  });
}

}  // namespace

void record_form(Html& html, const PageContext& ctx, const FormView& view) {
  html.element(
      "form",
      {{"class", "record-form"},
       {"method", "post"},
       {"action", view.action},
       {"data-controller", "draft"},
       {"data-draft-key-value", draft_key(ctx, view)},
       {"data-action", "input->draft#save submit->draft#keep turbo:submit-end->draft#submitted"}},
      [&] {
        hidden_input(html, "csrf", ctx.csrf);
        // The first submit button is what Enter presses; without it a row would be added.
        html.element("button",
                     {{"class", "visually-hidden"},
                      {"tabindex", "-1"},
                      {"type", "submit"},
                      {"aria-hidden", "true"}},
                     ctx.tr("Save"));
        for (const auto& [name, value] : view.hidden) hidden_input(html, name, value);
        error_summary(html, ctx, view);
        draft_notice(html, ctx);
        if (!view.note.empty()) alert(html, AlertKind::info, view.note);
        if (view.before) view.before(html);
        groups(html, ctx, view);
        if (view.inputs.empty()) {
          for (const auto& part : view.parts) part_rows(html, ctx, part);
        }
        buttons(html, ctx, view);
      });
}

std::string form_page(const PageContext& ctx, const FormView& view) {
  PageHead head{.title = view.title};
  if (view.type != nullptr) {
    head.crumb = ctx.tr(view.type->label_plural);
    head.crumb_url = list_path(*view.type);
  }
  return page(ctx, head,
              [&](Html& html) { html.div("page-body", [&] { record_form(html, ctx, view); }); });
}

}  // namespace clientela
