#include "features/imports/import_page_parts.h"

#include "pages/attribute_if.h"
#include "pages/blocks.h"
#include "pages/paths.h"

namespace clientela {
namespace {

struct Line {
  std::string figure;
  std::string label;
  std::string detail = {};
};

void line(Html& html, const Line& line) {
  html.element("li", {}, [&] {
    html.span("figure", line.figure);
    html.text(line.label);
    if (!line.detail.empty()) html.span("muted", line.detail);
  });
}

std::string changed(const PageContext& ctx, const ImportReport::Count& count) {
  return ctx.tr("{} changed", ctx.formats.integer(count.updated));
}

bool is_any(const ImportReport::Count& count) { return count.created + count.updated > 0; }

void order_lines(Html& html, const PageContext& ctx, const ImportReport& report) {
  const auto number = [&](std::int64_t value) { return ctx.formats.integer(value); };
  std::string detail = changed(ctx, report.orders);
  if (report.walk_in > 0) {
    detail = ctx.tr("{} without a client", number(report.walk_in)) + " · " + detail;
  }
  line(html, {number(report.orders.created), ctx.tr("new orders"), detail});
  if (report.returns > 0) line(html, {number(report.returns), ctx.tr("of them returns")});
  if (report.adjustments > 0) {
    line(html, {number(report.adjustments), ctx.tr("of them adjustments")});
  }
  line(html, {number(report.lines), ctx.tr("lines")});
  const std::string revenue = Money{report.revenue, ctx.currency}.amount_text();
  line(html, {ctx.formats.number(revenue), ctx.tr("revenue, {}", ctx.currency.code())});
}

void refusal_row(Html& html, const PageContext& ctx, const ImportReport::Refusal& refusal) {
  html.element("tr", {}, [&] {
    html.element("td", {{"class", "cell-figure"}}, ctx.formats.integer(refusal.line));
    html.element("td", {}, ctx.tr(refusal.reason));
    html.element("td", {}, [&] {
      if (!refusal.value.empty()) html.element("code", {}, refusal.value);
    });
  });
}

void refusal_table(Html& html, const PageContext& ctx, const ImportReport& report) {
  html.element("table", {{"class", "records records-inset records-plain mb-4"}}, [&] {
    html.element("caption", {{"class", "visually-hidden"}}, ctx.tr("First refused rows"));
    html.element("thead", {}, [&] {
      html.element("tr", {}, [&] {
        html.element("th", {{"class", "cell-figure"}}, ctx.tr("File line"));
        html.element("th", {}, ctx.tr("Why"));
        html.element("th", {}, ctx.tr("Value"));
      });
    });
    html.element("tbody", {}, [&] {
      for (const auto& refusal : report.refusals) refusal_row(html, ctx, refusal);
    });
  });
}

}  // namespace

std::string import_address(Id import) { return std::string(import_path) + "/" + import.text(); }

std::string import_address(Id import, std::string_view verb) {
  return import_address(import) + "/" + std::string(verb);
}

std::string import_page(const PageContext& ctx, ImportStep step, const HtmlWriter& content,
                        bool refresh) {
  const std::string names[] = {ctx.tr("File"), ctx.tr("Columns"), ctx.tr("Rehearsal"),
                               ctx.tr("Import"), ctx.tr("Result")};
  return page(ctx, {.title = ctx.tr("Import"), .refresh = refresh}, [&](Html& html) {
    html.div("page-body", [&] {
      html.element("ol", {{"class", "steps"}, {"aria-label", ctx.tr("Steps")}}, [&] {
        const auto current = static_cast<std::size_t>(step);
        for (std::size_t i = 0; i < std::size(names); ++i) {
          html.element("li",
                       {attribute_if(i < current, "class", "is-done"),
                        attribute_if(i == current, "aria-current", "step")},
                       names[i]);
        }
      });
      content(html);
    });
  });
}

void file_name(Html& html, const Import& import) {
  html.element("p", {{"class", "muted"}}, [&] {
    icon(html, "file-text");
    html.text(" ");
    html.element("span", {}, import.name);
  });
}

void report_list(Html& html, const PageContext& ctx, const ImportReport& report, bool rehearsal) {
  const auto number = [&](std::int64_t value) { return ctx.formats.integer(value); };
  html.element("ul", {{"class", "report-list"}}, [&] {
    if (is_any(report.clients)) {
      line(html,
           {number(report.clients.created), ctx.tr("new clients"), changed(ctx, report.clients)});
    }
    if (is_any(report.orders)) order_lines(html, ctx, report);
    if (is_any(report.products)) {
      line(html, {number(report.products.created), ctx.tr("new products"),
                  changed(ctx, report.products)});
    }
    if (is_any(report.activities)) {
      line(html, {number(report.activities.created), ctx.tr("new activities")});
    }
    if (rehearsal && !is_any(report.clients) && !is_any(report.orders) &&
        !is_any(report.products) && !is_any(report.activities)) {
      line(html, {"0", ctx.tr("records: everything in this file is here already")});
    }
  });
}

void refusals(Html& html, const PageContext& ctx, const ImportReportView& view) {
  if (view.report.refused == 0) return;
  const bool rehearsal = view.import.rehearsal == view.job.id.text();
  const std::string count = ctx.formats.integer(view.report.refused);
  alert(html, AlertKind::warning, [&](Html& inside) {
    inside.element("strong", {},
                   rehearsal
                       ? ctx.tr.plural("{} row would be refused.", "{} rows would be refused.",
                                       view.report.refused, {count})
                       : ctx.tr.plural("{} row was refused.", "{} rows were refused.",
                                       view.report.refused, {count}));
    inside.text(" ");
    for (const auto& [text, reason] : view.report.reasons) {
      inside.text(ctx.formats.integer(reason.rows) + " × " + ctx.tr(reason.text) + ". ");
    }
    inside.link(import_address(view.import.id, "refused.csv"), "",
                ctx.tr("Download them with the reasons"));
  });
  refusal_table(html, ctx, view.report);
}

}  // namespace clientela
