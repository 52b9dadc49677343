#include "pages/timeline.h"

#include "pages/attribute_if.h"
#include "pages/blocks.h"
#include "pages/layout.h"
#include "pages/paths.h"

namespace clientela {
namespace {

std::string heading(const PageContext& ctx, Instant when) {
  const Date day = local_date(when, ctx.zone);
  const Date today = local_date(ctx.now, ctx.zone);
  if (day == today) return ctx.tr("Today");
  if (day == today - 1) return ctx.tr("Yesterday");
  return ctx.formats.month(day);
}

std::string entry_time(const PageContext& ctx, const TimelineEntry& entry) {
  const Instant when = entry.when;
  const Date day = local_date(when, ctx.zone);
  const Date today = local_date(ctx.now, ctx.zone);
  const bool recent = day == today || day == today - 1;
  if (entry.whole_day) return recent ? std::string() : ctx.formats.date(day);
  return recent ? ctx.formats.time(when, ctx.zone) : ctx.formats.date_time(when, ctx.zone);
}

std::string mark_class(const TimelineEntry& entry) {
  std::string css_class = "entry-mark";
  if (!entry.mark.empty()) css_class += " is-" + entry.mark;
  if (entry.late) css_class += " is-late";
  return css_class;
}

void mark(Html& html, const PageContext& ctx, const TimelineEntry& entry) {
  if (entry.done_url.empty()) {
    html.element("span", {{"class", mark_class(entry)}, {"aria-hidden", "true"}}, [&] {
      icon(html, entry.icon.empty() ? std::string_view("pencil") : std::string_view(entry.icon));
    });
    return;
  }
  post_form(html, ctx, entry.done_url, {}, [&](Html& form) {
    form.element("button",
                 {{"class", mark_class(entry)}, {"aria-label", ctx.tr("Done: {}", entry.title)}},
                 [&] {
                   icon(form, "check");
                   form.span("visually-hidden", ctx.tr("Done"));
                 });
  });
}

void first_line(Html& html, const PageContext& ctx, const TimelineEntry& entry) {
  html.div("entry-line", [&] {
    html.span("entry-title", [&] {
      if (!entry.who.empty()) {
        html.element("b", {}, entry.who);
        html.text(" ");
      }
      if (entry.url.empty()) {
        html.text(entry.title);
      } else {
        html.element("a", {{"href", entry.url}}, entry.title);
      }
    });
    html.text(" ");
    html.element("time",
                 {{"datetime", entry.when.text()}, attribute_if(entry.late, "class", "is-late")},
                 entry_time(ctx, entry));
  });
}

// From what to what. What can't be told (a secret) has no sides.
void change_sides(Html& html, const PageContext& ctx, const ShownChange& change) {
  if (change.was.empty() && change.now.empty()) return html.span("muted", ctx.tr("changed"));
  if (!change.was.empty()) html.element("del", {}, change.was);
  html.text(" ");
  if (change.now.empty()) return html.span("muted", ctx.tr("removed"));
  if (!change.was.empty()) {
    html.element("span", {{"class", "change-arrow"}, {"aria-hidden", "true"}}, "→");
    html.span("visually-hidden", ctx.tr(" became "));
  }
  html.element("ins", {}, change.now);
  html.text(" ");
  if (change.was.empty()) html.span("muted", ctx.tr("added"));
}

void changes(Html& html, const PageContext& ctx, const TimelineEntry& entry) {
  if (entry.changes.empty()) return;
  html.element("dl", {{"class", "change"}}, [&] {
    for (const auto& change : entry.changes) {
      html.element("dt", {}, change.label);
      html.element("dd", {}, [&] { change_sides(html, ctx, change); });
    }
  });
}

void entry_actions(Html& html, const PageContext& ctx, const TimelineEntry& entry) {
  if (entry.undo_seq == 0 && entry.edit_url.empty()) return;
  html.div("entry-actions", [&] {
    if (!entry.edit_url.empty()) html.element("a", {{"href", entry.edit_url}}, ctx.tr("Edit"));
    if (entry.undo_seq == 0) return;
    post_button(html, ctx,
                {.action = std::string(undo_path),
                 .label = ctx.tr("Undo"),
                 .css_class = "btn-text",
                 .hidden = {{"seq", std::to_string(entry.undo_seq)}}});
  });
}

void entry_item(Html& html, const PageContext& ctx, const TimelineEntry& entry) {
  html.element("li", {{"class", "entry"}}, [&] {
    mark(html, ctx, entry);
    html.element("div", {}, [&] {
      first_line(html, ctx, entry);
      if (!entry.detail.empty()) html.div("entry-detail", entry.detail);
      if (!entry.text.empty()) html.element("p", {{"class", "entry-text"}}, entry.text);
      changes(html, ctx, entry);
      entry_actions(html, ctx, entry);
    });
  });
}

}  // namespace

void timeline(Html& html, const PageContext& ctx, const std::vector<TimelineEntry>& entries) {
  std::size_t next = 0;
  while (next < entries.size()) {
    const std::string title = heading(ctx, entries[next].when);
    html.element("h2", {{"class", "timeline-heading"}}, title);
    html.element("ol", {{"class", "timeline"}}, [&] {
      while (next < entries.size() && heading(ctx, entries[next].when) == title) {
        entry_item(html, ctx, entries[next++]);
      }
    });
  }
}

}  // namespace clientela
