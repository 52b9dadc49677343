#include "features/activities/activity_pages.h"

#include "features/activities/activity_blocks.h"
#include "features/activities/activity_queries.h"
#include "features/activities/composer.h"
#include "features/words.h"
#include "pages/attribute_if.h"
#include "pages/list_address.h"
#include "pages/paths.h"

namespace clientela {
namespace {

constexpr int most_open = 30;
constexpr int most_past = 30;

std::string mark_class(const PageContext& ctx, const Activity& activity) {
  std::string css_class = "entry-mark";
  if (activity.kind == ActivityKind::promise) css_class += " is-promise";
  if (activity.due && *activity.due < today_of(ctx)) css_class += " is-late";
  return css_class;
}

const Field& kind_field(const PageContext& ctx) {
  return *ctx.model.type(Activity::object_name).find("kind");
}

std::string kind_label(const PageContext& ctx, ActivityKind kind) {
  return ctx.tr(kind_field(ctx).choices.at(static_cast<std::size_t>(kind)).label);
}

std::string name_of(const Titles& titles, Id id) {
  const auto found = titles.find(id);
  return found == titles.end() ? std::string() : found->second;
}

std::string done_word(const PageContext& ctx, const Activity& activity) {
  return activity.kind == ActivityKind::promise ? ctx.tr("Kept") : ctx.tr("Done");
}

void open_line(Html& html, const PageContext& ctx, const Activity& activity, const Titles& titles) {
  const bool late = activity.due && *activity.due < today_of(ctx);
  html.element("li", {{"class", "entry"}}, [&] {
    done_button(html, ctx, activity, {});
    html.element("div", {}, [&] {
      html.div("entry-line", [&] {
        html.span("entry-title", [&] {
          html.element("a",
                       {{"href", edit_path(ctx.model.type(Activity::object_name), activity.id)}},
                       activity_title(ctx, activity));
        });
        if (!activity.due) return;
        html.text(" ");
        html.element("time",
                     {{"datetime", activity.due->text()}, attribute_if(late, "class", "is-late")},
                     due_words(ctx, *activity.due));
      });
      std::string detail = kind_label(ctx, activity.kind);
      const std::string who = name_of(titles, activity.assignee.id);
      if (!who.empty()) detail += " · " + who;
      html.div("entry-detail", detail);
      if (!activity.details.empty()) {
        html.element("p", {{"class", "entry-text"}}, activity.details);
      }
    });
  });
}

TimelineEntry past_entry(const PageContext& ctx, const Activity& activity, const Titles& titles) {
  const ObjectType& type = ctx.model.type(Activity::object_name);
  TimelineEntry entry;
  const bool planned =
      activity.kind == ActivityKind::task || activity.kind == ActivityKind::promise;
  entry.when = planned && activity.done_at ? *activity.done_at : activity.at;
  const bool promise = activity.kind == ActivityKind::promise;
  if (!promise) entry.who = ctx.tr("{}:", kind_label(ctx, activity.kind));
  entry.icon = activity_icon(activity.kind);
  if (promise) entry.mark = "promise";
  entry.title = dated_title(ctx, activity);
  entry.url = record_path(type, activity.id);
  entry.text = activity.details;
  if (!activity.outcome.empty()) {
    if (!entry.text.empty()) entry.text += "\n";
    entry.text += "→ " + activity.outcome;
  }
  entry.detail = name_of(titles, activity.assignee.id);
  if (!promise || !activity.done_at) return entry;
  const Date kept_on = local_date(*activity.done_at, ctx.zone);
  const std::string kept = ctx.tr("Kept on {}", ctx.formats.date(kept_on));
  entry.detail = entry.detail.empty() ? kept : kept + " · " + entry.detail;
  return entry;
}

// Who does the activities: a few colleagues, each looked up once.
void add_assignees(Reading& reading, const std::vector<Activity>& activities, Titles& titles) {
  for (const auto& activity : activities) {
    const Id who = activity.assignee.id;
    if (who.empty() || titles.count(who) != 0) continue;
    titles.emplace(who, reading.title(reading.type(User::object_name), who));
  }
}

// A parameter of the page's address, if it is there.
std::optional<std::string> url_parameter(const PageContext& ctx, std::string_view name) {
  for (const auto& [key, value] : address_parameters(ctx.url, {})) {
    if (key == name) return value;
  }
  return std::nullopt;
}

void add_composer(const PageContext& ctx, Reading& reading, CardView& view) {
  const Record& client = view.whole.record;
  if (client.deleted_at || !ctx.may_write(ctx.model.type(Activity::object_name))) return;
  CardPanel panel;
  panel.zone = CardZone::middle;
  if (url_parameter(ctx, "next")) {
    const std::string done = url_parameter(ctx, "done").value_or("");
    next_step_form(panel.content, ctx,
                   {.client = client.id,
                    .client_name = client.title(),
                    .finished = finished_activity(reading, done)});
  } else {
    composer(panel.content, ctx, {.client = client.id});
  }
  view.panels.push_back(std::move(panel));
}

void add_open(const PageContext& ctx, const std::vector<Activity>& open, CardView& view) {
  if (open.empty()) return;
  CardPanel panel;
  panel.zone = CardZone::middle;
  panel.content.element("h2", {{"class", "timeline-heading"}}, ctx.tr("Next"));
  panel.content.element("ol", {{"class", "timeline"}}, [&] {
    for (const auto& activity : open) open_line(panel.content, ctx, activity, view.titles);
  });
  view.panels.push_back(std::move(panel));
}

void extend_client_card(const PageContext& ctx, Reading& reading, CardView& view) {
  const Id client = view.whole.record.id;
  const auto open = open_activities_of(reading, client, most_open);
  const auto past = past_activities_of(reading, client, most_past);
  add_assignees(reading, open, view.titles);
  add_assignees(reading, past, view.titles);
  add_composer(ctx, reading, view);
  add_open(ctx, open, view);
  for (const auto& activity : past) {
    view.timeline.push_back(past_entry(ctx, activity, view.titles));
  }
}

void extend_card(const PageContext& ctx, Reading&, CardView& view) {
  const auto activity = view.whole.record.as<Activity>();
  if (view.whole.record.deleted_at) return;
  view.hidden.emplace_back("subject");
  if (activity.kind != ActivityKind::promise) view.hidden.emplace_back("promiser");
  view.title = activity_title(ctx, activity);
  if (!is_open(activity) || !ctx.may_write(*view.whole.record.type)) return;
  view.verbs.push_back({.action = complete_path(ctx, activity.id),
                        .label = done_word(ctx, activity),
                        .icon = "check"});
}

// Among other activities a promise says whose it is.
void title_cell(Html& html, const PageContext& ctx, const Record& record, const Titles&) {
  const std::string title = activity_title(ctx, record.as<Activity>());
  html.span("text-truncate", title.empty() ? ctx.tr("Without a name") : title);
}

void extend_list(const PageContext&, Reading&, ListView& view) {
  view.cells.push_back({"", title_cell});
}

}  // namespace

void add_activity_screens(Screens& screens) {
  screens.cards.emplace(Client::object_name, extend_client_card);
  screens.cards.emplace(Activity::object_name, extend_card);
  screens.lists.emplace(Activity::object_name, extend_list);
}

std::string_view activity_icon(ActivityKind kind) {
  switch (kind) {
    case ActivityKind::note:
      return "note";
    case ActivityKind::call:
      return "phone";
    case ActivityKind::meeting:
      return "users-group";
    case ActivityKind::message:
      return "message";
    case ActivityKind::task:
      return "checkbox";
    case ActivityKind::promise:
      return "heart-handshake";
  }
  return "note";
}

std::string activity_title(const PageContext& ctx, const Activity& activity) {
  if (activity.kind != ActivityKind::promise) return activity.subject;
  return activity.promiser == Promiser::us ? ctx.tr("We promised: {}", activity.subject)
                                           : ctx.tr("Promised to us: {}", activity.subject);
}

std::string dated_title(const PageContext& ctx, const Activity& activity) {
  if (activity.kind != ActivityKind::promise || !activity.due) return activity_title(ctx, activity);
  const std::string day = ctx.formats.date(*activity.due);
  return activity.promiser == Promiser::us
             ? ctx.tr("We promised: {}, by {}", activity.subject, day)
             : ctx.tr("Promised to us: {}, by {}", activity.subject, day);
}

std::string_view completing_verb(const Activity& activity) {
  return activity.kind == ActivityKind::promise ? "activity.keep" : "activity.complete";
}

void done_button(Html& html, const PageContext& ctx, const Activity& activity,
                 std::string_view back) {
  if (!ctx.may_write(ctx.model.type(Activity::object_name))) {
    html.element("span", {{"class", mark_class(ctx, activity)}, {"aria-hidden", "true"}},
                 [&] { icon(html, activity_icon(activity.kind)); });
    return;
  }
  post_form(html, ctx, complete_path(ctx, activity.id), {}, [&](Html& form) {
    if (!back.empty()) hidden_input(form, "back", back);
    form.element("button",
                 {{"class", mark_class(ctx, activity)},
                  {"aria-label", ctx.tr("{}: {}", done_word(ctx, activity), activity.subject)}},
                 [&] {
                   icon(form, "check");
                   form.span("visually-hidden", done_word(ctx, activity));
                 });
  });
}

std::string add_activity_path(const PageContext& ctx, Id client) {
  return record_path(ctx.model.type(Client::object_name), client) + "/activities";
}

std::string complete_path(const PageContext& ctx, Id activity) {
  return record_path(ctx.model.type(Activity::object_name), activity) + "/done";
}

}  // namespace clientela
