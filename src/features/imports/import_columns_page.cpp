#include <algorithm>

#include "base/text.h"
#include "features/imports/import_page_parts.h"
#include "features/imports/import_targets.h"
#include "pages/attribute_if.h"
#include "pages/blocks.h"
#include "pages/paths.h"

namespace clientela {
namespace {

using Options = std::vector<std::pair<std::string, std::string>>;

constexpr std::size_t shown_examples = 3;
constexpr std::size_t example_bytes = 40;

struct Select {
  std::string name;
  std::string label;
  std::string value;
  Options options;
};

void select(Html& html, const Select& select) {
  html.div("field", [&] {
    html.element("label", {{"class", "form-label"}, {"for", select.name}}, select.label);
    html.element(
        "select", {{"class", "form-select"}, {"id", select.name}, {"name", select.name}}, [&] {
          for (const auto& [value, text] : select.options) {
            html.element("option", {{"value", value}, {"selected", value == select.value}}, text);
          }
        });
  });
}

Options encodings() {
  return {{"utf-8", "UTF-8"},
          {"windows-1251", "windows-1251"},
          {"windows-1252", "Latin-1, windows-1252"},
          {"windows-1250", "Latin-2, windows-1250"},
          {"cp949", "CP949, EUC-KR"},
          {"utf-16le", "UTF-16 LE"},
          {"utf-16be", "UTF-16 BE"}};
}

// The choice with the encoding's own name, which may be spelled otherwise above.
std::string chosen_encoding(Encoding encoding) {
  for (const auto& [value, text] : encodings()) {
    if (parse_encoding_name(value) == encoding) return value;
  }
  return "utf-8";
}

std::string chosen_delimiter(char delimiter) {
  switch (delimiter) {
    case ';':
      return "semicolon";
    case '\t':
      return "tab";
    case '|':
      return "pipe";
    default:
      return "comma";
  }
}

void reading_choices(Html& html, const PageContext& ctx, const ImportSettings& settings) {
  html.div("field-row page-narrow", [&] {
    select(html, {"encoding", ctx.tr("Encoding"), chosen_encoding(settings.encoding), encodings()});
    select(html, {"delimiter",
                  ctx.tr("Separator"),
                  chosen_delimiter(settings.format.delimiter),
                  {{"comma", ctx.tr("Comma")},
                   {"semicolon", ctx.tr("Semicolon")},
                   {"tab", ctx.tr("Tab")},
                   {"pipe", ctx.tr("Vertical bar")}}});
    select(html,
           {"dates",
            ctx.tr("Dates"),
            std::string(date_format_name(settings.dates)),
            {{"ymd", "2010-12-31"}, {"dmy", "31.12.2010, 31/12/2010"}, {"mdy", "12/31/2010"}}});
    select(html, {"decimals",
                  ctx.tr("Decimals"),
                  settings.decimals == DecimalMark::comma ? "comma" : "dot",
                  {{"dot", "1,234.56"}, {"comma", "1.234,56, 1 234,56"}}});
    select(html, {"header",
                  ctx.tr("First line"),
                  settings.format.has_header ? "yes" : "no",
                  {{"yes", ctx.tr("names the columns")}, {"no", ctx.tr("is a row")}}});
  });
}

void match_choice(Html& html, const PageContext& ctx, const ImportSettings& settings) {
  html.div("field-row page-narrow", [&] {
    select(html, {"match",
                  ctx.tr("Clients who are here already are found by"),
                  std::string(client_match_name(settings.match)),
                  {{"usual", ctx.tr("number, else e-mail, else phone, else name")},
                   {"number", ctx.tr("number alone")},
                   {"email", ctx.tr("e-mail alone")},
                   {"phone", ctx.tr("phone alone")},
                   {"name", ctx.tr("name alone")},
                   {"tax_id", ctx.tr("tax number alone")}}});
  });
}

std::string examples(const ImportColumnsView& view, std::size_t column) {
  std::string text;
  std::vector<std::string> shown;
  for (const auto& row : view.rows) {
    if (column >= row.size() || row[column].empty() || shown.size() == shown_examples) continue;
    if (std::find(shown.begin(), shown.end(), row[column]) != shown.end()) continue;
    shown.push_back(row[column]);
    if (!text.empty()) text += ", ";
    text += shortened(cleaned(row[column]), example_bytes);
  }
  return text;
}

void target_choice(Html& html, const PageContext& ctx, const std::vector<ImportTarget>& targets,
                   const ImportColumn& column, std::size_t place) {
  html.element("select",
               {{"class", "form-select"},
                {"name", "column." + std::to_string(place)},
                {"aria-label", ctx.tr("{} is", column.name)}},
               [&] {
                 html.element("option", {{"value", ""}, {"selected", column.target.empty()}},
                              ctx.tr("— leave out —"));
                 for (const auto& target : targets) {
                   html.element("option",
                                {{"value", target.key}, {"selected", target.key == column.target}},
                                target.label(ctx.tr));
                 }
               });
}

void mapping_rows(Html& html, const PageContext& ctx, const ImportColumnsView& view) {
  const auto targets = import_targets(ctx.model);
  for (std::size_t i = 0; i < view.settings.columns.size(); ++i) {
    const auto& column = view.settings.columns[i];
    html.element("tr", {}, [&] {
      html.element("td", {}, [&] { html.element("b", {}, column.name); });
      html.element("td", {}, [&] { target_choice(html, ctx, targets, column, i); });
      html.element("td", {{"class", "sample"}}, examples(view, i));
    });
  }
}

void mapping(Html& html, const PageContext& ctx, const ImportColumnsView& view) {
  html.element("table", {{"class", "records records-inset records-plain mapping mb-4"}}, [&] {
    html.element("caption", {{"class", "visually-hidden"}}, ctx.tr("Columns of the file"));
    html.element("thead", {}, [&] {
      html.element("tr", {}, [&] {
        html.element("th", {}, ctx.tr("Column"));
        html.element("th", {}, ctx.tr("Is"));
        html.element("th", {}, ctx.tr("For example"));
      });
    });
    html.element("tbody", {}, [&] { mapping_rows(html, ctx, view); });
  });
}

}  // namespace

std::string import_columns_page(const PageContext& ctx, const ImportColumnsView& view) {
  return import_page(ctx, ImportStep::columns, [&](Html& html) {
    file_name(html, view.import);
    if (!view.error.empty()) alert(html, AlertKind::danger, view.error);
    post_form(html, ctx, import_address(view.import.id, "mapping"), "", [&](Html& form) {
      // What Enter presses.
      form.element("button",
                   {{"class", "visually-hidden"}, {"tabindex", "-1"}, {"aria-hidden", "true"}},
                   ctx.tr("Rehearse"));
      reading_choices(form, ctx, view.settings);
      form.element("p", {{"class", "page-narrow"}}, [&] {
        form.element("button", {{"class", "btn btn-sm"}, {"name", "again"}, {"value", "1"}},
                     ctx.tr("Read the file again like this"));
      });
      mapping(form, ctx, view);
      match_choice(form, ctx, view.settings);
      form.element("p", {{"class", "muted"}},
                   ctx.tr("Amounts without a currency are taken as {}, the company's currency. "
                          "Administrators set it in the settings, before there are orders.",
                          ctx.currency.code()));
      form.div("form-buttons form-buttons-sticky", [&] {
        form.element("button", {{"class", "btn btn-primary"}, {"autofocus", true}},
                     ctx.tr("Rehearse"));
        form.link(import_path, "btn btn-quiet", ctx.tr("Another file"));
      });
    });
  });
}

}  // namespace clientela
