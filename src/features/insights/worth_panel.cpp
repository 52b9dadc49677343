#include "features/insights/worth_panel.h"

#include "features/activities/activity_blocks.h"
#include "features/activities/activity_queries.h"
#include "features/filters.h"
#include "features/insights/client_worth.h"
#include "features/insights/next_step.h"
#include "features/insights/silence.h"
#include "features/insights/stage_forms.h"
#include "features/words.h"
#include "pages/field_view.h"
#include "pages/paths.h"

namespace clientela {
namespace {

constexpr int most_moves = 10;

// What the panel shows, read at once.
struct Shown {
  ClientWorth worth;
  StageFacts facts;
  StageRules rules;
  std::optional<ClientModel> model;   // that scores
  std::optional<ClientModel> newest;  // usable or not
  std::vector<Record> moves;          // newest first
  bool planned = false;

  bool tells_chances() const { return !model || tells_who_returns(*model); }
};

Shown read(Reading& reading, const Record& client) {
  Shown shown;
  shown.worth = worth_of(client);
  shown.model = newest_usable_model(reading);
  shown.newest = newest_model(reading);
  shown.rules = stage_rules_of(reading);
  shown.facts = stage_facts(client, shown.worth.alive, shown.model, shown.rules, reading);
  shown.moves = reading
                    .list(question(reading.type(StageMove::object_name),
                                   {where("client", Value(client.id))}, {"", true}, most_moves))
                    .records;
  shown.planned = !open_activities_of(reading, client.id, 1).empty();
  return shown;
}

// Reasons in the asker's language are made anew from the rules; what a person wrote stays.
std::string reason(const PageContext& ctx, const Shown& shown) {
  const auto verdict = stage_by_rules(shown.facts, shown.rules);
  if (!shown.worth.stage_by_hand && verdict.stage == shown.worth.stage) {
    return ctx.tr(verdict.reason);
  }
  return shown.moves.empty() ? std::string()
                             : ctx.tr.retold(shown.moves.front().get<std::string>("reason"));
}

void stage_line(Html& html, const PageContext& ctx, const Record& client, const Shown& shown) {
  html.element("p", {{"class", "worth-stage"}}, [&] {
    field_value(html, ctx, *client.type->find("stage"), client["stage"], {});
    // What the rules saw at first sight began at another time.
    if (shown.worth.stage_since && !shown.moves.empty()) {
      html.text(" ");
      html.span("muted", ctx.tr("since {}", ctx.formats.date(*shown.worth.stage_since)));
    }
    if (shown.worth.stage_by_hand) {
      html.text(" ");
      badge(html, ctx.tr("by hand"));
    }
  });
  const std::string why = reason(ctx, shown);
  if (!why.empty()) html.element("p", {{"class", "muted"}}, why);
}

// Stage and forecast look at different things, and may seem to contradict each other.
void lost_but_likely(Html& html, const PageContext& ctx, const Shown& shown) {
  if (!shown.tells_chances()) return;
  const bool likely = shown.worth.alive && shown.worth.alive->millionths >= Decimal::one / 2;
  if (shown.worth.stage != ClientStage::lost || !likely) return;
  html.element(
      "p", {{"class", "muted"}},
      ctx.tr("Still likely to return, though: others who bought as rarely as this often came back "
             "after such a pause. Lost only says that the silence is far longer than "
             "usual."));
}

void line(Html& html, const std::string& label, const std::string& value,
          const std::string& detail) {
  html.div("worth-line", [&] {
    html.element("dt", {}, label);
    html.element("dd", {}, [&] {
      html.element("strong", {}, value);
      if (detail.empty()) return;
      html.text(" ");
      html.span("muted", detail);
    });
  });
}

std::string chance_words(const PageContext& ctx, std::int64_t percent) {
  if (percent >= 80) return ctx.tr("very likely");
  if (percent >= 60) return ctx.tr("likely");
  if (percent >= 40) return ctx.tr("open");
  if (percent >= 20) return ctx.tr("unlikely");
  return ctx.tr("very unlikely");
}

void chance_line(Html& html, const PageContext& ctx, const ClientWorth& worth) {
  const std::int64_t percent = (worth.alive->millionths + 5'000) / 10'000;
  line(html, ctx.tr("Chance to return"), std::to_string(percent) + " %",
       chance_words(ctx, percent));
}

void scores(Html& html, const PageContext& ctx, const Shown& shown) {
  const ClientWorth& worth = shown.worth;
  html.element("dl", {{"class", "worth-lines"}}, [&] {
    const std::string currency(worth.ltv->currency.code());
    line(html, ctx.tr("Lifetime value"), rounded_money(ctx, *worth.ltv) + " " + currency,
         ctx.tr("{} to {}", rounded_money(ctx, *worth.ltv_low),
                rounded_money(ctx, *worth.ltv_high)));
    if (shown.tells_chances()) chance_line(html, ctx, worth);
    // Tenths say enough.
    const std::int64_t tenths = (worth.expected_orders->millionths + 50'000) / 100'000;
    line(html, ctx.tr("Orders in 12 months"), ctx.formats.number(scaled_text(tenths, 1)), {});
  });
  if (shown.tells_chances()) return;
  html.element(
      "p", {{"class", "muted"}},
      ctx.tr("The forecast can't tell who of your clients returns, so no chance is shown."));
}

// Why there are no figures.
std::string nothing_known(const PageContext& ctx, const Shown& shown) {
  if (!shown.newest) {
    return ctx.tr(
        "What this client is worth will stand here once the orders of all clients have "
        "been looked at.");
  }
  for (const auto& finding : findings_of(*shown.newest)) {
    if (finding.weight == Finding::Weight::unusable) return ctx.tr(finding.message);
  }
  return {};
}

void step_form(Html& html, const PageContext& ctx, const Record& client, const AdvisedStep& step) {
  post_form(html, ctx, add_activity_path(ctx, client.id), {}, [&](Html& form) {
    hidden_input(form, "kind", step.kind);
    hidden_input(form, "planned", "true");
    hidden_input(form, "due", (today_of(ctx) + step.due_in_days).text());
    hidden_input(form, "text", step.task);
    hidden_input(form, "back", record_path(*client.type, client.id));
    form.element("button", {{"class", "btn btn-sm"}, {"title", step.task}}, [&] {
      icon(form, step.kind == "call" ? "phone" : "checkbox");
      form.text(step.kind == "call" ? ctx.tr("Plan a call") : ctx.tr("Make it a task"));
    });
  });
}

void step_block(Html& html, const PageContext& ctx, const Record& client, const Shown& shown) {
  const auto step = next_step(ctx, client, shown.facts, shown.rules);
  if (!step) return;
  html.div("worth-step", [&] {
    html.element("p", {}, step->sentence);
    if (step->task.empty()) return;
    if (shown.planned) {
      html.element("p", {{"class", "muted"}}, ctx.tr("Something is planned already."));
    } else if (ctx.may_write(ctx.model.type(Activity::object_name))) {
      step_form(html, ctx, client, *step);
    }
  });
}

TimelineEntry entry_of(const PageContext& ctx, const Record& move) {
  TimelineEntry entry;
  entry.when = move.created_at;
  entry.who = ctx.tr("Stage");
  entry.icon = "flag";
  entry.mark = "stage";
  const Field& field = *move.type->find("stage");
  const Choice* choice = field.choice(move.get<std::string>("stage"));
  if (choice != nullptr) entry.title = ctx.tr(choice->label);
  entry.detail = ctx.tr.retold(move.get<std::string>("reason"));
  return entry;
}

}  // namespace

void add_worth_panel(const PageContext& ctx, Reading& reading, CardView& view) {
  const Record& client = view.whole.record;
  if (client.deleted_at) return;
  const Shown shown = read(reading, client);
  if (!shown.worth.stage) return;
  CardPanel panel;
  panel.title = ctx.tr("Worth");
  panel.zone = CardZone::right;
  Html& html = panel.content;
  stage_line(html, ctx, client, shown);
  counted_to_note(html, ctx, silence_of(reading));
  lost_but_likely(html, ctx, shown);
  if (shown.worth.ltv && shown.worth.alive && shown.worth.expected_orders) {
    scores(html, ctx, shown);
  } else if (shown.facts.buying_days > 0) {
    html.element("p", {{"class", "muted"}}, nothing_known(ctx, shown));
  }
  step_block(html, ctx, client, shown);
  if (ctx.may_write(*client.type)) stage_forms(html, ctx, client, shown.worth);
  view.panels.insert(view.panels.begin(), std::move(panel));
  for (const auto& move : shown.moves) view.timeline.push_back(entry_of(ctx, move));
}

void add_insight_screens(Screens& screens) {
  screens.cards.emplace(Client::object_name, add_worth_panel);
}

}  // namespace clientela
