#include "features/classification/client_file.h"
#include "features/clients/client.h"
#include "pages/blocks.h"
#include "pages/field_view.h"
#include "pages/layout.h"
#include "pages/paths.h"

namespace clientela {
namespace {

void section(Html& html, const std::string& title, const HtmlWriter& content) {
  html.element("section", {{"class", "section"}}, [&] {
    html.element("h2", {{"class", "section-title"}}, title);
    content(html);
  });
}

// Everything of a record below each other: of the client itself.
void all_values(Html& html, const PageContext& ctx, const Record& record, const Titles& titles) {
  html.element("dl", {{"class", "file-values"}}, [&] {
    for (const Field* field : kept_fields(record)) {
      html.element("dt", {}, ctx.tr(field->label));
      html.element("dd", {}, [&] { field_value(html, ctx, *field, record[field->key], titles); });
    }
  });
}

// Of others in one line, what refers to the client left out.
void short_values(Html& html, const PageContext& ctx, const Record& record, const Field* without,
                  const Titles& titles) {
  bool first = true;
  for (const Field* field : kept_fields(record)) {
    if (field == without || field == record.type->owner_field()) continue;
    const std::string text = field_text(ctx, *field, record[field->key], titles);
    if (text.empty()) continue;
    if (!first) html.text(" · ");
    first = false;
    html.span("muted", ctx.tr(field->label) + ":");
    html.text(" ");
    html.text(text);
  }
}

void record_entry(Html& html, const PageContext& ctx, const Whole& whole, const Field* without,
                  const Titles& titles) {
  const Record& record = whole.record;
  html.element("li", {}, [&] {
    const std::string title = record.title();
    if (record.type->is_part() || record.type->history == History::none) {
      html.element("strong", {}, title);
    } else {
      html.element("a", {{"href", record_path(*record.type, record.id)}},
                   title.empty() ? ctx.tr("Without a name") : title);
    }
    html.text(" ");
    html.span("muted",
              ctx.tr("kept since {}", ctx.formats.date(local_date(record.created_at, ctx.zone))));
    html.div("file-line", [&] { short_values(html, ctx, record, without, titles); });
    for (const auto& part : whole.parts) {
      html.div("file-line is-part", [&] { short_values(html, ctx, part, nullptr, titles); });
    }
  });
}

void related(Html& html, const PageContext& ctx, const FileSection& shown, const Titles& titles) {
  const FileReference& reference = shown.reference;
  std::string title = ctx.tr(reference.type->label_plural);
  if (!reference.field->root) title += " · " + ctx.tr(reference.field->label);
  section(html, title, [&](Html& inside) {
    inside.element("ul", {{"class", "file-records"}}, [&] {
      for (const auto& whole : shown.records) {
        record_entry(inside, ctx, whole, reference.field, titles);
      }
    });
    if (!shown.more) return;
    inside.element("p", {{"class", "muted"}},
                   ctx.tr("These are the newest {}; the download has all of them.",
                          ctx.formats.integer(static_cast<std::int64_t>(shown.records.size()))));
  });
}

void part_list(Html& html, const PageContext& ctx, const std::vector<const Record*>& rows,
               const Titles& titles) {
  html.element("ul", {{"class", "file-records"}}, [&] {
    for (const Record* row : rows) {
      html.element("li", {}, [&] {
        html.div("file-line", [&] { short_values(html, ctx, *row, nullptr, titles); });
      });
    }
  });
}

void parts(Html& html, const PageContext& ctx, const ClientFile& file) {
  for (const auto* type : ctx.model.parts_of(*file.client.record.type)) {
    std::vector<const Record*> rows;
    for (const auto& part : file.client.parts) {
      if (part.type == type) rows.push_back(&part);
    }
    if (rows.empty()) continue;
    section(html, ctx.tr(type->label_plural),
            [&](Html& inside) { part_list(inside, ctx, rows, file.titles); });
  }
}

void history(Html& html, const PageContext& ctx, const ClientFileView& view) {
  section(html, ctx.tr("History"), [&](Html& inside) {
    timeline(inside, ctx, view.history);
    if (!view.more_history) return;
    inside.element("p", {{"class", "muted"}},
                   ctx.tr("These are the newest {}; the download has all of them.",
                          ctx.formats.integer(static_cast<std::int64_t>(view.history.size()))));
  });
}

}  // namespace

std::string client_file_page(const PageContext& ctx, const ClientFileView& view) {
  const Record& client = view.file.client.record;
  const std::string name = client.title().empty() ? ctx.tr("Without a name") : client.title();
  const std::string path = client_file_path(ctx, client.id);
  const PageHead head{
      .title = ctx.tr("Everything we keep about {}", name),
      .crumb = name,
      .crumb_url = record_path(*client.type, client.id),
      .actions = [&](Html& html) {
        button(html,
               {.url = path + ".json", .label = ctx.tr("Download as JSON"), .icon = "download"});
      }};
  return page(ctx, head, [&](Html& html) {
    html.div("page-body page-narrow client-file", [&] {
      html.element("p", {{"class", "muted"}},
                   ctx.tr("As of {}, as far as {} may see it. Empty fields are left out. To print "
                          "it, use the browser's print command.",
                          ctx.formats.date(local_date(ctx.now, ctx.zone)), ctx.user_name));
      section(html, ctx.tr("The client"),
              [&](Html& inside) { all_values(inside, ctx, client, view.file.titles); });
      parts(html, ctx, view.file);
      for (const auto& shown : view.file.sections) related(html, ctx, shown, view.file.titles);
      history(html, ctx, view);
    });
  });
}

}  // namespace clientela
