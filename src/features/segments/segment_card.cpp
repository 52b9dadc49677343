#include "base/url.h"
#include "features/filter_panel.h"
#include "features/filters.h"
#include "features/segments/segment_pages.h"
#include "features/words.h"
#include "pages/field_view.h"
#include "pages/list_address.h"
#include "pages/paths.h"

namespace clientela {
namespace {

constexpr int clients_shown = 10;
constexpr int sizes_read = 90;
constexpr int most_offered = 4;

bool asks_exactly(const PageContext& ctx) {
  for (const auto& [name, value] : address_parameters(ctx.url, {})) {
    if (name == "exact") return value == "true";
  }
  return false;
}

std::string money_figure(const PageContext& ctx, Money amount) {
  return rounded_money(ctx, amount) + " " + std::string(amount.currency.code());
}

// Sums of all clients: counted for the asker, or, where there are too many, as noted last.
void add_worth(const PageContext& ctx, const SegmentNumbers& numbers,
               const std::vector<SegmentSize>& sizes, CardView& view) {
  if (numbers.summed) {
    std::string detail;
    if (numbers.without_ltv > 0) {
      detail = ctx.tr("not known of {}", ctx.formats.integer(numbers.without_ltv));
    }
    view.figures.push_back(
        {ctx.tr("Lifetime value"), money_figure(ctx, numbers.ltv), std::move(detail)});
    view.figures.push_back({ctx.tr("Revenue so far"), money_figure(ctx, numbers.revenue)});
    return;
  }
  if (sizes.empty() || !sizes.front().ltv || !sizes.front().revenue) return;
  const std::string detail =
      ctx.tr("on {}, without confidential clients", ctx.formats.date(sizes.front().on));
  view.figures.push_back({ctx.tr("Lifetime value"), money_figure(ctx, *sizes.front().ltv), detail});
  view.figures.push_back(
      {ctx.tr("Revenue so far"), money_figure(ctx, *sizes.front().revenue), detail});
}

void client_line(Html& html, const PageContext& ctx, const Record& client) {
  html.element("li", {{"class", "line"}}, [&] {
    avatar(html, client.title(), client.id, client.get<std::string>("kind") == "organisation");
    html.span("line-text", [&] {
      html.element("a", {{"href", record_path(*client.type, client.id)}}, client.title());
      if (is_empty(client["stage"])) return;
      html.text(" ");
      field_value(html, ctx, *client.type->find("stage"), client["stage"], {});
    });
    if (is_empty(client["total"])) return;
    const Money total = client.get<Money>("total");
    html.span("line-end money",
              ctx.tr("{} {} in all", rounded_money(ctx, total), total.currency.code()));
  });
}

void clients_panel(Html& html, const PageContext& ctx, Reading& reading, Query query,
                   const SegmentNumbers& numbers) {
  const std::string url = list_path(*query.type) + "?" + query_text(ctx.model, query);
  query.limit = clients_shown;
  const auto slice = reading.list(query);
  if (slice.records.empty()) {
    html.element("p", {{"class", "muted"}}, ctx.tr("Nobody is in it now."));
    return;
  }
  html.element("ul", {{"class", "lines"}}, [&] {
    for (const auto& client : slice.records) client_line(html, ctx, client);
  });
  html.element("p", {{"class", "mt-2"}}, [&] {
    std::string count = ctx.formats.integer(numbers.size);
    if (numbers.capped) count += "+";
    html.element("a", {{"href", url}}, ctx.tr("All {} in the list of clients", count));
    if (!numbers.capped) return;
    html.text(" · ");
    html.element("a", {{"href", "?exact=true"}, {"rel", "nofollow"}}, ctx.tr("count all"));
  });
}

// The filter in words, for those who don't read addresses.
std::string in_words(const PageContext& ctx, Reading& reading, const Segment& segment) {
  const auto query = read_segment_query(reading, segment.query);
  if (!query) return {};
  const Titles titles = titles_in(reading, *query->type, query->filter);
  std::string words;
  for (const auto& condition : query->filter.children) {
    if (!words.empty()) words += " · ";
    words += filter_text(ctx, *query->type, condition, titles);
  }
  return words;
}

template <typename Write>
void add_panel(CardView& view, std::string title, Write write) {
  CardPanel panel;
  panel.title = std::move(title);
  panel.zone = CardZone::middle;
  write(panel.content);
  view.panels.push_back(std::move(panel));
}

void extend_segment_card(const PageContext& ctx, Reading& reading, CardView& view) {
  const Record& record = view.whole.record;
  const auto segment = record.as<Segment>();
  view.subtitle = in_words(ctx, reading, segment);
  if (!view.subtitle.empty()) tell_filter(ctx, view, "query", {});
  const auto clients = clients_of(reading, segment);
  const auto sizes = sizes_of(reading, record.id, sizes_read);
  if (!clients) {
    add_panel(view, {}, [&](Html& html) {
      alert(html, AlertKind::warning, ctx.tr(clients.error().message));
    });
    return;
  }
  const SegmentNumbers numbers = numbers_of(reading, *clients, asks_exactly(ctx));
  view.figures.push_back(
      {ctx.tr("Clients"), ctx.formats.integer(numbers.size) + (numbers.capped ? "+" : "")});
  add_worth(ctx, numbers, sizes, view);
  if (record.deleted_at) return;
  add_panel(view, ctx.tr("Clients"), [&](Html& html) {
    if (segment.kind == SegmentKind::fixed && sizes.empty()) {
      html.element("p", {{"class", "muted"}},
                   ctx.tr("Those who meet the filter now are taken in within a minute or two."));
    }
    clients_panel(html, ctx, reading, *clients, numbers);
  });
  add_panel(view, ctx.tr("Size over time"),
            [&](Html& html) { sizes_panel(html, ctx, segment.kind, sizes); });
  add_panel(view, ctx.tr("Overlap"),
            [&](Html& html) { overlap_panel(html, ctx, reading, record); });
}

void extend_segment_list(const PageContext& ctx, Reading&, ListView& view) {
  const Button suggested{
      .url = std::string(suggested_segments_path), .label = ctx.tr("Suggested"), .icon = "bulb"};
  view.buttons.push_back(suggested);
  EmptyState state{.icon = "users-group",
                   .title = ctx.tr("No segments yet"),
                   .text = ctx.tr("A segment is a group of clients with a plan: how many they are, "
                                  "what they are worth, what you do for them and what came of it. "
                                  "Begin with a suggested one, or filter the list of clients and "
                                  "choose “Save as segment”.")};
  state.actions.push_back({.url = std::string(suggested_segments_path),
                           .label = ctx.tr("Suggested segments"),
                           .icon = "bulb",
                           .primary = true});
  state.actions.push_back({.url = list_path(ctx.model.type(Client::object_name)),
                           .label = ctx.tr("To the clients"),
                           .icon = "users"});
  view.empty = std::move(state);
}

void extend_client_list(const PageContext& ctx, Reading&, ListView& view) {
  const ObjectType& type = ctx.model.type(Segment::object_name);
  const Query& query = view.address.query;
  const bool narrowed = !query.filter.empty() || !query.search.empty();
  if (!narrowed || !ctx.may_write(type) || !view.error.empty()) return;
  view.buttons.push_back({.url = new_path(type) +
                                 "?query=" + url_encoded(filter_part(ctx.model, query)) +
                                 "&owner=" + ctx.user.text(),
                          .label = ctx.tr("Save as segment"),
                          .icon = "users-group"});
}

// Fixed segments are filled by hand as well.
void extend_client_card(const PageContext& ctx, Reading& reading, CardView& view) {
  const Record& client = view.whole.record;
  const ObjectType& type = reading.type(Segment::object_name);
  if (client.deleted_at || !ctx.may_write(type)) return;
  const auto fixed = reading.list(
      question(type, {where_choice("kind", "fixed")}, {"modified_at", true}, most_offered));
  for (const auto& segment : fixed.records) {
    const bool inside =
        reading.count(
            question(reading.type(SegmentMember::object_name),
                     {where("segment", Value(segment.id)), where("client", Value(client.id))}, {},
                     1),
            1) > 0;
    view.verbs.push_back(
        {.action = verb_path(type, segment.id, inside ? "leave" : "enter"),
         .label = inside ? ctx.tr("Take out of {}", segment.title())
                         : ctx.tr("Take into {}", segment.title()),
         .icon = "users-group",
         .css_class = "menu-item",
         .hidden = {{"segment", segment.id.text()}, {"client", client.id.text()}}});
  }
}

}  // namespace

void add_segment_screens(Screens& screens) {
  screens.cards.emplace(Segment::object_name, extend_segment_card);
  screens.cards.emplace(Client::object_name, extend_client_card);
  screens.cards.emplace(Client::object_name, add_segment_timeline);
  screens.lists.emplace(Segment::object_name, extend_segment_list);
  screens.lists.emplace(Client::object_name, extend_client_list);
}

}  // namespace clientela
