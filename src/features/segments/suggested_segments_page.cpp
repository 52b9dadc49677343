#include "features/filters.h"
#include "features/segments/segment_pages.h"
#include "pages/blocks.h"
#include "pages/layout.h"
#include "pages/paths.h"

namespace clientela {
namespace {

constexpr std::int64_t count_cap = 1000;

std::string count_words(const PageContext& ctx, const SuggestedSegmentsView::Line& line) {
  std::string count = ctx.formats.integer(line.size);
  if (line.capped) count += "+";
  return ctx.tr.plural("{} client", "{} clients", line.size, {count});
}

void make_button(Html& html, const PageContext& ctx, const SegmentSuggestion& suggestion) {
  post_button(html, ctx,
              {.action = new_path(ctx.model.type(Segment::object_name)),
               .label = ctx.tr("Make it a segment"),
               .icon = "plus",
               .css_class = "btn btn-sm",
               .hidden = {{"name", ctx.tr(suggestion.name)},
                          {"query", std::string(suggestion.query)},
                          {"kind", "live"},
                          {"owner", ctx.user.text()},
                          {"strategy", ctx.tr(suggestion.strategy)}}});
}

void suggestion_line(Html& html, const PageContext& ctx, const SuggestedSegmentsView::Line& line) {
  const std::string clients = list_path(ctx.model.type(Client::object_name));
  html.element("li", {{"class", "line segment-suggestion"}}, [&] {
    html.span("line-text", [&] {
      html.element("strong", {}, ctx.tr(line.suggestion.name));
      html.text(" ");
      html.element("a", {{"href", clients + "?" + line.condition}}, count_words(ctx, line));
      html.leaf("br", {});
      html.element("small", {}, ctx.tr(line.suggestion.why));
      html.leaf("br", {});
      html.element("small", {}, ctx.tr(line.suggestion.strategy));
    });
    if (line.made) {
      html.element("a",
                   {{"class", "btn btn-sm"},
                    {"href", record_path(ctx.model.type(Segment::object_name), line.made)}},
                   ctx.tr("Open"));
    } else if (ctx.may_write(ctx.model.type(Segment::object_name))) {
      make_button(html, ctx, line.suggestion);
    }
  });
}

}  // namespace

SuggestedSegmentsView read_suggested_segments(const PageContext& ctx, Reading& reading) {
  SuggestedSegmentsView view;
  const ObjectType& type = reading.type(Segment::object_name);
  for (const auto& suggestion : segment_suggestions()) {
    SuggestedSegmentsView::Line line;
    line.suggestion = suggestion;
    const auto query = read_segment_query(reading, suggestion.query);
    if (!query) continue;
    line.condition = query_text(reading.model(), *query);
    line.size = reading.count(*query, count_cap);
    line.capped = line.size >= count_cap;
    const auto made = reading.find_by(type, "name", Value(ctx.tr(suggestion.name)));
    if (made) line.made = made->id;
    view.lines.push_back(std::move(line));
  }
  return view;
}

std::string suggested_segments_page(const PageContext& ctx, const SuggestedSegmentsView& view) {
  const ObjectType& type = ctx.model.type(Segment::object_name);
  const PageHead head{.title = ctx.tr("Suggested segments"),
                      .crumb = ctx.tr(type.label_plural),
                      .crumb_url = list_path(type)};
  return page(ctx, head, [&](Html& html) {
    html.div("page-body page-narrow", [&] {
      html.element("p", {},
                   ctx.tr("Groups that most companies do well to tell apart. Each is a filter over "
                          "the figures of your clients; once it is a segment, its filter, name and "
                          "strategy are yours to change."));
      html.element("ul", {{"class", "lines"}}, [&] {
        for (const auto& line : view.lines) suggestion_line(html, ctx, line);
      });
      html.element("p", {{"class", "muted mt-3"}},
                   ctx.tr("Where a group is empty that you know to exist, the forecast of clients "
                          "may not have been computed yet: it needs orders of some months."));
    });
  });
}

}  // namespace clientela
