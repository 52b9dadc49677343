#include "pages/filter_form.h"

#include "pages/attribute_if.h"
#include "pages/blocks.h"
#include "pages/field_controls.h"
#include "pages/layout.h"
#include "pages/list_address.h"
#include "pages/paths.h"

namespace clientela {
namespace {

bool chosen_from_few(const Field& field) { return field.kind == &choice_kind(); }

bool has_range(const Field& field) {
  for (const Operator op : operators(field)) {
    if (op == Operator::gte) return field.kind != &text_kind();
  }
  return false;
}

bool offered(const Field& field, Operator op) {
  if (op == Operator::is || op == Operator::in) return false;
  // Texts are looked for by what they contain; order of bytes is nothing that a person asks for.
  const bool ordering =
      op == Operator::gt || op == Operator::gte || op == Operator::lt || op == Operator::lte;
  return !(ordering && field.kind == &text_kind());
}

void operator_select(Html& html, const PageContext& ctx, const Field& field) {
  html.div("field mb-2", [&] {
    html.element("label", {{"class", "visually-hidden"}, {"for", "filter-op"}},
                 ctx.tr("Condition"));
    html.element("select",
                 {{"class", "form-select"},
                  {"id", "filter-op"},
                  {"name", "filter_op"},
                  {"data-filter-builder-target", "operator"},
                  {"data-action", "filter-builder#chooseOperator"}},
                 [&] {
                   for (const auto& option : operator_options(ctx, field)) {
                     html.element("option",
                                  {{"value", option.spelling},
                                   {"data-values", std::to_string(option.values)}},
                                  option.label);
                   }
                 });
  });
}

void value_place(Html& html, const HtmlWriter& content) {
  html.element("div", {{"class", "field mb-2"}, {"data-filter-builder-target", "value"}},
               [&] { content(html); });
}

void choice_boxes(Html& html, const PageContext& ctx, const Field& field) {
  for (const auto& choice : field.choices) {
    html.element("label", {{"class", "menu-item"}}, [&] {
      html.leaf("input", {{"class", "form-check-input m-0"},
                          {"type", "checkbox"},
                          {"name", "filter_value"},
                          {"value", choice.key},
                          {"autofocus", &choice == &field.choices.front()}});
      html.text(ctx.tr(choice.label));
    });
    html.text("\n");
  }
}

void yes_or_no(Html& html, const PageContext& ctx) {
  html.element("select",
               {{"class", "form-select"},
                {"name", "filter_value"},
                {"aria-label", ctx.tr("Value")},
                {"autofocus", true}},
               [&] {
                 html.element("option", {{"value", "true"}}, ctx.tr("Yes"));
                 html.element("option", {{"value", "false"}}, ctx.tr("No"));
               });
}

void values(Html& html, const PageContext& ctx, const FilterBarView& view, const Field& field) {
  if (chosen_from_few(field)) {
    value_place(html, [&](Html& place) { choice_boxes(place, ctx, field); });
    return;
  }
  if (field.kind == &boolean_kind()) {
    value_place(html, [&](Html& place) { yes_or_no(place, ctx); });
    return;
  }
  FieldInput input;
  input.field = &field;
  input.name = "filter_value";
  input.options = view.options;
  input.autofocus = true;  // the usual operator stands there already
  value_place(html, [&](Html& place) { control(place, ctx, input, ctx.tr("Value")); });
  if (!has_range(field)) return;
  html.element("div", {{"class", "field mb-2"}, {"data-filter-builder-target", "value"}}, [&] {
    html.element("label", {{"class", "form-label"}, {"for", "input-filter_value_to"}},
                 ctx.tr("and, for “between”"));
    FieldInput upper = input;
    upper.name = "filter_value_to";
    upper.autofocus = false;
    control(html, ctx, upper, ctx.tr("Second value"));
  });
}

void condition_form(Html& html, const PageContext& ctx, const FilterBarView& view,
                    const Field& field) {
  const std::string url = list_url(ctx.model, view.address);
  html.element("form", {{"action", list_path(*view.address.type)}, {"method", "get"}}, [&] {
    carry_address(html, url, {"view"});
    hidden_input(html, "filter", field.key);
    html.div("menu-title px-0 pt-0", ctx.tr(field.label));
    operator_select(html, ctx, field);
    values(html, ctx, view, field);
    html.div("form-buttons mt-2", [&] {
      html.element("button", {{"class", "btn btn-primary btn-sm"}}, ctx.tr("Add filter"));
      html.text(" ");
      html.element("a",
                   {{"class", "btn btn-sm btn-quiet"},
                    {"href", url},
                    {"data-action", "filter-builder#back"}},
                   ctx.tr("Back"));
    });
  });
}

void field_link(Html& html, const PageContext& ctx, const std::string& url, const Field& field) {
  html.link(with_parameter(url, "filter", field.key), "menu-item", ctx.tr(field.label));
  html.text("\n");
}

void field_links(Html& html, const PageContext& ctx, const FilterBarView& view) {
  const std::string url = list_url(ctx.model, view.address);
  for (const Field* field : filter_fields(*view.address.type)) field_link(html, ctx, url, *field);
}

}  // namespace

std::vector<OperatorOption> operator_options(const PageContext& ctx, const Field& field) {
  std::vector<OperatorOption> options;
  if (chosen_from_few(field)) {
    options.push_back({"in", ctx.tr("is")});
    options.push_back({"not.in", ctx.tr("is not")});
  } else {
    if (field.kind == &text_kind()) options.push_back({"like", ctx.tr("contains")});
    for (const Operator op : operators(field)) {
      if (!offered(field, op) || op == Operator::like) continue;
      options.push_back({std::string(operator_name(op)), operator_text(ctx, field, op)});
    }
    if (has_range(field)) options.push_back({"between", ctx.tr("between"), 2});
  }
  options.push_back({"is.empty", ctx.tr("is empty"), 0});
  options.push_back({"is.filled", ctx.tr("is filled in"), 0});
  return options;
}

std::vector<const Field*> filter_fields(const ObjectType& type) {
  std::vector<const Field*> fields;
  for (const bool indexed : {true, false}) {
    for (const auto* group : {&type.fields, &type.figures}) {
      for (const auto& field : *group) {
        const bool first = field.filter || field.search || group == &type.figures;
        if (first == indexed && !operators(field).empty()) fields.push_back(&field);
      }
    }
  }
  return fields;
}

void filter_menu(Html& html, const PageContext& ctx, const FilterBarView& view) {
  const Field* adding =
      view.adding.empty() ? nullptr : query_field(*view.address.type, view.adding);
  if (adding != nullptr && operators(*adding).empty()) adding = nullptr;
  html.element(
      "details",
      {{"class", "menu"},
       {"open", adding != nullptr},
       {"data-controller", "filter-builder"},
       {"data-action", "toggle->filter-builder#toggle"}},
      [&] {
        html.element("summary", {{"class", "btn btn-sm btn-quiet"}}, [&] {
          icon(html, "filter");
          html.text(ctx.tr("Filter"));
        });
        html.div("menu-panel is-form", [&] {
          html.element("div",
                       {{"data-filter-builder-target", "fields"}, {"hidden", adding != nullptr}},
                       [&] { field_links(html, ctx, view); });
          html.element(
              "div", {{"data-filter-builder-target", "form"}, {"hidden", adding == nullptr}}, [&] {
                if (adding != nullptr) condition_form(html, ctx, view, *adding);
              });
        });
      });
}

}  // namespace clientela
