#include "doors/web/navigation.h"

#include "features/ideal_client/fit_pages.h"
#include "features/insight_pages/insight_frame.h"
#include "features/win_back/win_back_page.h"
#include "pages/history_page.h"
#include "pages/paths.h"

namespace clientela {
namespace {

NavigationItem noun(const PageContext& ctx, std::string_view name, std::string key, bool phone) {
  const ObjectType& type = ctx.model.type(name);
  NavigationItem item;
  item.label = ctx.tr(type.label_plural);
  item.url = list_path(type);
  item.icon = type.icon;
  item.key = std::move(key);
  item.phone = phone;
  return item;
}

NavigationItem place(std::string label, std::string url, std::string icon, std::string key) {
  NavigationItem item;
  item.label = std::move(label);
  item.url = std::move(url);
  item.icon = std::move(icon);
  item.key = std::move(key);
  item.phone = false;
  item.foot = true;
  return item;
}

// Something that waited was done or kept: their labels are words for what is over.
bool ends_what_waited(std::string_view verb) {
  return verb == "activity.complete" || verb == "activity.keep";
}

std::string what_was_done(const PageContext& ctx, const LogEntry& entry, std::string_view title) {
  const std::string name(title);
  if (entry.action.action == "undo") return ctx.tr("Taken back: {}", name);
  const Action* action = ctx.model.find_action(entry.action.action);
  if (action != nullptr && ends_what_waited(action->name)) {
    return ctx.tr("{}: {}", ctx.tr(action->label), name);
  }
  switch (entry.changes.front().kind) {
    case ChangeKind::created:
      return ctx.tr("Created {}", name);
    case ChangeKind::updated:
      return ctx.tr("Saved {}", name);
    case ChangeKind::deleted:
      return ctx.tr("Deleted {}", name);
    case ChangeKind::restored:
      return ctx.tr("Restored {}", name);
  }
  return {};
}

// Of the record that was changed; of settings, what the verb that sets them is called.
std::string title_of(Visit& visit, const LoggedChange& change) {
  const ObjectType* type = visit.model().find_type(change.object);
  if (type == nullptr) {
    const Action* verb = visit.model().find_action(change.object);
    return verb == nullptr ? change.object : visit.ctx().tr(verb->label);
  }
  if (type->is_part()) type = &visit.model().type(type->part_of);
  std::string title;
  visit.engine().read(visit.asker,
                      [&](Reading& reading) { title = reading.title(*type, change.owner); });
  return title;
}

}  // namespace

std::vector<NavigationItem> navigation(const PageContext& ctx) {
  NavigationItem today = place(ctx.tr("Today"), "/", "sun", "t");
  today.phone = true;
  today.foot = false;
  NavigationItem insights = place(ctx.tr("Insights"), std::string(insights_path), "chart-bar", "i");
  insights.foot = false;
  NavigationItem win_back =
      place(ctx.tr("Win-back"), std::string(win_back_path), "arrow-back-up", "w");
  win_back.foot = false;
  NavigationItem ideal =
      place(ctx.tr("Ideal client"), std::string(ideal_client_path), "list-check", "l");
  ideal.foot = false;
  std::vector<NavigationItem> items = {today,
                                       noun(ctx, "client", "c", true),
                                       noun(ctx, "activity", "a", true),
                                       noun(ctx, "order", "o", true),
                                       insights,
                                       win_back,
                                       noun(ctx, "segment", "e", false),
                                       ideal,
                                       noun(ctx, "product", "p", false),
                                       noun(ctx, "category", "", false),
                                       noun(ctx, "channel", "", false)};
  if (ctx.role >= Role::member) {
    items.push_back(place(ctx.tr("Import"), std::string(import_path), "upload", "m"));
  }
  items.push_back(place(ctx.tr("History"), "/log", "history", "h"));
  items.push_back(place(ctx.tr("Bin"), bin_path(ctx.model.type("client")), "trash", "b"));
  if (ctx.administrator()) {
    items.push_back(place(ctx.tr("Users"), list_path(ctx.model.type("user")), "user", "u"));
    items.push_back(place(ctx.tr("Settings"), std::string(settings_path), "settings", "s"));
  }
  return items;
}

namespace {

std::optional<Toast> told(Visit& visit, const LogEntry& entry) {
  if (entry.changes.empty()) return std::nullopt;
  Toast toast;
  toast.text = what_was_done(*visit.context, entry, title_of(visit, entry.changes.front()));
  if (can_undo(visit.ctx(), entry)) toast.undo_seq = entry.action.seq;
  return toast;
}

}  // namespace

std::optional<Toast> toast_of(Visit& visit) {
  const auto id = Id::parse(visit.query_value(just_done));
  if (!id) return std::nullopt;
  const auto entry = visit.engine().logged(visit.asker, *id);
  return entry ? told(visit, *entry) : std::nullopt;
}

std::optional<Toast> last_change_of(Visit& visit) {
  constexpr int looked_at = 20;
  if (visit.asker.role < Role::member) return std::nullopt;
  for (const auto& entry : visit.engine().recent_log(visit.asker, 0, looked_at)) {
    if (entry.action.asker != visit.asker.user) continue;
    // What was done together is taken back as a whole, from its own page.
    const Id group = entry.action.group;
    if (!group.empty() && visit.engine().group_size(group) > 1) return std::nullopt;
    auto change = told(visit, entry);
    return change && change->undo_seq != 0 ? change : std::nullopt;
  }
  return std::nullopt;
}

}  // namespace clientela
