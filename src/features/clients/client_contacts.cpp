#include "features/clients/client_contacts.h"

#include <algorithm>
#include <array>

#include "pages/field_view.h"
#include "pages/paths.h"

namespace clientela {
namespace {

// A text field of the format that makes the contact a link.
Field text_field(TextFormat format) {
  Field field;
  field.key = "value";
  field.kind = &text_kind();
  field.format = format;
  return field;
}

const Field& field_of(ContactKind kind) {
  static const std::array<Field, 5> fields{
      text_field(TextFormat::email), text_field(TextFormat::phone),
      text_field(TextFormat::multiline), text_field(TextFormat::url),
      text_field(TextFormat::plain)};
  return fields[static_cast<std::size_t>(kind)];
}

std::string kind_label(const PageContext& ctx, ContactKind kind) {
  const Field& field = *ctx.model.type(ContactPoint::object_name).find("kind");
  return ctx.tr(field.choices.at(static_cast<std::size_t>(kind)).label);
}

void contact_line(Html& html, const PageContext& ctx, const ContactPoint& contact) {
  html.div("property", [&] {
    html.element("dt", {}, kind_label(ctx, contact.kind));
    html.element("dd", {}, [&] {
      html.div("property-value", [&] {
        field_value(html, ctx, field_of(contact.kind), Value(contact.value), {});
        if (!contact.label.empty()) {
          html.text(" ");
          html.span("muted", contact.label);
        }
        if (!contact.invalid) return;
        html.text(" ");
        badge(html, ctx.tr("Does not work"), "yellow");
      });
    });
  });
}

void heading(Html& html, const PageContext& ctx, const Record& client) {
  html.element("h2", {{"class", "group-title"}}, [&] {
    html.text(ctx.tr("Contacts"));
    if (client.deleted_at || !ctx.may_write(*client.type)) return;
    const std::string url = edit_path(*client.type, client.id) + "#parts-contact_point";
    html.text(" ");
    html.element("a",
                 {{"class", "btn btn-sm btn-icon btn-quiet"},
                  {"href", url},
                  {"aria-label", ctx.tr("Edit the contacts")}},
                 [&] { icon(html, "pencil"); });
  });
}

}  // namespace

CardPanel contacts_panel(const PageContext& ctx, const Whole& client) {
  CardPanel panel;
  panel.zone = CardZone::left;
  auto contacts = client.parts_as<ContactPoint>();
  std::stable_sort(contacts.begin(), contacts.end(),
                   [](const ContactPoint& a, const ContactPoint& b) {
                     return std::pair(a.kind, !a.primary) < std::pair(b.kind, !b.primary);
                   });
  heading(panel.content, ctx, client.record);
  if (contacts.empty()) {
    panel.content.element("p", {{"class", "muted"}}, ctx.tr("None yet."));
    return panel;
  }
  panel.content.element("dl", {{"class", "properties"}}, [&] {
    for (const auto& contact : contacts) contact_line(panel.content, ctx, contact);
  });
  return panel;
}

}  // namespace clientela
