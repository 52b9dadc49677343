#include "features/today/today_page.h"

#include <set>

#include "base/locale_words.h"
#include "features/activities/activity_blocks.h"
#include "features/today/findings_section.h"
#include "features/today/late_section.h"
#include "features/today/win_back_section.h"
#include "features/words.h"
#include "pages/blocks.h"
#include "pages/layout.h"
#include "pages/paths.h"

namespace clientela {
namespace {

std::string name_of(const TodayView& view, Id id) {
  const auto found = view.titles.find(id);
  return found == view.titles.end() ? std::string() : found->second;
}

// With whom, and who does it when it is somebody else.
std::string with_whom(const PageContext& ctx, const TodayView& view, const Activity& activity) {
  std::string line = name_of(view, activity.client.id);
  if (activity.assignee.id == ctx.user) return line;
  const std::string who = name_of(view, activity.assignee.id);
  if (who.empty()) return line;
  return line.empty() ? who : line + " · " + who;
}

std::string activity_url(const PageContext& ctx, const Activity& activity) {
  if (activity.client) {
    return record_path(ctx.model.type(Client::object_name), activity.client.id);
  }
  return record_path(ctx.model.type(Activity::object_name), activity.id);
}

void due_line(Html& html, const PageContext& ctx, const TodayView& view, const Activity& activity) {
  const bool late = *activity.due < today_of(ctx);
  html.element("li", {{"class", "line"}}, [&] {
    done_button(html, ctx, activity, "/");
    html.span("line-text", [&] {
      html.element("a", {{"href", activity_url(ctx, activity)}}, activity_title(ctx, activity));
      html.leaf("br", {});
      html.element("small", {}, with_whom(ctx, view, activity));
    });
    html.text(" ");
    html.span(late ? "line-end is-late" : "line-end", due_words(ctx, *activity.due));
  });
}

struct DueSection {
  std::string title;
  std::string url;  // all of them
  const std::vector<Activity>& activities;
  std::int64_t count;
  bool capped = false;
};

void due_section(Html& html, const PageContext& ctx, const TodayView& view,
                 const DueSection& section) {
  if (section.activities.empty()) return;
  std::string count = ctx.formats.integer(section.count);
  if (section.capped) count += "+";
  html.element("section", {{"class", "section"}}, [&] {
    html.element("h2", {{"class", "section-title"}}, [&] {
      html.text(section.title);
      html.text(" ");
      html.span("page-count", count);
    });
    html.element("ul", {{"class", "lines"}}, [&] {
      for (const auto& activity : section.activities) due_line(html, ctx, view, activity);
    });
    if (section.count <= static_cast<std::int64_t>(section.activities.size())) return;
    html.element("p", {{"class", "mt-2 mb-0"}}, [&] {
      html.element("a", {{"href", section.url}}, ctx.tr("All {}", count));
    });
  });
}

std::string activities_url(const PageContext& ctx, std::string_view condition) {
  return list_path(ctx.model.type(Activity::object_name)) + "?done=eq.false&order=due&" +
         std::string(condition);
}

DueSection section_of(const PageContext& ctx, std::string title, std::string_view condition,
                      const DueList& list) {
  return {std::move(title), activities_url(ctx, condition), list.activities, list.count,
          list.capped};
}

void due_sections(Html& html, const PageContext& ctx, const TodayView& view) {
  due_section(html, ctx, view,
              section_of(ctx, ctx.tr("Overdue"), "due=lt.today", view.due.overdue));
  due_section(html, ctx, view, section_of(ctx, ctx.tr("Today"), "due=eq.today", view.due.today));
  const bool nothing = view.due.overdue.activities.empty() && view.due.today.activities.empty() &&
                       view.due.week.activities.empty();
  if (!nothing) return;
  empty_state(html, {.icon = "circle-check",
                     .title = ctx.tr("Nothing is due"),
                     .text = ctx.tr("Tasks, promises and planned calls stand here when their day "
                                    "comes. Add one on a client's card."),
                     .small = true});
}

void week_section(Html& html, const PageContext& ctx, const TodayView& view) {
  due_section(html, ctx, view,
              section_of(ctx, ctx.tr("In the next 7 days"), "due=gt.today&due=lte.today%2B7d",
                         view.due.week));
}

void promises_section(Html& html, const PageContext& ctx, const TodayView& view) {
  due_section(html, ctx, view,
              {ctx.tr("Promised for later"),
               {},
               view.due.promises,
               static_cast<std::int64_t>(view.due.promises.size())});
}

void seen_section(Html& html, const PageContext& ctx, const TodayView& view) {
  if (view.seen.empty()) return;
  html.element("section", {{"class", "section"}}, [&] {
    html.element("h2", {{"class", "section-title"}}, ctx.tr("Seen recently"));
    html.element("ul", {{"class", "related"}}, [&] {
      for (const auto& seen : view.seen) {
        html.element("li", {{"class", "related-item"}}, [&] {
          html.link(seen.url, "related-title", seen.title);
          html.text(" ");
          html.span("related-figure", "");
          html.span("related-detail", seen.detail);
        });
      }
    });
  });
}

void new_company(Html& html, const PageContext& ctx) {
  const ObjectType& clients = ctx.model.type(Client::object_name);
  EmptyState state{.icon = "users",
                   .title = ctx.tr("Welcome. Bring your clients"),
                   .text = ctx.tr("A spreadsheet with names, e-mails or orders is enough: you see "
                                  "the result before anything is kept, and can take it all back. "
                                  "Or begin with one client and write down what was said.")};
  if (ctx.may_write(clients)) {
    state.actions.push_back({.url = std::string(import_path),
                             .label = ctx.tr("Import a file"),
                             .icon = "file-import",
                             .primary = true});
    state.actions.push_back(
        {.url = new_path(clients), .label = ctx.tr("Add the first client"), .icon = "plus"});
  }
  empty_state(html, state);
}

void columns(Html& html, const PageContext& ctx, const TodayView& view) {
  html.div("today", [&] {
    html.element("div", {}, [&] {
      next_step_form(html, ctx,
                     {.client = view.next_client,
                      .client_name = name_of(view, view.next_client),
                      .finished = view.finished,
                      .back = "/"});
      due_sections(html, ctx, view);
      const bool counts_days = !view.late.empty() || !view.win_back.empty();
      if (counts_days) counted_to_note(html, ctx, view.silence);
      late_section(html, ctx, view);
      week_section(html, ctx, view);
    });
    html.element("div", {}, [&] {
      findings_section(html, ctx, view);
      win_back_section(html, ctx, view);
      promises_section(html, ctx, view);
      seen_section(html, ctx, view);
    });
  });
}

}  // namespace

std::string today_page(const PageContext& ctx, const TodayView& view) {
  const Date today = today_of(ctx);
  const PageHead head{.title = ctx.tr("Today"), .count = weekday_and_day(today, ctx.tr.language())};
  return page(ctx, head, [&](Html& html) {
    html.div("page-body", [&] {
      if (view.empty) {
        new_company(html, ctx);
      } else {
        columns(html, ctx, view);
      }
    });
  });
}

namespace {

void add_title(Reading& reading, std::string_view noun, Id id, Titles& titles) {
  if (id.empty() || titles.count(id) != 0) return;
  titles.emplace(id, reading.title(reading.type(noun), id));
}

}  // namespace

namespace {

// Who is shown among the late ones need not be named a second time.
std::vector<WinBackCandidate> not_late(const WhomToCall& found, const TodayView& view) {
  std::set<Id> late;
  for (const auto& group : view.late) {
    for (const auto& client : group.clients) late.insert(client.id);
  }
  std::vector<WinBackCandidate> others;
  for (const auto& candidate : found.going) {
    if (late.count(candidate.client.id) == 0) others.push_back(candidate);
  }
  return others;
}

}  // namespace

WhomToCall whom_to_call(Reading& reading) {
  constexpr std::size_t most_groups = 2;
  return {late_groups(reading, most_groups), win_back_candidates(reading)};
}

TodayView read_today(const PageContext& ctx, Reading& reading, const WhomToCall& found) {
  constexpr std::size_t most_to_win_back = 3;
  TodayView view;
  view.empty = !has_clients(reading);
  if (view.empty) return view;
  view.silence = silence_of(reading);
  view.due = due_now(reading, ctx.user, today_of(ctx));
  for (const auto& group : found.late) {
    view.late.push_back(read_again(reading, group));
    if (view.late.back().count <= 0) view.late.pop_back();
  }
  for (auto& candidate : win_back_queue(reading, not_late(found, view), most_to_win_back)) {
    if (!candidate.held_out) view.win_back.push_back(std::move(candidate));
  }
  for (const auto& group : view.late) {
    for (const auto& client : group.clients) {
      if (has_plans(reading, client.id)) view.planned.push_back(client.id);
    }
  }
  for (const auto* list : {&view.due.overdue.activities, &view.due.today.activities,
                           &view.due.week.activities, &view.due.promises}) {
    for (const auto& activity : *list) {
      add_title(reading, Client::object_name, activity.client.id, view.titles);
      add_title(reading, User::object_name, activity.assignee.id, view.titles);
    }
  }
  return view;
}

}  // namespace clientela
