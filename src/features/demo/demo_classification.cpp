#include "features/demo/demo_classification.h"

#include <array>

#include "features/classification/need.h"
#include "features/classification/style.h"

namespace clientela {
namespace {

constexpr int year_days = 365;
// In a large company the sellers have written down no more than this.
constexpr std::size_t most_assessed = 400;

class AssessmentMaker {
 public:
  AssessmentMaker(DemoWriter& writer, std::uint64_t seed, Date today)
      : writer_(writer), random_(seed ^ 0x5eedULL), today_(today) {}

  // As the program would have written it on that day.
  void became_client(const DemoClient& client) {
    Assessment found = begin(client, Aspect::bond, year_days - 10);
    found.trait = Trait::client;
    const bool manager = random_.chance(60);
    found.answers = manager ? "cause=manager" : "cause=service";
    found.reason = manager ? "Has a personal manager and bought on 3 days."
                           : "Comes again and again: bought on 5 days within 190 days.";
    writer_.add(found);
  }

  void style(const DemoClient& client) {
    StyleForm form;
    const bool assertive = random_.chance(50), task = random_.chance(50);
    form.pace = form.lead = form.decision = leaning(assertive);
    form.opening = form.topic = form.proof = leaning(task);
    form.dissent = leaning(random_.chance(50));
    form.feelings = leaning(random_.chance(50));
    Assessment found = begin(client, Aspect::style, 300);
    const auto verdict = style_by_rules(form);
    found.trait = verdict.trait;
    found.reason = kept(verdict.reason);
    found.answers = answers_text(style_questions(), &form);
    writer_.add(found);
  }

  void need(const DemoClient& client) {
    NeedForm form;
    form.intent = random_.chance(60) ? Intent::asked : Intent::none;
    form.budget = random_.chance(60) ? Budget::yes : Budget::no;
    form.decider = static_cast<Decider>(random_.between(0, 3));
    form.replies = static_cast<Replies>(random_.between(0, 2));
    Assessment found = begin(client, Aspect::need, 120);
    const auto verdict = need_by_rules(form);
    found.trait = verdict.trait;
    found.reason = kept(verdict.reasons);
    found.answers = answers_text(need_questions(), &form);
    writer_.add(found);
  }

  void upset(const DemoClient& client) {
    Assessment found = begin(client, Aspect::moment, 3);
    found.trait = Trait::upset;
    found.by_hand = true;
    found.until = today_ + random_.between(3, 12);
    writer_.add(found);
  }

  bool chance(int percent) { return random_.chance(percent); }

 private:
  static Leaning leaning(bool first) { return first ? Leaning::first : Leaning::second; }

  Assessment begin(const DemoClient& client, Aspect aspect, int most_days) {
    Assessment found;
    found.client = client.id;
    found.aspect = aspect;
    found.on = today_ - random_.between(1, most_days);
    return found;
  }

  DemoWriter& writer_;
  Random random_;
  const Date today_;
};

}  // namespace

void make_assessments(DemoWriter& writer, std::uint64_t seed,
                      const std::vector<DemoClient>& clients, Date today) {
  AssessmentMaker maker(writer, seed, today);
  for (std::size_t i = 0; i < clients.size() && i < most_assessed; ++i) {
    const DemoClient& client = clients[i];
    // Who buys regularly has a manager and is a client by every rule.
    if (client.habit == Habit::regular && maker.chance(70)) maker.became_client(client);
    if (!client.organisation && maker.chance(18)) maker.style(client);
    if (client.buyer && maker.chance(14)) maker.need(client);
    if (client.buyer && maker.chance(2)) maker.upset(client);
  }
}

}  // namespace clientela
