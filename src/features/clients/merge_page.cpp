#include "features/clients/client_pages.h"
#include "features/words.h"
#include "pages/attribute_if.h"
#include "pages/field_view.h"
#include "pages/paths.h"

namespace clientela {
namespace {

std::string reason(const PageContext& ctx, Likeness likeness) {
  switch (likeness) {
    case Likeness::same_email:
      return ctx.tr("the same e-mail");
    case Likeness::same_phone:
      return ctx.tr("the same phone");
    case Likeness::similar_name:
      return ctx.tr("a similar name");
  }
  return {};
}

std::string detail(const PageContext& ctx, const Lookalike& lookalike) {
  std::string line = reason(ctx, lookalike.likeness);
  const auto city = lookalike.client.get<std::string>("city");
  return city.empty() ? line : line + " · " + city;
}

void search_form(Html& html, const PageContext& ctx, const MergeView& view) {
  html.element("form",
               {{"action", merge_path(ctx, view.client.record.id)},
                {"role", "search"},
                {"class", "d-flex gap-2 mb-3"}},
               [&] {
                 html.element("label", {{"class", "visually-hidden"}, {"for", "merge-search"}},
                              ctx.tr("Find the other client"));
                 html.leaf("input", {{"class", "form-control"},
                                     {"id", "merge-search"},
                                     {"name", "q"},
                                     {"type", "search"},
                                     {"value", view.search},
                                     {"placeholder", ctx.tr("Name, e-mail, phone or number")},
                                     {"autofocus", true}});
                 html.text(" ");
                 html.element("button", {{"class", "btn"}}, ctx.tr("Find"));
               });
}

void candidates(Html& html, const PageContext& ctx, const MergeView& view) {
  if (view.found.empty()) {
    html.element("p", {{"class", "muted"}},
                 view.search.empty() ? ctx.tr("Nobody here looks like this client. Search for it.")
                                     : ctx.tr("Nobody was found."));
    return;
  }
  html.element("ul", {{"class", "lines"}}, [&] {
    for (const auto& each : view.found) {
      const std::string url =
          merge_path(ctx, view.client.record.id) + "?with=" + each.client.id.text();
      html.element("li", {{"class", "line"}}, [&] {
        avatar(html, each.client.title(), each.client.id,
               each.client.get<std::string>("kind") == "organisation");
        html.span("line-text", [&] {
          html.element("a", {{"href", url}}, each.client.title());
          html.text(" ");
          html.element(
              "small", {},
              view.search.empty() ? detail(ctx, each) : each.client.get<std::string>("city"));
        });
        html.text(" ");
        html.link(url, "btn btn-sm", ctx.tr("Compare"));
      });
    }
  });
}

std::string contact_lines(const Whole& client) {
  std::string text;
  for (const auto& contact : client.parts_as<ContactPoint>()) {
    if (!text.empty()) text += '\n';
    text += contact.value;
  }
  return text;
}

void text_row(Html& html, const std::string& label, const std::string& mine,
              const std::string& theirs) {
  if (mine.empty() && theirs.empty()) return;
  html.element("tr", {}, [&] {
    html.element("th", {{"scope", "row"}}, label);
    for (const auto* side : {&mine, &theirs}) {
      const bool differs = mine != theirs && !mine.empty() && !theirs.empty();
      html.element("td", {attribute_if(differs, "class", "fw-medium")},
                   [&] { html.span("entry-text", *side); });
    }
  });
}

void both_names(Html& html, const PageContext& ctx, const Record& mine, const Record& theirs) {
  html.element("tr", {}, [&] {
    html.element("th", {{"scope", "col"}}, ctx.tr("Field"));
    for (const Record* side : {&mine, &theirs}) {
      html.element("th", {{"scope", "col"}}, [&] {
        html.element("a", {{"href", record_path(*side->type, side->id)}}, side->title());
      });
    }
  });
}

// What the two say, line by line; what both leave empty is left out.
void comparison(Html& html, const PageContext& ctx, const MergeView& view) {
  const Record& mine = view.client.record;
  const Record& theirs = view.other->record;
  html.element("table", {{"class", "records records-inset records-plain"}}, [&] {
    html.element("caption", {{"class", "visually-hidden"}}, ctx.tr("Both clients"));
    html.element("thead", {}, [&] { both_names(html, ctx, mine, theirs); });
    html.element("tbody", {}, [&] {
      text_row(html, ctx.tr("Contacts"), contact_lines(view.client), contact_lines(*view.other));
      for (const auto* fields : {&mine.type->figures, &mine.type->fields}) {
        for (const auto& field : *fields) {
          if (fields == &mine.type->figures && !field.list) continue;
          text_row(html, ctx.tr(field.label), field_text(ctx, field, mine[field.key], view.titles),
                   field_text(ctx, field, theirs[field.key], view.titles));
        }
      }
    });
  });
}

void keep_button(Html& html, const PageContext& ctx, const Record& keep, const Record& merge,
                 bool primary) {
  post_button(html, ctx,
              {.action = merge_path(ctx, keep.id),
               .label = ctx.tr("Keep {}", keep.title()),
               .icon = "arrows-join",
               .css_class = primary ? "btn btn-primary" : "btn",
               .hidden = {{"keep", keep.id.text()}, {"merge", merge.id.text()}}});
}

void decision(Html& html, const PageContext& ctx, const MergeView& view) {
  const Record& mine = view.client.record;
  const Record& theirs = view.other->record;
  html.element("p", {{"class", "mt-3"}},
               ctx.tr("The one you keep gets the orders, activities and contacts of the other, and "
                      "what it does not know yet. The other goes to the bin. This can be undone."));
  html.div("form-buttons", [&] {
    const bool mine_first =
        mine.get<std::int64_t>("order_count") >= theirs.get<std::int64_t>("order_count");
    keep_button(html, ctx, mine_first ? mine : theirs, mine_first ? theirs : mine, true);
    keep_button(html, ctx, mine_first ? theirs : mine, mine_first ? mine : theirs, false);
    html.link(merge_path(ctx, mine.id), "btn btn-quiet", ctx.tr("Another one"));
  });
}

}  // namespace

std::string lookalikes_fragment(const PageContext& ctx, const std::vector<Lookalike>& found) {
  Html html;
  if (found.empty()) return {};
  alert(html, AlertKind::warning, [&](Html& inside) {
    inside.element("strong", {}, ctx.tr("Perhaps already here:"));
    inside.element("ul", {{"class", "related"}}, [&] {
      for (const auto& each : found) {
        inside.element("li", {}, [&] {
          inside.element("a", {{"href", record_path(*each.client.type, each.client.id)}},
                         each.client.title());
          inside.text(" ");
          inside.span("muted", detail(ctx, each));
        });
      }
    });
  });
  return html.take();
}

std::string merge_page(const PageContext& ctx, const MergeView& view) {
  const Record& client = view.client.record;
  const PageHead head{.title = ctx.tr("Merge {}", client.title()),
                      .crumb = client.title(),
                      .crumb_url = record_path(*client.type, client.id)};
  return page(ctx, head, [&](Html& html) {
    html.div("page-body", [&] {
      if (view.other) {
        comparison(html, ctx, view);
        decision(html, ctx, view);
      } else {
        html.element("p", {}, ctx.tr("Which client is the same as {}?", client.title()));
        search_form(html, ctx, view);
        candidates(html, ctx, view);
      }
    });
  });
}

}  // namespace clientela
