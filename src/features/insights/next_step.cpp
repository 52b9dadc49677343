#include "features/insights/next_step.h"

#include "features/words.h"

namespace clientela {
namespace {

constexpr int soon_days = 7;

AdvisedStep while_regular(const PageContext& ctx, const StageFacts& facts,
                          const StageRules& rules) {
  const Date expected = *facts.last + static_cast<int>(counted_rhythm_days(facts, rules));
  if (expected - facts.today > soon_days) {
    return {ctx.tr("Nothing is needed: the next order is expected around {}.",
                   ctx.formats.date(expected))};
  }
  return {ctx.tr("An order is about due. Ask whether anything is needed."),
          ctx.tr("Ask whether anything is needed"), "call"};
}

AdvisedStep while_loyal(const PageContext& ctx, const StageFacts& facts) {
  if (!facts.sent_somebody) {
    return {ctx.tr("Is happy with us and has not sent anybody yet. Ask for a recommendation."),
            ctx.tr("Ask for a recommendation"), "call", soon_days};
  }
  return {ctx.tr("Buys and recommends us. Say thank you."), ctx.tr("Say thank you"), "call",
          soon_days};
}

AdvisedStep at_risk(const PageContext& ctx, const ClientWorth& worth, const StageFacts& facts) {
  const std::string days = std::to_string(facts.today - *facts.last);
  const std::string task = ctx.tr("Call: silent for {} days", days);
  if (worth.ltv && worth.ltv->minor > 0) {
    return {ctx.tr("Call before it is too late: a profit of about {} {} is at stake.",
                   rounded_money(ctx, *worth.ltv), std::string(worth.ltv->currency.code())),
            task, "call"};
  }
  return {ctx.tr("Call and ask how things are."), task, "call"};
}

AdvisedStep when_lost(const PageContext& ctx, const ClientWorth& worth) {
  if (!worth.lost_reason) {
    return {ctx.tr("Ask why: the answer helps with all others."), ctx.tr("Ask why the client left"),
            "call"};
  }
  if (worth.ltv && worth.ltv->minor <= 0) return {ctx.tr("Nothing is to be gained here.")};
  return {ctx.tr("If the reason can be mended, say so with an offer."),
          ctx.tr("Make an offer to come back"), "task", soon_days};
}

}  // namespace

std::optional<AdvisedStep> next_step(const PageContext& ctx, const Record& client,
                                     const StageFacts& facts, const StageRules& rules) {
  const ClientWorth worth = worth_of(client);
  if (!worth.stage) return std::nullopt;
  if (*worth.stage == ClientStage::lost) return when_lost(ctx, worth);
  if (!facts.first || !facts.last) {
    return AdvisedStep{ctx.tr("Has not bought yet. Find out what is needed."),
                       ctx.tr("Find out what is needed"), "call", soon_days};
  }
  switch (*worth.stage) {
    case ClientStage::potential:
    case ClientStage::new_:
      return AdvisedStep{ctx.tr("Ask how the purchase went: a second one makes a client."),
                         ctx.tr("Ask how the purchase went"), "call", soon_days};
    case ClientStage::regular:
      return while_regular(ctx, facts, rules);
    case ClientStage::loyal:
      return while_loyal(ctx, facts);
    case ClientStage::at_risk:
      return at_risk(ctx, worth, facts);
    case ClientStage::lost:
      break;
  }
  return std::nullopt;
}

}  // namespace clientela
