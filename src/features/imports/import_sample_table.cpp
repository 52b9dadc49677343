#include <algorithm>
#include <functional>

#include "features/clients/client.h"
#include "features/imports/import_page_parts.h"
#include "features/orders/order.h"
#include "pages/attribute_if.h"

namespace clientela {
namespace {

struct Cell {
  std::string text;
  std::string detail = {};
};

struct SampleColumn {
  std::string heading;
  std::string css_class;
  std::function<Cell(const ImportSample&)> cell;
  bool is_labelled = true;  // on a phone, where headings stand in the cells
};

std::string choice_label(const PageContext& ctx, std::string_view noun, const std::string& key) {
  const Choice* choice = ctx.model.type(noun).find("kind")->choice(key);
  return choice == nullptr ? std::string() : ctx.tr(choice->label);
}

std::string state(const PageContext& ctx, bool is_new) {
  return is_new ? ctx.tr("new") : ctx.tr("here already");
}

Cell client_cell(const PageContext& ctx, const ImportSample& sample) {
  if (sample.client.empty()) return {};
  const std::string kind = choice_label(ctx, Client::object_name, sample.client_kind);
  return {sample.client, kind + " · " + state(ctx, sample.new_client)};
}

Cell order_cell(const PageContext& ctx, const ImportSample& sample) {
  if (sample.date.empty()) return {};
  const std::string kind = choice_label(ctx, SalesOrder::object_name, sample.order_kind);
  return {sample.order, kind + " · " + state(ctx, sample.new_order)};
}

Cell date_cell(const PageContext& ctx, const ImportSample& sample) {
  const auto date = Date::parse(sample.date);
  return {date ? ctx.formats.date(*date) : std::string()};
}

Cell lines_cell(const PageContext& ctx, const ImportSample& sample) {
  return {sample.date.empty() ? std::string() : ctx.formats.integer(sample.lines)};
}

Cell total_cell(const PageContext& ctx, const ImportSample& sample) {
  if (sample.date.empty()) return {};
  return {ctx.formats.number(Money{sample.total, ctx.currency}.amount_text())};
}

// Those in which something stands.
std::vector<SampleColumn> columns_of(const PageContext& ctx,
                                     const std::vector<ImportSample>& samples) {
  using Sample = const ImportSample&;
  std::vector<SampleColumn> columns = {
      {ctx.tr("Client"), "cell-title", [&ctx](Sample s) { return client_cell(ctx, s); }, false},
      {ctx.tr("Contact"), "", [](Sample s) { return Cell{s.contact}; }},
      {ctx.tr("Works for"), "", [](Sample s) { return Cell{s.organisation}; }},
      {ctx.tr("Activity"), "", [](Sample s) { return Cell{s.activity}; }},
      {ctx.tr("Order"), "", [&ctx](Sample s) { return order_cell(ctx, s); }},
      {ctx.tr("Date"), "", [&ctx](Sample s) { return date_cell(ctx, s); }},
      {ctx.tr("Product"), "", [](Sample s) { return Cell{s.product}; }},
      {ctx.tr("Lines"), "cell-figure", [&ctx](Sample s) { return lines_cell(ctx, s); }},
      {ctx.tr("Total, {}", ctx.currency.code()), "cell-figure cell-side money",
       [&ctx](Sample s) { return total_cell(ctx, s); }, false},
  };
  std::erase_if(columns, [&](const SampleColumn& column) {
    return std::all_of(samples.begin(), samples.end(), [&](const ImportSample& sample) {
      const Cell cell = column.cell(sample);
      return cell.text.empty() && cell.detail.empty();
    });
  });
  return columns;
}

void sample_row(Html& html, const std::vector<SampleColumn>& columns, const ImportSample& sample) {
  html.element("tr", {}, [&] {
    for (const auto& column : columns) {
      const Cell cell = column.cell(sample);
      html.element(
          "td",
          {{"class", column.css_class},
           attribute_if(column.is_labelled && !cell.text.empty(), "data-label", column.heading)},
          [&] {
            if (!cell.text.empty()) html.element("span", {}, cell.text);
            if (!cell.detail.empty()) html.span("muted", cell.detail);
          });
    }
  });
}

}  // namespace

void sample_table(Html& html, const PageContext& ctx, const std::vector<ImportSample>& samples) {
  if (samples.empty()) return;
  const auto columns = columns_of(ctx, samples);
  const std::string title = ctx.tr("What the first rows would become");
  html.element("h2", {{"class", "section-title"}}, title);
  html.element("table", {{"class", "records records-inset import-samples mb-4"}}, [&] {
    html.element("caption", {{"class", "visually-hidden"}}, title);
    html.element("thead", {}, [&] {
      html.element("tr", {}, [&] {
        for (const auto& column : columns) {
          html.element("th",
                       {attribute_if(column.css_class != "cell-title", "class", column.css_class)},
                       column.heading);
        }
      });
    });
    html.element("tbody", {}, [&] {
      for (const auto& sample : samples) sample_row(html, columns, sample);
    });
  });
}

}  // namespace clientela
