#include "pages/card_page.h"

#include "pages/card_parts.h"
#include "pages/field_view.h"
#include "pages/paths.h"

namespace clientela {
namespace {

std::string title_text(const PageContext& ctx, const CardView& view) {
  const std::string title = view.title.empty() ? view.whole.record.title() : view.title;
  return title.empty() ? ctx.tr("Without a name") : title;
}

void mark(Html& html, const CardView& view, const std::string& title) {
  const ObjectType& type = *view.whole.record.type;
  if (view.initials) {
    avatar(html, title, view.whole.record.id, view.organisation, true);
  } else if (!type.icon.empty()) {
    html.element("span", {{"class", "avatar is-organisation is-large"}, {"aria-hidden", "true"}},
                 [&] { icon(html, type.icon); });
  }
}

void card_head(Html& html, const PageContext& ctx, const CardView& view) {
  const std::string title = title_text(ctx, view);
  html.div("card-head", [&] {
    mark(html, view, title);
    html.element("div", {}, [&] {
      html.element("h1", {}, title);
      if (view.subtitle.empty() && !view.badges) return;
      html.div("card-subtitle", [&] {
        if (view.badges) view.badges(html);
        html.text(" ");
        html.element("span", {}, view.subtitle);
      });
    });
  });
}

// What projections know, when the feature does not say it in its own words.
std::vector<Figure> shown_figures(const PageContext& ctx, const CardView& view) {
  if (!view.figures.empty()) return view.figures;
  std::vector<Figure> shown;
  for (const auto& figure : view.whole.record.type->figures) {
    const Value& value = view.whole.record[figure.key];
    if (is_empty(value) || figure.kind == &reference_kind()) continue;
    shown.push_back({ctx.tr(figure.label), field_text(ctx, figure, value, view.titles)});
  }
  return shown;
}

void card_figures(Html& html, const PageContext& ctx, const CardView& view) {
  const std::vector<Figure> shown = shown_figures(ctx, view);
  bool any = !shown.empty();
  for (const auto& panel : view.panels) any = any || panel.zone == CardZone::head;
  if (!any) return;
  html.element("section", {{"class", "card-figures"}, {"aria-label", ctx.tr("Figures")}}, [&] {
    figures(html, shown);
    card_panels(html, view, CardZone::head);
  });
}

void menu(Html& html, const PageContext& ctx, const CardView& view) {
  const Record& record = view.whole.record;
  html.element("details", {{"class", "menu"}}, [&] {
    html.element(
        "summary",
        {{"class", "btn btn-sm btn-icon"}, {"aria-label", ctx.tr("More")}, {"data-shortcut", "."}},
        [&] {
          icon(html, "dots");
          html.span("visually-hidden", ctx.tr("More"));
        });
    html.div("menu-panel is-end", [&] {
      html.link(history_path(*record.type, record.id), "menu-item", [&] {
        icon(html, "history");
        html.text(ctx.tr("History"));
      });
      html.text("\n");
      if (record.deleted_at) return;
      for (const auto& item : view.menu) {
        html.link(item.url, "menu-item", [&] {
          icon(html, item.icon);
          html.text(item.label);
        });
        html.text("\n");
      }
      for (PostButton verb : view.verbs) {
        verb.css_class = "menu-item";
        post_button(html, ctx, verb);
      }
      if (!ctx.may_write(*record.type)) return;
      html.leaf("hr", {{"class", "menu-line"}});
      post_button(html, ctx,
                  {.action = delete_path(*record.type, record.id),
                   .label = ctx.tr("Delete"),
                   .icon = "trash",
                   .css_class = "menu-item is-danger"});
    });
  });
}

void actions(Html& html, const PageContext& ctx, const CardView& view) {
  const Record& record = view.whole.record;
  for (const auto& own : view.buttons) button(html, own);
  if (!record.deleted_at && ctx.may_write(*record.type)) {
    button(html, {.url = edit_path(*record.type, record.id),
                  .label = ctx.tr("Edit"),
                  .icon = "pencil",
                  .shortcut = "e"});
  }
  menu(html, ctx, view);
}

void deleted_note(Html& html, const PageContext& ctx, const CardView& view) {
  const Record& record = view.whole.record;
  if (!record.deleted_at) return;
  html.div("page-body", [&] {
    alert(html, AlertKind::warning, [&](Html& inside) {
      inside.text(ctx.tr("This was deleted: {}.", ago(ctx, *record.deleted_at)));
      inside.text(" ");
      if (!ctx.may_write(*record.type)) return;
      post_button(inside, ctx,
                  {.action = restore_path(*record.type, record.id),
                   .label = ctx.tr("Restore"),
                   .css_class = "btn btn-sm"});
    });
  });
}

void properties_zone(Html& html, const PageContext& ctx, const CardView& view) {
  const Record& record = view.whole.record;
  html.element("section",
               {{"class", "zone zone-properties"},
                {"id", "properties"},
                {"aria-label", ctx.tr("Properties")},
                {"data-controller", "inline-edit"},
                {"data-action",
                 "turbo:frame-load->inline-edit#loaded "
                 "focusout->inline-edit#leave keydown->inline-edit#press "
                 "turbo:submit-end->inline-edit#saved"}},
               [&] {
                 card_panels(html, view, CardZone::left);
                 card_short_parts(html, ctx, view);
                 // On a phone the script folds them, so that the timeline is near.
                 html.element("details", {{"class", "property-fold"}, {"open", true}}, [&] {
                   html.element("summary", {}, ctx.tr("Properties"));
                   card_properties(html, ctx, view);
                 });
                 html.element("p", {{"class", "muted"}}, [&] {
                   html.text(ctx.tr("Created: "));
                   moment(html, ctx, record.created_at);
                 });
               });
}

void middle_zone(Html& html, const PageContext& ctx, const CardView& view) {
  html.element(
      "section",
      {{"class", "zone zone-timeline"}, {"id", "timeline"}, {"aria-label", ctx.tr("Timeline")}},
      [&] {
        card_panels(html, view, CardZone::middle);
        card_part_tables(html, ctx, view);
        if (!view.timeline_title.empty()) {
          html.element("h2", {{"class", "section-title"}}, view.timeline_title);
        }
        html.div("timeline-entries", [&] { timeline(html, ctx, view.timeline); });
        if (view.timeline_more_url.empty()) return;
        html.element("p", {{"class", "mt-3"}}, [&] {
          html.element("a", {{"href", view.timeline_more_url}}, ctx.tr("Earlier"));
        });
      });
}

bool has_related(const CardView& view) {
  bool any = !view.related.empty();
  for (const auto& panel : view.panels) any = any || panel.zone == CardZone::right;
  return any;
}

void related_zone(Html& html, const PageContext& ctx, const CardView& view) {
  html.element(
      "aside",
      {{"class", "zone zone-related"}, {"id", "related"}, {"aria-label", ctx.tr("Related")}}, [&] {
        card_panels(html, view, CardZone::right);
        for (const auto& list : view.related) related_list(html, ctx, list);
      });
}

// On a phone the zones stand below each other.
void zone_links(Html& html, const PageContext& ctx, bool related) {
  html.element("nav",
               {{"class", "tabs only-on-phone"}, {"aria-label", ctx.tr("Parts of the card")}}, [&] {
                 html.link("#properties", "tab", ctx.tr("Properties"));
                 html.text(" ");
                 html.link("#timeline", "tab", ctx.tr("Timeline"));
                 if (!related) return;
                 html.text(" ");
                 html.link("#related", "tab", ctx.tr("Related"));
               });
}

}  // namespace

std::string card_page(const PageContext& ctx, const CardView& view) {
  const ObjectType& type = *view.whole.record.type;
  const PageHead head{.title = title_text(ctx, view),
                      .crumb = ctx.tr(type.label_plural),
                      .crumb_url = view.back_url.empty() ? list_path(type) : view.back_url,
                      .actions = [&](Html& html) { actions(html, ctx, view); },
                      .heading = false};
  return page(ctx, head, [&](Html& html) {
    deleted_note(html, ctx, view);
    card_head(html, ctx, view);
    card_figures(html, ctx, view);
    const bool related = has_related(view);
    zone_links(html, ctx, related);
    html.div(related ? "zones" : "zones is-two", [&] {
      properties_zone(html, ctx, view);
      middle_zone(html, ctx, view);
      if (related) related_zone(html, ctx, view);
    });
  });
}

}  // namespace clientela
