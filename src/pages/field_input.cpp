#include "pages/field_input.h"

#include "pages/attribute_if.h"
#include "pages/blocks.h"
#include "pages/field_controls.h"
#include "pages/layout.h"

namespace clientela {
namespace {

void help_and_error(Html& html, const PageContext& ctx, const FieldInput& input) {
  if (has_help(input)) {
    html.text(" ");
    html.element("span", {{"class", "form-hint"}, {"id", help_id(input)}},
                 input.help.empty() ? ctx.tr(input.field->help) : input.help);
  }
  if (input.error.empty()) return;
  html.element("p", {{"class", "field-error"}, {"id", error_id(input)}}, [&] {
    icon(html, "alert-circle");
    html.text(input.error);
  });
}

void was_input(Html& html, const FieldInput& input) {
  if (input.was) hidden_input(html, was_name(input.name), *input.was);
}

// A group of radio buttons or a tick box brings its own label.
void labelled_group(Html& html, const PageContext& ctx, const FieldInput& input) {
  if (is_tick_box(input)) {
    tick_box(html, ctx, input);
    return;
  }
  html.div("form-label", ctx.tr(input.field->label));
  radio_buttons(html, ctx, input);
}

}  // namespace

std::string was_name(std::string_view name) { return "was." + std::string(name); }
std::string input_id(std::string_view name) { return "input-" + std::string(name); }
std::string help_id(const FieldInput& input) { return "help-" + input.name; }
std::string error_id(const FieldInput& input) { return "error-" + input.name; }

void field_input(Html& html, const PageContext& ctx, const FieldInput& input) {
  const bool always = input.shown_for.empty();
  html.element(
      "div", {{"class", "field"}, attribute_if(!always, "data-shown-for", input.shown_for)}, [&] {
        if (is_tick_box(input) || is_radio_group(input)) {
          labelled_group(html, ctx, input);
        } else {
          html.element("label",
                       {{"class", input.field->required ? "form-label required" : "form-label"},
                        {"for", input_id(input.name)}},
                       ctx.tr(input.field->label));
          control(html, ctx, input, {});
        }
        was_input(html, input);
        help_and_error(html, ctx, input);
      });
}

void bare_input(Html& html, const PageContext& ctx, const FieldInput& input) {
  if (is_tick_box(input)) {
    tick_box(html, ctx, input);
  } else {
    control(html, ctx, input, ctx.tr(input.field->label));
  }
  was_input(html, input);
  if (input.error.empty()) return;
  html.element("p", {{"class", "field-error"}, {"id", error_id(input)}}, [&] {
    icon(html, "alert-circle");
    html.text(input.error);
  });
}

FieldInput input_of(const Field& field, const Value& value, const Titles& titles) {
  FieldInput input;
  input.field = &field;
  input.name = std::string(field.key);
  input.text = field.kind->text(value, field);
  if (const Id* id = std::get_if<Id>(&value)) {
    const auto found = titles.find(*id);
    if (found != titles.end()) input.reference_title = found->second;
  }
  return input;
}

}  // namespace clientela
