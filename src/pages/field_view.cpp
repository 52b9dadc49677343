#include "pages/field_view.h"

#include "pages/attribute_if.h"
#include "pages/blocks.h"
#include "pages/paths.h"

namespace clientela {
namespace {

constexpr std::size_t cell_bytes = 120;

bool is_money_kind(const Field& field) {
  return field.kind == &money_kind() || field.kind == &price_kind();
}

bool negative(const Value& value) {
  if (const auto* money = std::get_if<Money>(&value)) return money->minor < 0;
  if (const auto* price = std::get_if<Price>(&value)) return price->amount.millionths < 0;
  return false;
}

const std::string* known_title(const Value& value, const Titles& titles) {
  const Id* id = std::get_if<Id>(&value);
  if (id == nullptr) return nullptr;
  const auto found = titles.find(*id);
  return found == titles.end() || found->second.empty() ? nullptr : &found->second;
}

void reference(Html& html, const PageContext& ctx, const Field& field, const Value& value,
               const Titles& titles) {
  const ObjectType* target = ctx.model.find_type(field.target);
  const std::string folder = target == nullptr ? std::string() : list_path(*target) + "/";
  reference_link(html, ctx, folder, value, titles);
}

void choice(Html& html, const PageContext& ctx, const Field& field, const Value& value) {
  const auto* key = std::get_if<std::string>(&value);
  const Choice* declared = key == nullptr ? nullptr : field.choice(*key);
  if (declared == nullptr) {
    if (key != nullptr) html.text(*key);
  } else if (declared->colour.empty()) {
    html.text(ctx.tr(declared->label));
  } else {
    badge(html, ctx.tr(declared->label), declared->colour);
  }
}

void tag_list(Html& html, const Value& value) {
  const auto* tags = std::get_if<std::vector<std::string>>(&value);
  if (tags == nullptr) return;
  bool first = true;
  for (const auto& tag : *tags) {
    if (!first) html.text(" ");
    badge(html, tag);
    first = false;
  }
}

void money(Html& html, const PageContext& ctx, const Field& field, const Value& value) {
  html.span(negative(value) ? "money is-negative" : "money",
            field.kind->shown(value, field, ctx.show()));
}

// A language or a zone is a code, which nobody reads; what is told may be in another language.
bool is_written_text(const Field& field) {
  return field.kind == &text_kind() && field.format != TextFormat::language &&
         field.format != TextFormat::zone && field.format != TextFormat::told;
}

// What all places show alike; false when it is left to the place (texts, instants).
bool common_value(Html& html, const PageContext& ctx, const Field& field, const Value& value,
                  const Titles& titles) {
  const FieldKind* kind = field.kind;
  if (kind == &choice_kind()) {
    choice(html, ctx, field, value);
  } else if (kind == &reference_kind()) {
    reference(html, ctx, field, value, titles);
  } else if (is_money_kind(field)) {
    money(html, ctx, field, value);
  } else if (kind == &tags_kind()) {
    tag_list(html, value);
  } else if (is_written_text(field) || kind == &instant_kind()) {
    return false;
  } else {
    html.text(kind->shown(value, field, ctx.show()));
  }
  return true;
}

std::string telephone_digits(std::string_view text) {
  std::string digits;
  for (const char c : text) {
    if ((c >= '0' && c <= '9') || (c == '+' && digits.empty())) digits += c;
  }
  return digits;
}

bool begins_with(std::string_view text, std::string_view beginning) {
  return text.substr(0, beginning.size()) == beginning;
}

// The address to follow, or nothing for what must not be followed (javascript: and the like).
std::string web_address(std::string_view text) {
  if (begins_with(text, "https://") || begins_with(text, "http://")) return std::string(text);
  if (text.find(':') != std::string_view::npos || text.find('.') == std::string_view::npos) {
    return {};
  }
  return "https://" + std::string(text);
}

void linked_text(Html& html, const Field& field, const std::string& text) {
  std::string address;
  if (field.format == TextFormat::email) address = "mailto:" + text;
  if (field.format == TextFormat::phone) address = "tel:" + telephone_digits(text);
  if (field.format == TextFormat::url) address = web_address(text);
  if (address.empty()) {
    html.text(text);
  } else {
    html.element("a", {{"href", address}, {"rel", "noreferrer"}}, text);
  }
}

}  // namespace

bool is_figure_kind(const Field& field) {
  return is_money_kind(field) || field.kind == &integer_kind() || field.kind == &decimal_kind();
}

void reference_link(Html& html, const PageContext& ctx, std::string_view folder, const Value& value,
                    const Titles& titles) {
  if (is_empty(value)) return;
  const std::string* title = known_title(value, titles);
  if (title == nullptr) {
    html.span("muted", ctx.tr("not available"));
  } else if (folder.empty()) {
    html.text(*title);
  } else {
    html.element("a", {{"href", std::string(folder) + std::get<Id>(value).text()}}, *title);
  }
}

void field_cell(Html& html, const PageContext& ctx, const Field& field, const Value& value,
                const Titles& titles) {
  if (is_empty(value) || field.format == TextFormat::secret) return;
  if (const bool* on = std::get_if<bool>(&value); on != nullptr && !*on) return;
  if (common_value(html, ctx, field, value, titles)) return;
  if (const auto* instant = std::get_if<Instant>(&value)) {
    html.text(ago(ctx, *instant));
  } else if (const auto* text = std::get_if<std::string>(&value)) {
    html.text(shortened(*text, cell_bytes));
    if (text->size() > cell_bytes) html.text("…");
  }
}

void field_value(Html& html, const PageContext& ctx, const Field& field, const Value& value,
                 const Titles& titles) {
  if (is_empty(value) || field.format == TextFormat::secret) return;
  if (common_value(html, ctx, field, value, titles)) return;
  if (const auto* instant = std::get_if<Instant>(&value)) {
    moment(html, ctx, *instant);
  } else if (const auto* text = std::get_if<std::string>(&value)) {
    if (field.format == TextFormat::multiline) {
      html.span("entry-text", *text);
    } else {
      linked_text(html, field, *text);
    }
  }
}

std::string field_text(const PageContext& ctx, const Field& field, const Value& value,
                       const Titles& titles) {
  if (is_empty(value) || field.format == TextFormat::secret) return {};
  if (field.kind == &reference_kind()) {
    const std::string* title = known_title(value, titles);
    return title == nullptr ? ctx.tr("not available") : *title;
  }
  return field.kind->shown(value, field, ctx.show());
}

}  // namespace clientela
