#include "features/filters.h"
#include "features/segments/segment_pages.h"
#include "features/words.h"
#include "pages/error_page.h"
#include "pages/layout.h"
#include "pages/list_address.h"
#include "pages/paths.h"

namespace clientela {
namespace {

constexpr int most_offered = 200;
constexpr std::size_t sizes_shown = 14;

std::string parameter(const PageContext& ctx, std::string_view wanted) {
  for (const auto& [name, value] : address_parameters(ctx.url, {})) {
    if (name == wanted) return value;
  }
  return {};
}

void choose_form(Html& html, const PageContext& ctx, const Record& segment,
                 const std::vector<Record>& others, const std::string& chosen) {
  html.element(
      "form", {{"method", "get"}, {"action", record_path(*segment.type, segment.id)}}, [&] {
        html.element("label", {{"class", "form-label"}, {"for", "with"}},
                     ctx.tr("Compare with another segment"));
        html.div("segment-compare", [&] {
          html.element("select", {{"class", "form-select"}, {"id", "with"}, {"name", "with"}}, [&] {
            for (const auto& other : others) {
              html.element("option",
                           {{"value", other.id.text()}, {"selected", other.id.text() == chosen}},
                           other.title());
            }
          });
          html.element("button", {{"class", "btn"}}, ctx.tr("Compare"));
        });
      });
}

void overlap_line(Html& html, const PageContext& ctx, const std::string& label, const Query& query,
                  std::int64_t count) {
  const std::string url = list_path(*query.type) + "?" + filter_part(ctx.model, query);
  html.element("li", {{"class", "line"}}, [&] {
    html.span("line-text", [&] { html.element("a", {{"href", url}}, label); });
    html.span("line-end",
              ctx.tr.plural("{} client", "{} clients", count, {ctx.formats.integer(count)}));
  });
}

std::string money_or_dash(const PageContext& ctx, const std::optional<Money>& amount) {
  return amount ? rounded_money(ctx, *amount) : std::string("—");
}

}  // namespace

void overlap_panel(Html& html, const PageContext& ctx, Reading& reading, const Record& segment) {
  std::vector<Record> others;
  for (auto& record : reading.list(question(*segment.type, {}, {"name"}, most_offered)).records) {
    if (record.id != segment.id) others.push_back(std::move(record));
  }
  if (others.empty()) {
    html.element("p", {{"class", "muted"}},
                 ctx.tr("With a second segment, this place tells who is in both."));
    return;
  }
  const std::string chosen = parameter(ctx, "with");
  choose_form(html, ctx, segment, others, chosen);
  const auto id = Id::parse(chosen);
  const auto other = id ? reading.get(Ref<Segment>(*id)) : std::nullopt;
  if (!other) return;
  const auto one = segment.as<Segment>();
  const auto overlap = overlap_of(reading, one, *other);
  if (!overlap) {
    alert(html, AlertKind::warning, ctx.tr(overlap.error().message));
    return;
  }
  html.element("ul", {{"class", "lines mt-2"}}, [&] {
    overlap_line(html, ctx, ctx.tr("In both"), overlap->both, overlap->in_both);
    overlap_line(html, ctx, ctx.tr("Only in {}", one.name), overlap->only_here, overlap->here);
    overlap_line(html, ctx, ctx.tr("Only in {}", other->name), overlap->only_there, overlap->there);
  });
}

void sizes_panel(Html& html, const PageContext& ctx, SegmentKind kind,
                 const std::vector<SegmentSize>& sizes) {
  if (sizes.empty()) {
    html.element("p", {{"class", "muted"}},
                 ctx.tr("Size and worth are noted once a day; the first time within a minute or "
                        "two."));
    return;
  }
  sizes_chart(html, ctx, sizes);
  SmallTable table{
      ctx.tr("Day by day"),
      {ctx.tr("On"), ctx.tr("Clients"), ctx.tr("Lifetime value"), ctx.tr("Revenue so far")},
      {false, true, true, true}};
  for (const auto& size : sizes) {
    if (table.rows.size() >= sizes_shown) break;
    table.rows.push_back(
        {ctx.formats.date(size.on),
         size.size ? ctx.formats.integer(*size.size) : ctx.tr("the filter could not be read"),
         money_or_dash(ctx, size.ltv), money_or_dash(ctx, size.revenue)});
  }
  small_table(html, table);
  const auto& newest = sizes.front();
  const auto& oldest = sizes.back();
  if (sizes.size() > 1 && newest.size && oldest.size) {
    html.element("p", {},
                 ctx.tr("{} on {}, {} on {}.", ctx.formats.integer(*oldest.size),
                        ctx.formats.date(oldest.on), ctx.formats.integer(*newest.size),
                        ctx.formats.date(newest.on)));
  }
  html.element("p", {{"class", "muted"}},
               ctx.tr("Noted once a day, without confidential clients, for everybody the same. The "
                      "figures above are as you may see them."));
  if (newest.size && *newest.size > static_cast<std::int64_t>(most_members)) {
    const std::string most = ctx.formats.integer(static_cast<std::int64_t>(most_members));
    html.element("p", {{"class", "muted"}},
                 kind == SegmentKind::fixed
                     ? ctx.tr("More than {} clients meet the filter, so none were taken in: make a "
                              "segment with a narrower one.",
                              most)
                     : ctx.tr("Of more than {} clients the size is noted, but not who comes and "
                              "goes.",
                              most));
  }
}

}  // namespace clientela
