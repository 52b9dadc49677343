#include "features/ideal_client/fit_pages.h"
#include "features/insight_table.h"
#include "pages/blocks.h"
#include "pages/layout.h"
#include "pages/paths.h"

namespace clientela {
namespace {

InsightCell share_of(const PageContext& ctx, std::int64_t part, std::int64_t whole) {
  return share_cell(ctx, static_cast<double>(part), static_cast<double>(whole));
}

std::vector<InsightCell> row(const PageContext& ctx, InsightCell name, const ClientSum& sum,
                             const ClientSum& all, std::string url) {
  const std::int64_t each = sum.clients > 0 ? sum.revenue / sum.clients : 0;
  name.wraps = true;
  return {std::move(name),
          count_cell(ctx, sum.clients, std::move(url)),
          share_of(ctx, sum.clients, all.clients),
          share_of(ctx, sum.revenue, all.revenue),
          share_of(ctx, sum.ltv, all.ltv),
          sum.clients > 0 ? money_cell(ctx, each) : dash_cell()};
}

InsightTable shares(const PageContext& ctx, const PersonasView& view) {
  const ObjectType& type = ctx.model.type(Persona::object_name);
  const ClientTally& tally = view.tally;
  InsightTable table{
      .key = "personas",
      .title = ctx.tr("Share and worth"),
      .headers = {ctx.tr("Persona"), ctx.tr("Clients"), ctx.tr("Of all"), ctx.tr("Of revenue"),
                  ctx.tr("Of lifetime value"), ctx.tr("Revenue each")}};
  for (std::size_t i = 0; i < view.personas.size(); ++i) {
    const auto& persona = view.personas[i];
    InsightCell name = text_cell(persona.stated.name, record_path(type, persona.id));
    table.rows.push_back(row(ctx, std::move(name), tally.meeting[i], tally.all, view.lines[i].url));
  }
  table.rows.push_back(
      row(ctx, text_cell(ctx.tr("Like none of them")), tally.none, tally.all, view.none_url));
  return table;
}

void told(Html& html, const std::string& label, const std::string& words) {
  if (words.empty()) return;
  html.element("dt", {}, label);
  html.element("dd", {}, words);
}

void portrait(Html& html, const PageContext& ctx, const ReadPersona& persona,
              const IdealClientView::Line& line) {
  const ObjectType& type = ctx.model.type(Persona::object_name);
  html.element("section", {{"class", "persona"}}, [&] {
    html.element("h2", {}, [&] {
      html.element("a", {{"href", record_path(type, persona.id)}}, persona.stated.name);
    });
    if (!persona.stated.description.empty()) html.element("p", {}, persona.stated.description);
    html.element("dl", {}, [&] {
      told(html, ctx.tr("What they want"), persona.stated.wants);
      told(html, ctx.tr("What worries them"), persona.stated.worries);
      told(html, ctx.tr("How to talk with them"), persona.stated.approach);
      told(html, ctx.tr("Condition"), line.words);
    });
    if (!persona.filter) badge(html, ctx.tr("can't be read: please correct it"), "red");
  });
}

Button new_persona(const PageContext& ctx) {
  return {.url = new_path(ctx.model.type(Persona::object_name)),
          .label = ctx.tr("New persona"),
          .icon = "plus",
          .primary = true};
}

void no_personas(Html& html, const PageContext& ctx) {
  EmptyState state{
      .icon = "user",
      .title = ctx.tr("No personas yet"),
      .text = ctx.tr("A persona is a kind of client with a face: who they are, what they want, "
                     "what worries them and how to talk with them. This page tells how many of "
                     "your clients are like that and what they bring.")};
  if (ctx.may_write(ctx.model.type(Persona::object_name))) state.actions = {new_persona(ctx)};
  empty_state(html, state);
}

std::string overlap_words(const PageContext& ctx, const ClientTally& tally) {
  if (tally.several == 0) return ctx.tr("Nobody is like two of them.");
  return ctx.tr.plural(
      "{} client is like several of them, so the shares may be more than 100 % together.",
      "{} clients are like several of them, so the shares may be more than 100 % together.",
      tally.several, {ctx.formats.integer(tally.several)});
}

}  // namespace

PersonasView read_personas(const PageContext& ctx, Reading& reading) {
  PersonasView view;
  view.personas = personas_of(reading);
  for (const auto& persona : view.personas) {
    view.lines.push_back(condition_line(ctx, reading, persona.filter));
  }
  if (view.personas.empty()) return view;
  const auto filters = filters_of(view.personas);
  view.tally = tally_clients(reading, filters);
  view.none_url = clients_meeting_none(reading, filters);
  return view;
}

std::string personas_page(const PageContext& ctx, const PersonasView& view) {
  const ObjectType& type = ctx.model.type(Persona::object_name);
  PageHead head{.title = ctx.tr("Personas")};
  head.actions = [&](Html& html) {
    if (!view.personas.empty()) {
      button(html, {.url = list_path(type) + "?order=name.asc",
                    .label = ctx.tr("As a list"),
                    .icon = "columns"});
    }
    if (ctx.may_write(type)) button(html, new_persona(ctx));
  };
  return page(ctx, head, [&](Html& html) {
    ideal_client_tabs(html, ctx, personas_path);
    html.div("page-body insights", [&] {
      if (view.personas.empty()) return no_personas(html, ctx);
      counted_in_part(html, ctx, view.tally);
      insight_table(html, ctx, shares(ctx, view));
      html.element("p", {{"class", "muted"}}, overlap_words(ctx, view.tally));
      html.div("persona-grid", [&] {
        for (std::size_t i = 0; i < view.personas.size(); ++i) {
          portrait(html, ctx, view.personas[i], view.lines[i]);
        }
      });
    });
  });
}

}  // namespace clientela
