#include "features/clients/client_form.h"

#include <algorithm>

#include "pages/paths.h"

namespace clientela {
namespace {

constexpr std::string_view key_of(ClientKind kind) {
  return kind == ClientKind::person ? "person" : "organisation";
}

bool is_only_of(ClientKind kind, std::string_view key) {
  const auto& keys = only_of(kind);
  return std::find(keys.begin(), keys.end(), key) != keys.end();
}

// What is filled in already stays in sight: it may be wrong.
void show_by_kind(FormView& view, ClientKind kind) {
  for (auto& input : view.inputs) {
    if (is_only_of(kind, input.field->key) && input.text.empty()) input.shown_for = key_of(kind);
  }
  for (auto& part : view.parts) {
    const bool filled = std::any_of(part.rows.begin(), part.rows.end(),
                                    [](const PartRow& row) { return !row.id.empty(); });
    if (is_only_of(kind, part.type->name) && !filled) part.shown_for = key_of(kind);
  }
}

// A line for an e-mail is there already.
void add_phone_row(const PageContext& ctx, PartsInput& contacts) {
  if (contacts.rows.size() != 1) return;
  contacts.rows.push_back(part_row_of(ctx, *contacts.type, 1, nullptr, {}));
  for (auto& input : contacts.rows.back().inputs) {
    if (input.field->key == "kind") input.text = "phone";
  }
}

}  // namespace

const std::vector<std::string_view>& only_of(ClientKind kind) {
  static const std::vector<std::string_view> person{"given_name", "middle_name", "family_name",
                                                    "birthday", Membership::object_name};
  static const std::vector<std::string_view> organisation{"legal_name", "short_name", "employees"};
  return kind == ClientKind::person ? person : organisation;
}

void extend_client_form(const PageContext& ctx, FormView& view) {
  const std::string url =
      list_path(ctx.model.type(Client::object_name)) + "/duplicates?self=" + view.id.text();
  view.before = [url, is_new = view.id.empty()](Html& html) {
    html.element("div",
                 {{"class", "duplicates"},
                  {"role", "status"},
                  {"data-controller", "duplicates contact-line"},
                  {"data-duplicates-url-value", url},
                  {"data-duplicates-names-value", "name given_name family_name"},
                  {"data-duplicates-contact-value", "contact_point"},
                  {"data-contact-line-part-value", "contact_point"},
                  {"data-contact-line-name-value", is_new ? "name" : ""}},
                 "");
  };
  view.first_part = ContactPoint::object_name;
  view.parts_after = "relation";
  show_by_kind(view, ClientKind::person);
  show_by_kind(view, ClientKind::organisation);
  if (!view.id.empty()) return;
  FieldInput* name = view.find("name");
  if (name != nullptr) {
    name->help =
        ctx.tr("A whole line may be pasted: “Ann Lee <ann@example.com> +44 20 7946 0958”.");
  }
  for (auto& part : view.parts) {
    if (part.type->name == ContactPoint::object_name) add_phone_row(ctx, part);
  }
}

}  // namespace clientela
