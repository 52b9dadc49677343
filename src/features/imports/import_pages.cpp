#include "features/imports/import_pages.h"

#include "features/clients/client.h"
#include "features/imports/import_page_parts.h"
#include "pages/attribute_if.h"
#include "pages/blocks.h"
#include "pages/paths.h"

namespace clientela {
namespace {

void dropzone(Html& html, const PageContext& ctx) {
  html.element(
      "div",
      {{"class", "dropzone"},
       {"data-dropzone-target", "area"},
       {"data-action", "dragover->dropzone#over dragleave->dropzone#leave drop->dropzone#drop"}},
      [&] {
        icon(html, "upload");
        html.element("label", {{"class", "form-label mb-0"}, {"for", "file"}},
                     ctx.tr("Drop a CSV file here, or choose one"));
        html.text(" ");
        html.span("form-hint mt-0",
                  ctx.tr("Clients, products, orders and their lines may be in one file. Nothing is "
                         "changed before you have seen what would happen."));
        html.leaf("input", {{"class", "form-control"},
                            {"type", "file"},
                            {"id", "file"},
                            {"name", "file"},
                            {"accept", ".csv,.tsv,.txt,.gz"},
                            {"required", true},
                            {"autofocus", true},
                            {"data-dropzone-target", "input"},
                            {"data-action", "dropzone#send"}});
        html.text(" ");
        html.element("button", {{"class", "btn btn-primary"}, {"data-dropzone-target", "submit"}},
                     ctx.tr("Send"));
        html.element(
            "div",
            {{"class", "dropzone-progress"},
             {"hidden", true},
             {"data-dropzone-target", "progress"}},
            [&] {
              html.element("span", {{"data-dropzone-target", "name"}}, "");
              html.element("progress",
                           {{"class", "progress"},
                            {"aria-label", ctx.tr("Sending")},
                            {"max", "1"},
                            {"data-dropzone-target", "bar"}},
                           "");
              html.element(
                  "button",
                  {{"type", "button"}, {"class", "btn-text"}, {"data-action", "dropzone#cancel"}},
                  ctx.tr("Cancel"));
            });
      });
}

std::string state_of(const PageContext& ctx, const PastImport& past) {
  if (past.undo && past.undo->state == JobState::done) return ctx.tr("taken back");
  if (past.undo && past.undo->state == JobState::running) return ctx.tr("being taken back");
  if (!past.job) return ctx.tr("not imported yet");
  switch (past.job->state) {
    case JobState::waiting:
      return ctx.tr("waiting");
    case JobState::running:
      return ctx.tr("running");
    case JobState::done:
      return ctx.tr("imported");
    case JobState::failed:
      return ctx.tr("failed");
    case JobState::cancelled:
      return ctx.tr("stopped");
  }
  return {};
}

void past_row(Html& html, const PageContext& ctx, const PastImport& past) {
  html.element("tr", {}, [&] {
    html.element("td", {{"class", "cell-title"}}, [&] {
      html.element("a", {{"href", import_address(past.import.id)}}, past.import.name);
    });
    html.element("td", {}, [&] { moment(html, ctx, past.import.at); });
    html.element("td", {}, state_of(ctx, past));
    html.element("td", {{"class", "cell-figure"}},
                 past.job ? ctx.formats.integer(past.job->done) : std::string());
  });
}

void past_imports(Html& html, const PageContext& ctx, const std::vector<PastImport>& imports) {
  if (imports.empty()) return;
  html.element("h2", {{"class", "section-title mt-4"}}, ctx.tr("Earlier imports"));
  html.element("table", {{"class", "records records-inset"}}, [&] {
    html.element("caption", {{"class", "visually-hidden"}}, ctx.tr("Earlier imports"));
    html.element("thead", {}, [&] {
      html.element("tr", {}, [&] {
        html.element("th", {}, ctx.tr("File"));
        html.element("th", {}, ctx.tr("When"));
        html.element("th", {}, ctx.tr("State"));
        html.element("th", {{"class", "cell-figure"}}, ctx.tr("Rows"));
      });
    });
    html.element("tbody", {}, [&] {
      for (const auto& past : imports) past_row(html, ctx, past);
    });
  });
}

void best_row(Html& html, const PageContext& ctx, const BestClient& client) {
  const ObjectType& type = ctx.model.type(Client::object_name);
  html.element("tr", {}, [&] {
    html.element("td", {{"class", "cell-title"}}, [&] {
      html.element("a", {{"href", record_path(type, client.id)}}, [&] {
        avatar(html, client.name, client.id);
        html.element("span", {}, client.name);
      });
    });
    html.element("td", {{"class", "cell-figure"}}, ctx.formats.integer(client.orders));
    html.element("td", {{"class", "cell-figure cell-side money"}},
                 ctx.formats.number(client.total.amount_text()));
  });
}

void best_clients(Html& html, const PageContext& ctx, const std::vector<BestClient>& best) {
  if (best.empty()) return;
  html.element("h2", {{"class", "section-title"}}, ctx.tr("Who bought most in this file"));
  html.element("table", {{"class", "records records-inset"}}, [&] {
    html.element("caption", {{"class", "visually-hidden"}}, ctx.tr("Who bought most in this file"));
    html.element("thead", {}, [&] {
      html.element("tr", {}, [&] {
        html.element("th", {}, ctx.tr("Client"));
        html.element("th", {{"class", "cell-figure"}}, ctx.tr("Orders"));
        html.element("th", {{"class", "cell-figure"}}, ctx.tr("Bought, {}", ctx.currency.code()));
      });
    });
    html.element("tbody", {}, [&] {
      for (const auto& client : best) best_row(html, ctx, client);
    });
  });
}

void take_back_button(Html& html, const PageContext& ctx, Id import) {
  post_button(html, ctx,
              {.action = import_address(import, "undo"),
               .label = ctx.tr("Take it all back"),
               .css_class = "btn-text",
               .confirm = ctx.tr("Take back the whole import?")});
}

std::string imported_text(const PageContext& ctx, const ImportResultView& view) {
  const std::int64_t rows = view.report.rows - view.report.refused;
  const std::int64_t seconds = (view.job.changed_at.ms - view.job.started_at.ms + 999) / 1000;
  return ctx.tr.plural("{} row imported in {} s.", "{} rows imported in {} s.", rows,
                       {ctx.formats.integer(rows), ctx.formats.integer(seconds)});
}

bool taken_back(const ImportResultView& view) {
  return view.undo && view.undo->state == JobState::done;
}

void outcome(Html& html, const PageContext& ctx, const ImportResultView& view) {
  if (taken_back(view)) {
    alert(html, AlertKind::info, [&](Html& inside) {
      inside.element("strong", {}, ctx.tr("This import was taken back."));
      if (view.kept_by_undo == 0) return;
      inside.text(" " + ctx.tr("{} changes stay, because somebody worked on them since.",
                               ctx.formats.integer(view.kept_by_undo)));
    });
    return;
  }
  const bool whole = view.job.state == JobState::done;
  alert(html, whole ? AlertKind::success : AlertKind::warning, [&](Html& inside) {
    inside.element("strong", {}, imported_text(ctx, view));
    inside.text(" ");
    if (view.job.state == JobState::cancelled) {
      inside.text(ctx.tr("It was stopped before the end of the file.") + " ");
    }
    if (view.job.state == JobState::failed) {
      inside.text(ctx.tr("It could not go on: {}", ctx.tr.retold(view.job.problem)) + " ");
    }
    take_back_button(inside, ctx, view.import.id);
  });
}

void ways_on(Html& html, const PageContext& ctx, const ImportResultView& view) {
  const ObjectType& clients = ctx.model.type(Client::object_name);
  html.div("form-buttons", [&] {
    if (!taken_back(view)) {
      html.link(list_path(clients), "btn", ctx.tr(clients.label_plural));
      html.text(" ");
      if (!view.insights_url.empty()) html.link(view.insights_url, "btn", ctx.tr("Insights"));
      html.text(" ");
    }
    html.link(import_path, "btn btn-quiet", ctx.tr("Another file"));
  });
}

}  // namespace

std::string import_start_page(const PageContext& ctx, const ImportStartView& view) {
  return import_page(ctx, ImportStep::file, [&](Html& html) {
    html.element("form",
                 {{"class", "page-narrow"},
                  {"method", "post"},
                  {"action", import_path},
                  {"enctype", "multipart/form-data"},
                  {"id", "import-form"},
                  {"data-controller", "dropzone"},
                  {"data-action", "submit->dropzone#submit"}},
                 [&] {
                   hidden_input(html, "csrf", ctx.csrf);
                   if (!view.error.empty()) alert(html, AlertKind::danger, view.error);
                   dropzone(html, ctx);
                 });
    html.div("page-narrow", [&] { past_imports(html, ctx, view.past); });
  });
}

std::string import_rehearsal_page(const PageContext& ctx, const ImportRehearsalView& view) {
  return import_page(ctx, ImportStep::rehearsal, [&](Html& html) {
    html.div("page-narrow", [&] {
      html.element("h2", {{"class", "section-title"}}, ctx.tr("What would happen"));
      file_name(html, view.import);
      report_list(html, ctx, view.report, true);
      sample_table(html, ctx, view.samples);
      refusals(html, ctx, view);
      const std::int64_t rows = view.report.rows - view.report.refused;
      post_form(html, ctx, import_address(view.import.id, "start"),
                "form-buttons form-buttons-sticky", [&](Html& form) {
                  if (rows > 0) {
                    form.element(
                        "button",
                        {{"class", "btn btn-primary"}, {"autofocus", true}, {"data-shortcut", "i"}},
                        ctx.tr.plural("Import {} row", "Import {} rows", rows,
                                      {ctx.formats.integer(rows)}));
                  }
                  form.link(import_address(view.import.id) + "?step=columns", "btn btn-quiet",
                            ctx.tr("Change the columns"));
                });
    });
  });
}

std::string import_result_page(const PageContext& ctx, const ImportResultView& view) {
  return import_page(ctx, ImportStep::result, [&](Html& html) {
    html.div("page-narrow", [&] {
      outcome(html, ctx, view);
      if (taken_back(view)) {
        html.element("h2", {{"class", "section-title"}}, ctx.tr("What it had brought"));
      }
      report_list(html, ctx, view.report, false);
      refusals(html, ctx, view);
      best_clients(html, ctx, view.best);
      ways_on(html, ctx, view);
    });
  });
}

}  // namespace clientela
