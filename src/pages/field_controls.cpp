#include "pages/field_controls.h"

#include "base/locale_words.h"
#include "base/text.h"
#include "pages/attribute_if.h"
#include "pages/layout.h"
#include "pages/local_time.h"

namespace clientela {
namespace {

constexpr std::size_t most_radio_buttons = 3;
constexpr std::size_t most_characters_in_a_row = 24;  // of all radio buttons of a group

// What the control of a text-like kind looks like.
struct TextControl {
  std::string_view type = "text";
  std::string_view mode = {};  // which keyboard a phone shows
  std::string_view autocomplete = "off";
  std::string text;
};

std::string_view keyboard(const Field& field) {
  if (field.kind == &integer_kind()) return "numeric";
  if (field.kind == &decimal_kind() || field.kind == &money_kind() || field.kind == &price_kind()) {
    return "decimal";
  }
  switch (field.format) {
    case TextFormat::email:
      return "email";
    case TextFormat::phone:
      return "tel";
    case TextFormat::url:
      return "url";
    default:
      return {};
  }
}

// An amount in the company's own currency is typed without its letters.
std::string without_currency(const std::string& text, Currency currency) {
  if (currency.empty()) return text;
  const std::string ending = " " + std::string(currency.code());
  const bool ends = text.size() > ending.size() &&
                    text.compare(text.size() - ending.size(), ending.size(), ending) == 0;
  return ends ? text.substr(0, text.size() - ending.size()) : text;
}

// A picker would drop what it can't read, so unreadable text is given back in a plain field.
TextControl text_control(const PageContext& ctx, const FieldInput& input) {
  const Field& field = *input.field;
  TextControl look;
  look.mode = keyboard(field);
  look.text = input.text;
  if (field.format == TextFormat::secret) {
    look.type = "password";
    look.autocomplete = "new-password";
    look.text.clear();
  } else if (field.kind == &date_kind()) {
    if (input.text.empty() || Date::parse(input.text)) look.type = "date";
  } else if (field.kind == &instant_kind()) {
    const auto local = local_time_text(input.text, ctx.zone);
    if (local) {
      look.type = "datetime-local";
      look.text = *local;
    }
  } else if (field.kind == &money_kind() || field.kind == &price_kind()) {
    look.text = without_currency(input.text, ctx.currency);
  }
  return look;
}

void text_input(Html& html, const PageContext& ctx, const FieldInput& input,
                std::string_view label) {
  const TextControl look = text_control(ctx, input);
  const std::string described = described_by(input);
  const bool invalid = !input.error.empty();
  html.leaf("input", {{"class", invalid ? "form-control is-invalid" : "form-control"},
                      {"id", input_id(input.name)},
                      {"name", input.name},
                      {"type", look.type},
                      {"value", look.text},
                      {"autocomplete", look.autocomplete},
                      attribute_if(look.type == "datetime-local", "step", "any"),
                      attribute_if(!look.mode.empty(), "inputmode", look.mode),
                      {"required", input.field->required && label.empty()},
                      {"autofocus", input.autofocus},
                      attribute_if(!label.empty(), "aria-label", label),
                      attribute_if(invalid, "aria-invalid", "true"),
                      attribute_if(!described.empty(), "aria-describedby", described)});
}

void text_area(Html& html, const FieldInput& input, std::string_view label) {
  const std::string described = described_by(input);
  const bool invalid = !input.error.empty();
  html.element("textarea",
               {{"class", invalid ? "form-control is-invalid" : "form-control"},
                {"id", input_id(input.name)},
                {"name", input.name},
                {"rows", "4"},
                {"required", input.field->required && label.empty()},
                {"autofocus", input.autofocus},
                attribute_if(!label.empty(), "aria-label", label),
                attribute_if(invalid, "aria-invalid", "true"),
                attribute_if(!described.empty(), "aria-describedby", described)},
               [&] {
                 // A parser drops a line feed at the beginning; ours is the one to lose.
                 html.text("\n");
                 html.text(input.text);
               });
}

void option(Html& html, std::string_view value, std::string_view text, std::string_view chosen) {
  html.element("option", {{"value", value}, {"selected", value == chosen}}, text);
}

// Whose values are codes that have names.
bool is_named_code(const Field& field) {
  return field.format == TextFormat::language || field.format == TextFormat::zone;
}

// The languages that clients commonly speak, or all zones; and the one that is there already.
void code_options(Html& html, const PageContext& ctx, const FieldInput& input) {
  const std::string& reader = ctx.tr.language();
  const bool zone = input.field->format == TextFormat::zone;
  bool listed = input.text.empty();
  for (const auto& [code, name] : zone ? time_zones(reader) : common_languages(reader)) {
    option(html, code, name, input.text);
    listed = listed || code == input.text;
  }
  if (listed) return;
  option(html, input.text, zone ? zone_name(input.text, reader) : language_name(input.text, reader),
         input.text);
}

void options(Html& html, const PageContext& ctx, const FieldInput& input) {
  const bool of_choices = input.field->kind == &choice_kind();
  if (!of_choices || can_be_empty(*input.field)) option(html, "", "—", input.text);
  if (of_choices) {
    for (const auto& choice : input.field->choices) {
      option(html, choice.key, ctx.tr(choice.label), input.text);
    }
  }
  if (is_named_code(*input.field)) code_options(html, ctx, input);
  for (const auto& record : input.options) option(html, record.id.text(), record.title, input.text);
}

void selection(Html& html, const PageContext& ctx, const FieldInput& input,
               std::string_view label) {
  const std::string described = described_by(input);
  const bool invalid = !input.error.empty();
  html.element("select",
               {{"class", invalid ? "form-select is-invalid" : "form-select"},
                {"id", input_id(input.name)},
                {"name", input.name},
                {"required", input.field->required && label.empty()},
                {"autofocus", input.autofocus},
                attribute_if(!label.empty(), "aria-label", label),
                attribute_if(invalid, "aria-invalid", "true"),
                attribute_if(!described.empty(), "aria-describedby", described)},
               [&] { options(html, ctx, input); });
}

}  // namespace

bool has_help(const FieldInput& input) { return !input.help.empty() || !input.field->help.empty(); }

bool is_tick_box(const FieldInput& input) { return input.field->kind == &boolean_kind(); }

bool can_be_empty(const Field& field) { return is_empty(field.when_empty) && !field.required; }

bool is_radio_group(const FieldInput& input) {
  return input.field->kind == &choice_kind() && !can_be_empty(*input.field) &&
         input.field->choices.size() <= most_radio_buttons;
}

std::string described_by(const FieldInput& input) {
  std::string ids;
  if (!input.error.empty()) ids = error_id(input);
  if (has_help(input)) ids += (ids.empty() ? "" : " ") + help_id(input);
  return ids;
}

void control(Html& html, const PageContext& ctx, const FieldInput& input, std::string_view label) {
  const Field& field = *input.field;
  if (field.kind == &choice_kind() || is_named_code(field) || !input.options.empty()) {
    selection(html, ctx, input, label);
  } else if (field.kind == &reference_kind()) {
    combobox(html, ctx, input, label);
  } else if (field.format == TextFormat::multiline) {
    text_area(html, input, label);
  } else {
    text_input(html, ctx, input, label);
  }
}

void tick_box(Html& html, const PageContext& ctx, const FieldInput& input) {
  const std::string described = described_by(input);
  hidden_input(html, input.name, "false");
  html.element("label", {{"class", "form-check"}}, [&] {
    html.leaf("input", {{"class", "form-check-input"},
                        {"id", input_id(input.name)},
                        {"type", "checkbox"},
                        {"name", input.name},
                        {"value", "true"},
                        {"checked", input.text == "true"},
                        attribute_if(!described.empty(), "aria-describedby", described)});
    html.span("form-check-label", ctx.tr(input.field->label));
  });
}

void radio_buttons(Html& html, const PageContext& ctx, const FieldInput& input) {
  std::size_t characters = 0;
  for (const auto& each : input.field->choices) characters += character_count(ctx.tr(each.label));
  const bool stacked = characters > most_characters_in_a_row;
  html.element(
      "fieldset",
      {{"class", stacked ? "segmented is-stacked" : "segmented"}, {"id", input_id(input.name)}},
      [&] {
        html.element("legend", {{"class", "visually-hidden"}}, ctx.tr(input.field->label));
        for (const auto& choice : input.field->choices) {
          html.element("label", {}, [&] {
            html.leaf("input", {{"type", "radio"},
                                {"name", input.name},
                                {"value", choice.key},
                                {"checked", input.text == choice.key}});
            html.text(ctx.tr(choice.label));
          });
          html.text(" ");
        }
      });
}

}  // namespace clientela
