#include "features/win_back/win_back_page.h"

#include <cmath>

#include "features/filters.h"
#include "features/words.h"
#include "pages/blocks.h"
#include "pages/layout.h"
#include "pages/paths.h"
#include "pages/plain_inputs.h"

namespace clientela {
namespace {

constexpr std::size_t shown_to_call = 12;
constexpr int shown_open = 50;

std::string money_figure(const PageContext& ctx, Money amount) {
  return rounded_money(ctx, amount) + " " + std::string(amount.currency.code());
}

std::string earlier_words(const PageContext& ctx, const EarlierCall& call) {
  const std::string day = ctx.formats.date(call.on);
  if (call.ordered && !call.outcome.empty()) {
    return ctx.tr("Called on {}: “{}”. An order followed on {}.", day, call.outcome,
                  ctx.formats.date(*call.ordered));
  }
  if (call.ordered) {
    return ctx.tr("Called on {}; an order followed on {}.", day, ctx.formats.date(*call.ordered));
  }
  return ctx.tr("Called on {}: “{}”.", day, call.outcome);
}

void plan_form(Html& html, const PageContext& ctx, const WinBackCandidate& candidate) {
  const std::string id = candidate.client.id.text();
  post_form(html, ctx, win_back_plan_path, "win-back-form", [&](Html& form) {
    hidden_input(form, "client", id);
    form.element("input",
                 {{"class", "form-control"},
                  {"name", "offer"},
                  {"aria-label", ctx.tr("Offer to {}", candidate.client.title())},
                  {"placeholder", ctx.tr("Offer, if any")},
                  {"maxlength", "1000"}},
                 "");
    form.element("input",
                 {{"class", "form-control win-back-cost"},
                  {"name", "cost"},
                  {"inputmode", "decimal"},
                  {"aria-label", ctx.tr("Cost of the offer")},
                  {"placeholder", ctx.tr("Its cost")}},
                 "");
    form.element("button", {{"class", "btn"}}, [&] {
      icon(form, "phone");
      form.text(ctx.tr("Plan the call"));
    });
  });
}

void candidate_item(Html& html, const PageContext& ctx, const WinBackCandidate& candidate) {
  const Record& client = candidate.client;
  html.element("li", {{"class", "win-back"}}, [&] {
    html.div("win-back-head", [&] {
      avatar(html, client.title(), client.id, client.get<std::string>("kind") == "organisation");
      html.element("a", {{"href", record_path(*client.type, client.id)}}, client.title());
      html.text(" ");
      if (!candidate.phone.empty()) {
        html.element("a", {{"href", "tel:" + candidate.phone}, {"class", "win-back-phone"}},
                     candidate.phone);
        html.text(" ");
      }
      html.element("strong", {{"class", "line-end"}}, win_back_worth(ctx, candidate));
    });
    html.element("p", {}, ctx.tr(candidate.reason));
    const std::string stake = win_back_stake(ctx, candidate);
    if (!stake.empty()) html.element("p", {{"class", "muted"}}, stake);
    if (candidate.earlier) html.element("p", {}, earlier_words(ctx, *candidate.earlier));
    if (ctx.may_write(ctx.model.type(WinBack::object_name))) plan_form(html, ctx, candidate);
  });
}

void queue_section(Html& html, const PageContext& ctx, const WinBackView& view) {
  if (view.queue.empty()) {
    empty_state(html, {.icon = "circle-check",
                       .title = ctx.tr("Nobody is worth a call today"),
                       .text = ctx.tr("Here stand clients who are at risk or lost, whose purchases "
                                      "brought a profit and for whom nothing is planned."),
                       .small = true});
    return;
  }
  html.element("ul", {{"class", "win-backs"}}, [&] {
    for (const auto& candidate : view.queue) candidate_item(html, ctx, candidate);
  });
  if (view.held_out == 0) return;
  const auto count = static_cast<std::int64_t>(view.held_out);
  html.element("p", {{"class", "muted"}},
               ctx.tr.plural("{} more client is held out: not called, so that one sees what "
                             "calling brings.",
                             "{} more clients are held out: not called, so that one sees what "
                             "calling brings.",
                             count, {ctx.formats.integer(count)}));
}

void outcome_buttons(Html& html, const PageContext& ctx, const Record& attempt) {
  for (const auto& choice : win_back_outcomes()) {
    if (choice.key == "open") continue;
    post_button(html, ctx,
                {.action = std::string(win_back_path) + "/" + attempt.id.text() + "/outcome",
                 .label = ctx.tr(choice.label),
                 .css_class = "btn btn-sm",
                 .hidden = {{"outcome", std::string(choice.key)}}});
  }
}

void open_line(Html& html, const PageContext& ctx, const WinBackView& view, const Record& record) {
  const auto attempt = record.as<WinBack>();
  const auto title = view.titles.find(attempt.client.id);
  if (title == view.titles.end()) return;
  html.element("li", {{"class", "line win-back-open"}}, [&] {
    html.span("line-text", [&] {
      html.element("a",
                   {{"href", record_path(ctx.model.type(Client::object_name), attempt.client.id)}},
                   title->second);
      html.leaf("br", {});
      html.element("small", {}, [&] {
        html.text(ctx.tr("planned {}", days_ago(ctx, *attempt.begun)));
        if (!attempt.offer.empty()) html.text(" · " + attempt.offer);
      });
    });
    if (!ctx.may_write(*record.type)) return;
    html.span("win-back-outcomes", [&] { outcome_buttons(html, ctx, record); });
  });
}

void open_section(Html& html, const PageContext& ctx, const WinBackView& view) {
  if (view.open.empty()) return;
  html.element("section", {{"class", "section"}}, [&] {
    html.element("h2", {{"class", "section-title"}}, ctx.tr("What came of it?"));
    html.element("ul", {{"class", "lines"}}, [&] {
      for (const auto& record : view.open) open_line(html, ctx, view, record);
    });
  });
}

std::vector<std::string> group_row(const PageContext& ctx, const std::string& label,
                                   const GroupResult& group) {
  const Money mean{std::llround(group.mean), group.revenue.currency};
  return {label, ctx.formats.integer(group.clients), ctx.formats.integer(group.returned),
          rounded_money(ctx, group.revenue), group.clients < 2 ? "—" : money_words(ctx, mean)};
}

std::string verdict(const PageContext& ctx, const WinBackResults& results) {
  if (!results.enough()) {
    return ctx.tr("Too few to tell: each group needs at least 30 clients whose month is over.");
  }
  const auto amount = [&](double minor) {
    return money_figure(ctx, {std::llround(minor), results.offers.currency});
  };
  const double low = results.difference() - results.margin_of_error();
  const double high = results.difference() + results.margin_of_error();
  const std::string between = ctx.tr("{} to {}", amount(low), amount(high));
  if (low > 0) {
    return ctx.tr("A call brings {} more for each client (probably {}).",
                  amount(results.difference()), between);
  }
  if (high < 0) {
    return ctx.tr("Those who were called brought less: {} for each client (probably {}).",
                  amount(results.difference()), between);
  }
  return ctx.tr("The difference may be chance: {} for each client (probably {}).",
                amount(results.difference()), between);
}

void results_section(Html& html, const PageContext& ctx, const WinBackView& view) {
  const WinBackResults& results = view.results;
  html.element("section", {{"class", "section"}}, [&] {
    html.element("h2", {{"class", "section-title"}}, ctx.tr("What calling brings"));
    html.element("p", {}, verdict(ctx, results));
    small_table(html, {ctx.tr("Within a month"),
                       {ctx.tr("Group"), ctx.tr("Clients"), ctx.tr("Bought"), ctx.tr("Revenue"),
                        ctx.tr("For each")},
                       {false, true, true, true, true},
                       {group_row(ctx, ctx.tr("Called"), results.called),
                        group_row(ctx, ctx.tr("Held out"), results.held_out)}});
    html.element("p", {{"class", "muted"}},
                 ctx.tr("Of the last 12 months, as far as you may see them. The offers cost {}. {} "
                        "more wait for their month to end.",
                        money_figure(ctx, results.offers), ctx.formats.integer(results.waiting)));
  });
}

void introduction(Html& html, const PageContext& ctx, const WinBackView& view) {
  if (!view.blind) {
    html.element("p", {},
                 ctx.tr("Clients who are going or gone, by what they used to bring in a year "
                        "times the chance that they return."));
  } else {
    html.element("p", {}, [&] {
      html.text(ctx.tr(
          "Clients who are going or gone, by their own rhythm and what they used to bring in "
          "a year."));
      html.text(" ");
      html.text(
          ctx.tr("The forecast can't tell who of your clients returns, so no chance is shown."));
      html.text(" ");
      html.element("a", {{"href", "/insights/model"}}, ctx.tr("Forecast check"));
    });
  }
  counted_to_note(html, ctx, view.silence);
}

void share_form(Html& html, const PageContext& ctx, const WinBackView& view) {
  if (!ctx.administrator()) return;
  html.element("details", {{"class", "worth-more"}}, [&] {
    html.element("summary", {}, ctx.tr("How many are held out"));
    post_form(html, ctx, win_back_share_path, "worth-form", [&](Html& form) {
      plain_input(form, {.name = "percent",
                         .label = ctx.tr("Of a hundred clients"),
                         .value = std::to_string(view.held_out_percent),
                         .help = ctx.tr("0: everybody may be called, and nothing can be compared. "
                                        "The same clients are always held out.")});
      form.element("button", {{"class", "btn"}}, ctx.tr("Save"));
    });
  });
}

}  // namespace

std::string win_back_yearly(const PageContext& ctx, const WinBackCandidate& candidate) {
  return ctx.tr("Used to bring {} a year", money_figure(ctx, candidate.at_stake));
}

std::string win_back_worth(const PageContext& ctx, const WinBackCandidate& candidate) {
  return candidate.told ? ctx.tr("{} to be won", money_figure(ctx, candidate.to_be_won()))
                        : win_back_yearly(ctx, candidate);
}

std::string win_back_stake(const PageContext& ctx, const WinBackCandidate& candidate) {
  if (!candidate.told) return {};
  const std::string percent = std::to_string((candidate.chance.millionths + 5'000) / 10'000) + " %";
  const std::string yearly = money_figure(ctx, candidate.at_stake);
  return candidate.forecast
             ? ctx.tr("Used to bring {} a year; the chance to return is {}.", yearly, percent)
             : ctx.tr("Used to bring {} a year; without a forecast a chance of {} is assumed.",
                      yearly, percent);
}

std::string win_back_subject(const PageContext& ctx, const WinBackCandidate& candidate) {
  return ctx.tr("Win back: used to bring {} a year", money_figure(ctx, candidate.at_stake));
}

WinBackView read_win_back(Reading& reading) {
  WinBackView view;
  view.held_out_percent = held_out_percent(reading);
  view.blind = forecast_is_blind(reading);
  view.silence = silence_of(reading);
  for (auto& candidate : win_back_queue(reading, shown_to_call)) {
    if (candidate.held_out) {
      ++view.held_out;
    } else {
      view.queue.push_back(std::move(candidate));
    }
  }
  view.open = open_win_backs(reading, shown_open);
  const ObjectType& clients = reading.type(Client::object_name);
  for (const auto& attempt : view.open) {
    const Id client = attempt.get<Id>("client");
    std::string title = reading.title(clients, client);
    if (!title.empty()) view.titles.emplace(client, std::move(title));
  }
  view.results = win_back_results(reading);
  return view;
}

std::string win_back_page(const PageContext& ctx, const WinBackView& view) {
  const PageHead head{.title = ctx.tr("Win-back")};
  return page(ctx, head, [&](Html& html) {
    html.div("page-body page-narrow", [&] {
      if (!view.error.empty()) alert(html, AlertKind::danger, view.error);
      introduction(html, ctx, view);
      open_section(html, ctx, view);
      queue_section(html, ctx, view);
      results_section(html, ctx, view);
      share_form(html, ctx, view);
    });
  });
}

}  // namespace clientela
