#include "features/classification/classification_panel.h"

#include "features/classification/client_file.h"
#include "features/classification/need.h"
#include "features/classification/style.h"
#include "features/filters.h"
#include "features/words.h"
#include "pages/field_view.h"
#include "pages/paths.h"

namespace clientela {
namespace {

constexpr int most_told = 10;
constexpr int noon_minutes = 12 * 60;

// One of the four: always in sight is the verdict and a sentence, behind it the rest.
struct Line {
  Aspect aspect{};
  std::optional<Trait> trait;
  std::string nothing;  // said instead of a trait
  std::string words;    // the sentence below
  bool by_hand = false;
  void (*details)(Html&, const PageContext&, const ClassificationView&) = nullptr;
};

const Choice& choice_of(Trait trait) {
  static const auto all = trait_choices();
  return all[static_cast<std::size_t>(trait)];
}

void verdict(Html& html, const PageContext& ctx, const Line& line) {
  html.span("who-verdict", [&] {
    if (line.trait && *line.trait != Trait::unclear) {
      const Choice& choice = choice_of(*line.trait);
      badge(html, ctx.tr(choice.label), choice.colour);
    } else {
      html.span("muted", line.nothing);
    }
    if (!line.by_hand) return;
    html.text(" ");
    badge(html, ctx.tr("by hand"));
  });
}

void write_line(Html& html, const PageContext& ctx, const ClassificationView& view,
                const Line& line) {
  static const auto aspects = aspect_choices();
  html.element("details", {{"class", "who-line"}}, [&] {
    html.element("summary", {}, [&] {
      html.span("who-aspect", ctx.tr(aspects[static_cast<std::size_t>(line.aspect)].label));
      html.text(" ");
      verdict(html, ctx, line);
      if (line.words.empty()) return;
      html.text(" ");
      html.span("who-words", line.words);
    });
    html.div("who-details", [&] { line.details(html, ctx, view); });
  });
}

// A reason that a person wrote stays as it is; the rules' are said anew in the asker's language.
std::string reason_of(const std::optional<Assessment>& assessment, bool by_hand,
                      const std::string& by_rules) {
  return by_hand && assessment ? assessment->reason : by_rules;
}

// By the rules. The last day is told rather than how many have passed: where orders end long ago,
// the days of stages are counted to another day.
std::string bond_reason(const PageContext& ctx, const ClassificationView& view) {
  const auto verdict = bond_by_rules(view.facts, view.rules);
  if (!verdict.trait) return ctx.tr("Has neither bought nor agreed on anything.");
  const auto& last = view.facts.last;
  const bool lapsed = last && *last + static_cast<int>(view.rules.lapse_days) < view.facts.today;
  if (*verdict.trait == Trait::customer && lapsed && view.facts.buying_days > 1) {
    return ctx.tr("Bought on {} days, last on {}.", ctx.formats.integer(view.facts.buying_days),
                  ctx.formats.date(*last));
  }
  return ctx.tr(verdict.reason);
}

Line bond_line(const PageContext& ctx, const ClassificationView& view) {
  Line line{.aspect = Aspect::bond,
            .trait = view.found.bond,
            .nothing = ctx.tr("Neither yet"),
            .by_hand = view.found.bond_by_hand,
            .details = bond_details};
  line.words = reason_of(view.newest.bond, line.by_hand, bond_reason(ctx, view));
  const auto steps = steps_to_client(view.facts, view.rules);
  if (line.trait == Trait::customer && !steps.empty()) {
    if (!line.words.empty()) line.words += ' ';
    line.words += ctx.tr("To become a client: {}.", bond_step_words(ctx, steps.front()));
  }
  return line;
}

Line need_line(const PageContext& ctx, const ClassificationView& view) {
  Line line{.aspect = Aspect::need,
            .trait = view.found.need,
            .nothing = ctx.tr("Not clear yet"),
            .details = need_details};
  const auto& newest = view.newest.need;
  if (!newest) {
    line.words = ctx.tr("Five short questions tell.");
    return line;
  }
  line.by_hand = newest->by_hand;
  const auto verdict = need_by_rules(need_form(newest->answers, view.context));
  line.words = reason_of(newest, line.by_hand, joined_reasons(ctx, verdict.reasons));
  return line;
}

Line style_line(const PageContext& ctx, const ClassificationView& view) {
  Line line{.aspect = Aspect::style,
            .trait = view.found.style,
            .nothing = ctx.tr("Not clear yet"),
            .details = style_details};
  const auto& newest = view.newest.style;
  if (!newest) {
    line.words = ctx.tr("Eight short questions tell.");
    return line;
  }
  line.by_hand = newest->by_hand;
  const auto advice = advice_for(newest->trait);
  line.words = advice.open.empty()
                   ? ctx.tr(style_by_rules(style_form(newest->answers, view.context)).reason)
                   : ctx.tr(advice.open);
  return line;
}

Line moment_line(const PageContext& ctx, const ClassificationView& view) {
  return {.aspect = Aspect::moment,
          .trait = view.found.moment,
          .nothing = ctx.tr("Nothing special"),
          .words = view.found.moment ? moment_advice(ctx, *view.found.moment) : std::string(),
          .by_hand = view.found.moment_by_hand,
          .details = moment_details};
}

TimelineEntry entry_of(const PageContext& ctx, const Record& record) {
  const auto told = record.as<Assessment>();
  TimelineEntry entry;
  entry.when = record.created_at;
  if (told.on && *told.on < local_date(record.created_at, ctx.zone)) {
    entry.when = local_instant(*told.on, noon_minutes, ctx.zone);
    entry.whole_day = true;
  }
  entry.icon = "adjustments";
  entry.mark = "stage";
  entry.who = field_text(ctx, *record.type->find("aspect"), record["aspect"], {});
  entry.title = ctx.tr(choice_of(told.trait).label);
  entry.detail = ctx.tr.retold(told.reason);
  return entry;
}

void add_timeline(const PageContext& ctx, Reading& reading, CardView& view) {
  const auto slice =
      reading.list(question(reading.type(Assessment::object_name),
                            {where("client", Value(view.whole.record.id))}, {"", true}, most_told));
  for (const auto& record : slice.records) view.timeline.push_back(entry_of(ctx, record));
}

// How somebody comes today is what one has to know first.
void add_badge(const PageContext& ctx, Trait moment, CardView& view) {
  view.badges = [earlier = view.badges, moment, &ctx](Html& html) {
    if (earlier) earlier(html);
    html.text(" ");
    const Choice& choice = choice_of(moment);
    badge(html, ctx.tr(choice.label), choice.colour);
  };
}

CardPanel panel_of(const PageContext& ctx, const ClassificationView& view) {
  CardPanel panel;
  panel.title = ctx.tr("Who this is");
  panel.zone = CardZone::right;
  panel.content.div("who", [&] {
    Html& html = panel.content;
    if (has_aspect(view.client, Aspect::bond)) {
      write_line(html, ctx, view, moment_line(ctx, view));
      write_line(html, ctx, view, bond_line(ctx, view));
      write_line(html, ctx, view, need_line(ctx, view));
    }
    if (has_aspect(view.client, Aspect::style)) write_line(html, ctx, view, style_line(ctx, view));
  });
  return panel;
}

}  // namespace

void add_classification_panel(const PageContext& ctx, Reading& reading, CardView& view) {
  const Record& client = view.whole.record;
  view.menu.push_back({.url = client_file_path(ctx, client.id),
                       .label = ctx.tr("Everything we keep"),
                       .icon = "file-text"});
  if (client.deleted_at) return;
  if (!has_aspect(client, Aspect::bond) && !has_aspect(client, Aspect::style)) return;
  const auto rules = classification_rules_of(reading);
  const ClassificationView shown{.client = client,
                                 .found = classification_of(client),
                                 .newest = newest_assessments(reading, client.id),
                                 .facts = all_facts_of(reading, client, rules),
                                 .rules = rules,
                                 .may_write = ctx.may_write(*client.type),
                                 .context = ctx.parse()};
  // Behind what the client is worth.
  const bool worth_first = !view.panels.empty() && view.panels.front().zone == CardZone::right;
  view.panels.insert(view.panels.begin() + (worth_first ? 1 : 0), panel_of(ctx, shown));
  if (shown.found.moment) add_badge(ctx, *shown.found.moment, view);
  add_timeline(ctx, reading, view);
}

void add_classification_screens(Screens& screens) {
  screens.cards.emplace(Client::object_name, add_classification_panel);
}

std::string moment_advice(const PageContext& ctx, Trait moment) {
  switch (moment) {
    case Trait::new_:
      return ctx.tr("Explain how things go with us, and ask whether everything arrived well.");
    case Trait::impulsive:
      return ctx.tr("Be quick and clear, sum up what was ordered, and make changing it easy.");
    case Trait::upset:
      return ctx.tr("Listen first, say sorry for what happened, then say what we do and by when.");
    case Trait::insistent:
      return ctx.tr("Give one answer with a day and a name, and keep it before they ask again.");
    case Trait::loyal:
      return ctx.tr("Thank them, treat them first, and ask what we could do better.");
    default:
      return {};
  }
}

std::string bond_step_words(const PageContext& ctx, const BondStep& step) {
  const auto count = ctx.formats.integer(step.missing);
  switch (step.kind) {
    case BondStep::Kind::agreement:
      return ctx.tr("an agreement with us");
    case BondStep::Kind::manager:
      if (step.missing == 0) return ctx.tr("a personal manager");
      return ctx.tr.plural("a personal manager and {} more purchase",
                           "a personal manager and {} more purchases", step.missing, {count});
    case BondStep::Kind::purchases:
      return ctx.tr.plural("{} more purchase", "{} more purchases", step.missing, {count});
    case BondStep::Kind::days:
      return ctx.tr.plural("buying for {} more day", "buying for {} more days", step.missing,
                           {count});
  }
  return {};
}

std::string joined_reasons(const PageContext& ctx, const std::vector<Message>& reasons) {
  std::string text;
  for (const auto& reason : reasons) text += (text.empty() ? "" : " ") + ctx.tr(reason);
  return text;
}

}  // namespace clientela
