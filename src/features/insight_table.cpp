#include "features/insight_table.h"

#include <cmath>

#include "base/decimal.h"
#include "base/delimited_writer.h"
#include "features/words.h"
#include "pages/attribute_if.h"
#include "pages/blocks.h"

namespace clientela {
namespace {

std::string decimal_text(double value, int decimals) {
  if (!std::isfinite(value)) return "0";
  const double scaled = value * std::pow(10.0, decimals);
  if (std::abs(scaled) > 9e17) return "0";
  return scaled_text(std::llround(scaled), decimals);
}

std::string with_minus(std::string text) {
  if (!text.empty() && text.front() == '-') text.replace(0, 1, "−");
  return text;
}

void write_cell(Html& html, const InsightCell& cell) {
  const std::string_view css_class = cell.figure ? "cell-figure" : "cell-wrap";
  html.element("td", {attribute_if(cell.figure || cell.wraps, "class", css_class)}, [&] {
    if (!cell.colour.empty()) return badge(html, cell.text, cell.colour);
    html.text(cell.lead);
    if (cell.url.empty()) return html.text(cell.text);
    html.element("a", {{"href", cell.url}}, cell.text);
  });
}

void write_rows(Html& html, const InsightTable& table) {
  html.element("table", {{"class", "records records-inset records-plain"}}, [&] {
    html.element("caption", {{"class", "visually-hidden"}}, table.title);
    html.element("thead", {}, [&] {
      html.element("tr", {}, [&] {
        for (std::size_t i = 0; i < table.headers.size(); ++i) {
          const bool figure =
              !table.rows.empty() && i < table.rows.front().size() && table.rows.front()[i].figure;
          html.element("th", {{"scope", "col"}, attribute_if(figure, "class", "cell-figure")},
                       table.headers[i]);
        }
      });
    });
    html.element("tbody", {}, [&] {
      for (const auto& row : table.rows) {
        html.element("tr", {}, [&] {
          for (const auto& cell : row) write_cell(html, cell);
        });
      }
    });
  });
}

}  // namespace

InsightCell text_cell(std::string text, std::string url) {
  return {.text = std::move(text), .url = std::move(url)};
}

InsightCell tag_cell(std::string text, std::string colour) {
  return {.text = std::move(text), .colour = std::move(colour)};
}

InsightCell count_cell(const PageContext& ctx, std::int64_t count, std::string url) {
  return {.text = with_minus(ctx.formats.integer(count)),
          .raw = std::to_string(count),
          .url = std::move(url),
          .figure = true};
}

InsightCell money_cell(const PageContext& ctx, std::int64_t minor, std::string url) {
  return {.text = whole_money(ctx, minor),
          .raw = Money{minor, ctx.currency}.amount_text(),
          .url = std::move(url),
          .figure = true};
}

InsightCell share_cell(const PageContext& ctx, double part, double whole, std::string url) {
  if (!(whole > 0) || !std::isfinite(part)) return dash_cell();
  return {.text = percent_words(ctx, part / whole),
          .raw = decimal_text(part / whole, 4),
          .url = std::move(url),
          .figure = true};
}

InsightCell number_cell(const PageContext& ctx, double value, int decimals) {
  if (!std::isfinite(value)) return dash_cell();
  return {.text = number_words(ctx, value, decimals),
          .raw = decimal_text(value, decimals),
          .figure = true};
}

InsightCell change_cell(const PageContext& ctx, std::int64_t now, std::int64_t before) {
  if (before <= 0) return dash_cell();
  const double change = static_cast<double>(now - before) / static_cast<double>(before);
  return {.text = change_words(ctx, now, before), .raw = decimal_text(change, 4), .figure = true};
}

InsightCell dash_cell() { return {.text = "–", .figure = true}; }

void insight_table(Html& html, const PageContext& ctx, const InsightTable& table,
                   std::string_view csv_url) {
  const auto content = [&] {
    if (table.rows.empty()) {
      html.element("p", {{"class", "muted"}}, table.empty);
      return;
    }
    html.element("div",
                 {{"class", "table-wrap insight-table"},
                  {"tabindex", "0"},
                  {"role", "region"},
                  {"aria-label", table.title}},
                 [&] { write_rows(html, table); });
    if (csv_url.empty()) return;
    html.element("p", {{"class", "insight-export"}}, [&] {
      html.element("a", {{"href", csv_url}, {"data-turbo", "false"}}, ctx.tr("CSV"));
    });
  };
  if (table.folded) {
    html.element("details", {{"class", "insight-folded"}}, [&] {
      html.element("summary", {}, table.title);
      content();
    });
    return;
  }
  html.element("section", {{"class", "section"}}, [&] {
    html.element("h2", {{"class", "section-title"}}, table.title);
    content();
  });
}

std::string table_csv(const InsightTable& table) {
  std::string out;
  write_csv_row({table.headers.begin(), table.headers.end()}, out);
  for (const auto& row : table.rows) {
    std::vector<std::string_view> fields;
    for (const auto& cell : row) fields.push_back(cell.raw.empty() ? cell.text : cell.raw);
    write_csv_row(fields, out);
  }
  return out;
}

std::string percent_words(const PageContext& ctx, double share, int decimals) {
  return ctx.tr("{} %", number_words(ctx, share * 100, decimals));
}

std::string number_words(const PageContext& ctx, double value, int decimals) {
  return with_minus(ctx.formats.number(decimal_text(value, decimals)));
}

std::string whole_money(const PageContext& ctx, std::int64_t minor) {
  return rounded_money(ctx, Money{minor, ctx.currency});
}

std::string change_words(const PageContext& ctx, std::int64_t now, std::int64_t before) {
  if (before <= 0) return {};
  const double change = static_cast<double>(now - before) / static_cast<double>(before);
  const std::string words = percent_words(ctx, change);
  return change > 0 ? "+" + words : words;
}

}  // namespace clientela
