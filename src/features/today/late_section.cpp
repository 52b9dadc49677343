#include "features/today/late_section.h"

#include <algorithm>
#include <array>

#include "features/activities/activity_blocks.h"
#include "features/words.h"
#include "pages/blocks.h"
#include "pages/layout.h"
#include "pages/list_page.h"
#include "pages/paths.h"

namespace clientela {
namespace {

// "14 clients who usually buy every 3 weeks have been silent for 6 weeks or more": one sentence for
// each rhythm, since languages differ in more than the number.
std::string headline(const PageContext& ctx, const LateGroup& group) {
  std::string count = ctx.formats.integer(group.count);
  if (group.capped) count += "+";
  const auto sentence = [&](std::string_view one, std::string_view many) {
    return ctx.tr.plural(one, many, group.count, {count});
  };
  if (group.rhythm_to <= 10) {
    return sentence("{} client who usually buys every week has been silent for 2 weeks or more",
                    "{} clients who usually buy every week have been silent for 2 weeks or more");
  }
  if (group.rhythm_to <= 17) {
    return sentence(
        "{} client who usually buys every 2 weeks has been silent for 4 weeks or more",
        "{} clients who usually buy every 2 weeks have been silent for 4 weeks or more");
  }
  if (group.rhythm_to <= 24) {
    return sentence(
        "{} client who usually buys every 3 weeks has been silent for 6 weeks or more",
        "{} clients who usually buy every 3 weeks have been silent for 6 weeks or more");
  }
  if (group.rhythm_to <= 45) {
    return sentence("{} client who usually buys every month has been silent for 2 months or more",
                    "{} clients who usually buy every month have been silent for 2 months or more");
  }
  if (group.rhythm_to <= 75) {
    return sentence(
        "{} client who usually buys every 2 months has been silent for 4 months or more",
        "{} clients who usually buy every 2 months have been silent for 4 months or more");
  }
  return sentence(
      "{} client who usually buys every 3 months has been silent for 6 months or more",
      "{} clients who usually buy every 3 months have been silent for 6 months or more");
}

std::string rhythm_words(const PageContext& ctx, const TodayView& view, const Record& client) {
  const auto days = client.get<std::int64_t>("rhythm_days");
  const auto silent = std::to_string(view.silence.day - client.get<Date>("last_order"));
  return ctx.tr("{}, silent for {} days", every_days(ctx, days), silent);
}

void plan_call(Html& html, const PageContext& ctx, const TodayView& view, const Record& client) {
  post_form(html, ctx, add_activity_path(ctx, client.id), {}, [&](Html& form) {
    hidden_input(form, "kind", "call");
    hidden_input(form, "planned", "true");
    hidden_input(form, "due", (today_of(ctx) + 1).text());
    hidden_input(form, "text", ctx.tr("Call: buys {}", rhythm_words(ctx, view, client)));
    hidden_input(form, "back", "/");
    form.element(
        "button",
        {{"class", "btn btn-sm"}, {"aria-label", ctx.tr("Plan a call with {}", client.title())}},
        [&] {
          icon(form, "phone");
          form.span("hide-on-phone", ctx.tr("Plan a call"));
        });
  });
}

void late_line(Html& html, const PageContext& ctx, const TodayView& view, const Record& client) {
  html.element("li", {{"class", "line"}}, [&] {
    avatar(html, client.title(), client.id, client.get<std::string>("kind") == "organisation");
    html.span("line-text", [&] {
      html.element("a", {{"href", record_path(*client.type, client.id)}}, client.title());
      html.text(" ");
      html.element("small", {}, rhythm_words(ctx, view, client));
    });
    const Money total = client.get<Money>("total");
    html.text(" ");
    html.span("line-end money hide-on-phone",
              ctx.tr("{} {} in all", rounded_money(ctx, total), total.currency.code()));
    const bool planned =
        std::find(view.planned.begin(), view.planned.end(), client.id) != view.planned.end();
    html.text(" ");
    if (planned) {
      html.span("muted", ctx.tr("planned"));
    } else if (ctx.may_write(ctx.model.type(Activity::object_name))) {
      plan_call(html, ctx, view, client);
    }
  });
}

}  // namespace

void late_section(Html& html, const PageContext& ctx, const TodayView& view) {
  for (const auto& group : view.late) {
    html.element("section", {{"class", "insight"}}, [&] {
      html.element("h2", {}, headline(ctx, group));
      html.element("ul", {{"class", "lines"}}, [&] {
        for (const auto& client : group.clients) late_line(html, ctx, view, client);
      });
      if (group.count <= static_cast<std::int64_t>(group.clients.size())) return;
      ListAddress address;
      address.type = group.query.type;
      address.query = group.query;
      address.query.limit = Query().limit;
      html.element("p", {{"class", "mt-2 mb-0"}}, [&] {
        std::string count = ctx.formats.integer(group.count);
        if (group.capped) count += "+";
        html.element("a", {{"href", list_url(ctx.model, address)}}, ctx.tr("All {}", count));
      });
    });
  }
}

}  // namespace clientela
