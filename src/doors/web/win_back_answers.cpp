#include "base/text.h"
#include "doors/web/answers.h"
#include "doors/web/record_view.h"
#include "features/win_back/win_back_page.h"

namespace clientela {
namespace {

constexpr int budget_ms = 1000;
constexpr std::size_t looked_through = 30;  // more than the page shows

WinBackView view_of(Visit& visit) {
  WinBackView view;
  visit.engine().read(
      visit.asker, [&](Reading& reading) { view = read_win_back(reading); }, budget_ms);
  return view;
}

Response refused(Visit& visit, const Error& error) {
  if (error.code == ErrorCode::forbidden) return error_response(visit, 403);
  WinBackView view = view_of(visit);
  view.error = visit.ctx().tr(error.message);
  return html_response(win_back_page(visit.ctx(), view), 422);
}

Result<std::optional<Money>> cost_of(Visit& visit) {
  const std::string text = trimmed(visit.field("cost"));
  if (text.empty()) return std::optional<Money>();
  const auto cost = Money::parse(text, visit.ctx().currency);
  if (!cost || cost->minor < 0 || cost->currency != visit.ctx().currency) {
    return invalid("cost", message("“{}” is no amount in {}.", text,
                                   std::string(visit.ctx().currency.code())));
  }
  return std::optional<Money>(*cost);
}

// The call, and with it those of the held-out share who would have had their turn before or now.
std::vector<Call> calls_for(Visit& visit, Id client, const std::optional<Money>& cost) {
  std::vector<Call> calls;
  visit.engine().read(
      visit.asker,
      [&](Reading& reading) {
        for (const auto& candidate : win_back_queue(reading, looked_through)) {
          const Record& record = candidate.client;
          const bool wanted = record.id == client;
          if (!wanted && !candidate.held_out) continue;
          JsonObject arguments{{"client", record.id.text()},
                               {"at_stake", candidate.at_stake.text()}};
          if (wanted) {
            arguments["subject"] = win_back_subject(visit.ctx(), candidate);
            arguments["offer"] = trimmed(visit.field("offer"));
            if (cost) arguments["cost"] = cost->text();
          }
          calls.push_back(
              {wanted ? "win_back.plan" : "win_back.hold_out", std::move(arguments), {}, {}});
          if (wanted) return;
        }
        calls.clear();  // the client is not worth a call any more
      },
      budget_ms);
  return calls;
}

}  // namespace

Response show_win_back(Visit& visit) {
  visit.context->live_url = "/live?topics=win_back,activity,client";
  return html_response(win_back_page(visit.ctx(), view_of(visit)));
}

Response plan_win_back(Visit& visit) {
  const auto cost = cost_of(visit);
  if (!cost) return refused(visit, cost.error());
  const auto client = Id::parse(visit.field("client"));
  auto calls = calls_for(visit, client.value_or(Id()), *cost);
  if (calls.empty()) {
    return refused(visit, {ErrorCode::conflict, "client",
                           message("This client is no longer in the queue: something is planned "
                                   "already, or a purchase came.")});
  }
  const Id group = visit.engine().new_id();
  for (auto& call : calls) call.group = group;
  const auto outcomes = visit.engine().perform_all(visit.asker, std::move(calls));
  if (!outcomes) return refused(visit, outcomes.error());
  return redirect_done(win_back_path, outcomes->back());
}

Response decide_win_back(Visit& visit) {
  const ObjectType& type = visit.model().type(WinBack::object_name);
  const std::string outcome = visit.field("outcome");
  const Choice* choice = type.find("outcome")->choice(outcome);
  JsonObject arguments{{"win_back", id_of_path(visit, 0).text()}, {"outcome", outcome}};
  if (choice != nullptr) arguments["words"] = visit.ctx().tr(choice->label);
  const auto decided =
      visit.engine().perform(visit.asker, {"win_back.decide", std::move(arguments)});
  if (!decided) return refused(visit, decided.error());
  return redirect_done(win_back_path, *decided);
}

Response share_win_back(Visit& visit) {
  const auto percent = parse_scaled(trimmed(visit.field("percent")), 0);
  const auto changed = visit.engine().perform(
      visit.asker, {"win_back.set_share", {{"percent", percent.value_or(-1)}}});
  if (!changed) return refused(visit, changed.error());
  return redirect_done(win_back_path, *changed);
}

}  // namespace clientela
