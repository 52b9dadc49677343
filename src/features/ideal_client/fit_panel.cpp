#include "features/filter_panel.h"
#include "features/ideal_client/fit_pages.h"
#include "pages/blocks.h"
#include "pages/layout.h"
#include "pages/paths.h"

namespace clientela {
namespace {

constexpr int most_marks = 10;

std::string points_words(std::int64_t points) {
  return points < 0 ? "−" + std::to_string(-points) : "+" + std::to_string(points);
}

void criterion_line(Html& html, const PageContext& ctx, const FitCriterion& criterion, bool met) {
  const bool against = criterion.points < 0;
  html.element("li", {{"class", met ? against ? "is-against" : "is-met" : "is-missing"}}, [&] {
    icon(html, met ? against ? "alert-circle" : "check" : "x");
    html.span("visually-hidden", met ? ctx.tr("Met:") : ctx.tr("Not met:"));
    html.text(" ");
    html.span("fit-name", criterion.name);
    html.text(" ");
    html.span("muted", points_words(criterion.points));
  });
}

// What is met stands first.
void criteria_list(Html& html, const PageContext& ctx, const FitProfile& profile,
                   const FitVerdict& verdict) {
  html.element("ul", {{"class", "fit-list"}}, [&] {
    for (const bool met : {true, false}) {
      for (std::size_t i = 0; i < profile.criteria.size(); ++i) {
        const auto& criterion = profile.criteria[i];
        if (criterion.filter && verdict.met[i] == met) {
          criterion_line(html, ctx, criterion.stated, met);
        }
      }
    }
  });
}

void fit_line(Html& html, const PageContext& ctx, const ClientFit& fit, const Record* mark) {
  html.element("p", {{"class", "worth-stage"}}, [&] {
    html.element("a", {{"href", ideal_client_path}}, [&] {
      html.element("strong", {}, ctx.tr("Fit {} of 100", std::to_string(*fit.fit)));
    });
    if (fit.by_hand) {
      html.text(" ");
      badge(html, ctx.tr("by hand"));
    }
  });
  if (fit.by_hand && mark != nullptr) {
    html.element("p", {{"class", "muted"}}, mark->get<std::string>("reason"));
  }
}

void input(Html& html, std::string_view name, const std::string& label, bool number) {
  const std::string id = "fit-" + std::string(name);
  html.element("label", {{"class", "form-label"}, {"for", id}}, label);
  html.leaf("input", {{"class", "form-control"},
                      {"id", id},
                      {"name", name},
                      {"type", number ? "number" : "text"},
                      {"min", "0"},
                      {"max", number ? "100" : ""},
                      {"maxlength", "1000"},
                      {"required", true}});
}

void forms(Html& html, const PageContext& ctx, const Record& client, bool by_hand) {
  html.element("details", {{"class", "worth-more"}}, [&] {
    html.element("summary", {}, ctx.tr("Set the fit by hand"));
    post_form(html, ctx, verb_path(*client.type, client.id, "set_fit"), "worth-form",
              [&](Html& form) {
                hidden_input(form, "client", client.id.text());
                input(form, "fit", ctx.tr("Fit, 0 to 100, until you take it off"), true);
                form.text(" ");
                input(form, "reason", ctx.tr("Reason"), false);
                form.text(" ");
                form.element("button", {{"class", "btn btn-sm"}}, ctx.tr("Save"));
              });
  });
  if (!by_hand) return;
  post_button(html, ctx,
              {.action = verb_path(*client.type, client.id, "release_fit"),
               .label = ctx.tr("Let the profile decide"),
               .css_class = "btn btn-sm",
               .hidden = {{"client", client.id.text()}}});
}

// Personas that the client is like, each a way to what to know about them.
Html persona_badges(const PageContext& ctx, Reading& reading, const Record& client) {
  Html html;
  const ParseContext context = reading.parse_context();
  for (const auto& persona : personas_of(reading)) {
    if (!persona.filter || !matches(*persona.filter, client, reading, context)) continue;
    html.text(" ");
    html.link(record_path(ctx.model.type(Persona::object_name), persona.id), "tag tag-purple",
              persona.stated.name);
  }
  return html;
}

void add_marks(const PageContext& ctx, const std::vector<Record>& marks, CardView& view) {
  for (const auto& record : marks) {
    const auto mark = record.as<FitMark>();
    TimelineEntry entry;
    entry.when = record.created_at;
    entry.who = ctx.tr("Fit");
    entry.icon = "list-check";
    entry.mark = "stage";
    entry.title = mark.fit ? ctx.tr("{} of 100, by hand", std::to_string(*mark.fit))
                           : ctx.tr("By the profile again");
    if (mark.fit) entry.detail = ctx.tr.retold(mark.reason);
    view.timeline.push_back(std::move(entry));
  }
}

// Behind the worth of the client, which stands first.
void add_panel(CardPanel panel, CardView& view) {
  const auto place = view.panels.begin() + (view.panels.empty() ? 0 : 1);
  view.panels.insert(place, std::move(panel));
}

void extend_client_card(const PageContext& ctx, Reading& reading, CardView& view) {
  const Record& client = view.whole.record;
  if (client.deleted_at || client.get<std::string>("relation") != "client") return;
  const Html personas = persona_badges(ctx, reading, client);
  const FitProfile profile = fit_profile(reading);
  const ClientFit fit = fit_of(client);
  const auto marks = marks_of(reading, client.id, most_marks);
  add_marks(ctx, marks, view);
  if (!fit.fit && personas.written().empty() && profile.criteria.empty()) return;
  CardPanel panel;
  panel.title = ctx.tr("Is it our client?");
  Html& html = panel.content;
  if (fit.fit) fit_line(html, ctx, fit, marks.empty() ? nullptr : &marks.front());
  criteria_list(html, ctx, profile, judge(profile, client, reading));
  if (!personas.written().empty()) {
    html.element("p", {{"class", "fit-personas"}}, [&] {
      html.span("muted", ctx.tr("Similar to"));
      html.append(personas);
    });
  }
  if (ctx.may_write(*client.type)) forms(html, ctx, client, fit.by_hand);
  add_panel(std::move(panel), view);
}

void extend_persona_card(const PageContext& ctx, Reading& reading, CardView& view) {
  view.buttons.push_back(
      {.url = std::string(personas_path), .label = ctx.tr("All personas"), .icon = "user"});
  for (const auto& persona : personas_of(reading)) {
    if (persona.id != view.whole.record.id || !persona.filter) continue;
    tell_filter(ctx, view, "condition", condition_line(ctx, reading, persona.filter).words);
    view.buttons.push_back({.url = clients_meeting(reading, *persona.filter),
                            .label = ctx.tr("Clients like this"),
                            .icon = "users"});
  }
}

void extend_criterion_card(const PageContext& ctx, Reading& reading, CardView& view) {
  for (const auto& criterion : fit_profile(reading).criteria) {
    if (criterion.id != view.whole.record.id || !criterion.filter) continue;
    tell_filter(ctx, view, "condition", condition_line(ctx, reading, criterion.filter).words);
  }
  view.buttons.push_back({.url = std::string(ideal_client_path),
                          .label = ctx.tr("To the ideal client"),
                          .icon = "list-check"});
}

}  // namespace

void add_ideal_client_screens(Screens& screens) {
  screens.cards.emplace(Client::object_name, extend_client_card);
  screens.cards.emplace(Persona::object_name, extend_persona_card);
  screens.cards.emplace(FitCriterion::object_name, extend_criterion_card);
}

}  // namespace clientela
