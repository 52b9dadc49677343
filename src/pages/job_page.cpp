#include "pages/job_page.h"

#include <algorithm>

#include "pages/attribute_if.h"
#include "pages/layout.h"
#include "pages/paths.h"

namespace clientela {
namespace {

bool is_over(JobState state) { return state != JobState::waiting && state != JobState::running; }

std::string amount_text(const PageContext& ctx, const JobView& view) {
  const std::string done = ctx.formats.integer(view.done);
  if (view.total == 0) return done + " " + view.unit;
  return ctx.tr("{} of {} {}", done, ctx.formats.integer(view.total), view.unit);
}

void progress(Html& html, const PageContext& ctx, const JobView& view) {
  html.element("p", {{"class", "mb-1"}}, amount_text(ctx, view));
  const bool known = view.total > 0;
  html.element("progress",
               {{"class", "progress mb-3"},
                {"aria-label", ctx.tr("Progress")},
                attribute_if(known, "max", std::to_string(view.total)),
                attribute_if(known, "value", std::to_string(std::min(view.done, view.total)))},
               known ? std::to_string(view.done * 100 / view.total) + " %" : std::string());
  if (!view.message.empty()) html.element("p", {{"class", "muted"}}, view.message);
  figures(html, view.figures);
  post_button(html, ctx,
              {.action = job_cancel_path(view.id),
               .label = ctx.tr("Cancel"),
               .css_class = "btn btn-sm mt-2"});
}

void outcome(Html& html, const PageContext& ctx, const JobView& view) {
  if (view.state == JobState::failed) {
    alert(html, AlertKind::danger, view.message.empty() ? ctx.tr("It failed.") : view.message);
  } else if (view.state == JobState::cancelled) {
    alert(html, AlertKind::warning, ctx.tr("Cancelled. What was done until then stays."));
  } else {
    alert(html, AlertKind::success, [&](Html& inside) {
      inside.element("strong", {}, ctx.tr("Done: {}", amount_text(ctx, view)));
      if (!view.message.empty()) inside.text(" " + view.message);
    });
  }
  figures(html, view.figures);
  html.div("form-buttons", [&] {
    for (const auto& result : view.results) button(html, result);
    if (!view.undo_group) return;
    post_button(html, ctx,
                {.action = std::string(undo_path),
                 .label = ctx.tr("Take it all back"),
                 .icon = "arrow-back-up",
                 .css_class = "btn btn-sm btn-danger",
                 .confirm = ctx.tr("Take everything back that this did?"),
                 .hidden = {{"group", view.undo_group.text()}}});
  });
}

// While it runs the frame asks for itself again.
void running(Html& html, const PageContext& ctx, const JobView& view) {
  html.element("div",
               {{"data-controller", "progress"}, {"data-progress-url-value", job_path(view.id)}},
               [&] { progress(html, ctx, view); });
}

// In the frame the end of the job calls for the whole page, since the report stands outside.
void over(Html& html, const PageContext& ctx, const JobView& view) {
  const bool in_frame = !ctx.frame.empty();
  html.element("div",
               {attribute_if(in_frame, "data-controller", "progress"),
                attribute_if(in_frame, "data-progress-next-value", job_path(view.id))},
               [&] { outcome(html, ctx, view); });
}

}  // namespace

std::string job_page(const PageContext& ctx, const JobView& view) {
  return page(ctx, {.title = view.title, .refresh = !is_over(view.state)}, [&](Html& html) {
    html.div("page-body page-narrow", [&] {
      html.element("turbo-frame", {{"id", "job"}}, [&] {
        if (is_over(view.state)) {
          over(html, ctx, view);
        } else {
          running(html, ctx, view);
        }
      });
      if (view.details) view.details(html);
    });
  });
}

}  // namespace clientela
