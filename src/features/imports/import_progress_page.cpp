#include <algorithm>

#include "features/imports/import_page_parts.h"
#include "pages/attribute_if.h"
#include "pages/blocks.h"

namespace clientela {
namespace {

bool is_over(const Job& job) {
  return job.state != JobState::waiting && job.state != JobState::running;
}

std::string rest_of_time(const PageContext& ctx, const Job& job) {
  const std::int64_t passed_ms = ctx.now.ms - job.started_at.ms;
  if (job.done == 0 || job.total <= job.done || passed_ms < 2000) return {};
  const std::int64_t rest_seconds = passed_ms / 1000 * (job.total - job.done) / job.done + 1;
  return " · " + ctx.tr.plural("about {} second left", "about {} seconds left", rest_seconds,
                               {ctx.formats.integer(rest_seconds)});
}

void progress(Html& html, const PageContext& ctx, const ImportProgressView& view) {
  const Job& job = view.job;
  const bool known = job.total > 0;
  html.element("p", {{"class", "mb-1"}}, [&] {
    // How much there is to do is found out with the first step.
    if (!known && job.done == 0) {
      html.text(ctx.tr("Starting …"));
      return;
    }
    const std::string total = ctx.formats.integer(std::max(job.total, job.done));
    html.element("b", {}, ctx.formats.integer(job.done));
    html.text(" " + ctx.tr("of {}", total) + rest_of_time(ctx, job));
  });
  html.element("progress",
               {{"class", "progress mb-3"},
                {"aria-label", ctx.tr("Progress")},
                attribute_if(known, "max", std::to_string(job.total)),
                attribute_if(known, "value", std::to_string(std::min(job.done, job.total)))},
               known ? std::to_string(job.done * 100 / job.total) + " %" : std::string());
  post_form(html, ctx, import_address(view.import.id, "cancel"), "", [&](Html& form) {
    form.element("button", {{"class", "btn btn-sm"}}, ctx.tr("Cancel"));
    form.text(" ");
    form.span("muted", ctx.tr("What is done stays."));
  });
}

ImportStep step_of(const ImportProgressView& view) {
  return view.import.rehearsal == view.job.id.text() ? ImportStep::rehearsal : ImportStep::import;
}

std::string heading(const PageContext& ctx, const ImportProgressView& view) {
  const std::string job = view.job.id.text();
  if (view.import.rehearsal == job) return ctx.tr("Rehearsing {}", view.import.name);
  if (view.import.undo == job) return ctx.tr("Taking back {}", view.import.name);
  return ctx.tr("Importing {}", view.import.name);
}

}  // namespace

std::string import_progress_page(const PageContext& ctx, const ImportProgressView& view) {
  const std::string address = import_address(view.import.id);
  const bool over = is_over(view.job);
  const HtmlWriter content = [&](Html& html) {
    html.div("page-narrow", [&] {
      html.element("h2", {{"class", "section-title"}}, heading(ctx, view));
      html.element("turbo-frame", {{"id", "job"}}, [&] {
        html.element("div",
                     {{"data-controller", "progress"},
                      attribute_if(!over, "data-progress-url-value", address + "/progress"),
                      attribute_if(over, "data-progress-next-value", address)},
                     [&] { progress(html, ctx, view); });
      });
    });
  };
  return import_page(ctx, step_of(view), content, !over);
}

}  // namespace clientela
