#include "features/demo/demo_activities.h"

#include <array>

#include "base/text.h"
#include "features/activities/activity.h"

namespace clientela {
namespace {

struct Said {
  std::string subject, details;
};

// In the language of those who wrote it down.
struct DemoTexts {
  std::array<Said, 4> notes, calls, meetings;
  std::array<std::string, 6> tasks;
  std::array<std::string, 4> promises, promised_to_us, plans, outcomes;
};

DemoTexts texts(const Translator& tr) {
  return {
      {{{tr("Prefers invoices by e-mail"), tr("Once a month, with fourteen days to pay.")},
        {tr("Moves to a new office in autumn"), tr("Will need letterhead with the new address.")},
        {tr("Likes the recycled paper"), {}},
        {tr("New head of purchasing"), tr("Introduces herself next month; send the catalogue.")}}},
      {{{tr("Asked about delivery times"), tr("Two days are fine, mornings are best.")},
        {tr("Happy with the last delivery"),
         tr("Asked for a list with the new paper weights and one price for both houses.")},
        {tr("Compared our prices"),
         tr("We are a little dearer on office paper; the service counts.")},
        {tr("Reported a damaged box"), tr("Twelve notebooks had bent corners.")}}},
      {{{tr("Walked through the year's needs"), tr("Budget stays; more gifts before Christmas.")},
        {tr("Showed the new cards"), tr("They take samples to the director.")},
        {tr("Agreed on monthly invoices"), {}},
        {tr("Visited the shop"), tr("Interested in engraving for the anniversary.")}}},
      {tr("Send the new price list"), tr("Offer for guest cards"), tr("Ask how the samples went"),
       tr("Prepare the yearly agreement"), tr("Check the delivery address"),
       tr("Find a paper that takes fountain pens")},
      {tr("Replace the damaged notebooks"), tr("Send samples of cotton paper"),
       tr("Hold the price until the end of the quarter"), tr("Deliver the reprint")},
      {tr("Signed agreement"), tr("Logo as a vector file"), tr("Numbers for the next year"),
       tr("Answer about the offer")},
      {tr("Call about the next order"), tr("Call about the offer"),
       tr("Call to thank for the referral"), tr("Call about the invoice")},
      {tr("Agreed"), tr("Will think about it"), tr("Asked for another offer"), tr("Done")}};
}

class ActivityMaker {
 public:
  ActivityMaker(DemoWriter& writer, Random& random, const Translator& tr, const DemoMoment& moment)
      : writer_(writer), random_(random), texts_(texts(tr)), moment_(moment) {}

  void past(const DemoClient& client) {
    constexpr std::array<int, 3> weights{4, 5, 2};
    constexpr std::array<ActivityKind, 3> kinds{ActivityKind::note, ActivityKind::call,
                                                ActivityKind::meeting};
    const auto which = random_.weighted(weights);
    const auto& said = which == 0 ? texts_.notes : which == 1 ? texts_.calls : texts_.meetings;
    const Said& each = random_.pick(said);
    Activity activity = begin(client, kinds[which], -random_.between(1, 500));
    activity.subject = each.subject;
    activity.details = each.details;
    add(activity);
  }

  void finished_task(const DemoClient& client) {
    const int age = random_.between(10, 200);
    Activity activity = begin(client, ActivityKind::task, -age);
    activity.subject = random_.pick(texts_.tasks);
    activity.due = moment_.today - age + random_.between(0, 6);
    activity.done = true;
    activity.outcome = random_.pick(texts_.outcomes);
    add(activity);
  }

  void open_task(const DemoClient& client) {
    Activity activity = begin(client, ActivityKind::task, -random_.between(1, 20));
    activity.subject = random_.pick(texts_.tasks);
    if (random_.chance(90)) activity.due = moment_.today + random_.between(-6, 16);
    add(activity);
  }

  void planned_call(const DemoClient& client) {
    Activity activity = begin(client, ActivityKind::call, -random_.between(1, 9));
    activity.subject = random_.pick(texts_.plans);
    activity.due = moment_.today + random_.between(-2, 9);
    add(activity);
  }

  void promise(const DemoClient& client) {
    Activity activity = begin(client, ActivityKind::promise, -random_.between(1, 15));
    activity.promiser = random_.chance(70) ? Promiser::us : Promiser::client;
    activity.subject =
        random_.pick(activity.promiser == Promiser::us ? texts_.promises : texts_.promised_to_us);
    activity.due = moment_.today + random_.between(-4, 21);
    add(activity);
  }

  std::int64_t made() const { return made_; }

 private:
  Activity begin(const DemoClient& client, ActivityKind kind, int days) {
    Activity activity;
    activity.kind = kind;
    activity.client = client.id;
    activity.assignee = client.manager;
    activity.at =
        local_instant(moment_.today + days, random_.between(8 * 60, 17 * 60), moment_.zone);
    return activity;
  }

  void add(const Activity& activity) {
    writer_.add(activity);
    ++made_;
  }

  DemoWriter& writer_;
  Random& random_;
  const DemoTexts texts_;
  const DemoMoment& moment_;
  std::int64_t made_ = 0;
};

}  // namespace

std::int64_t make_activities(DemoWriter& writer, Random& random,
                             const std::vector<DemoClient>& clients, const Translator& tr,
                             bool rich, const DemoMoment& moment) {
  ActivityMaker maker(writer, random, tr, moment);
  for (const auto& client : clients) {
    for (int i = random.between(0, rich ? 4 : 2); i > 0; --i) maker.past(client);
    if (random.chance(rich ? 25 : 10)) maker.finished_task(client);
    if (random.chance(rich ? 12 : 1)) maker.open_task(client);
    if (random.chance(rich ? 9 : 1)) maker.promise(client);
    if (random.chance(rich ? 6 : 1)) maker.planned_call(client);
  }
  return maker.made();
}

}  // namespace clientela
