#include "features/demo/demo_ideal_client.h"

#include "features/ideal_client/ideal_client.h"

namespace clientela {
namespace {

// Who spent more than so many of the first product cost is a good client.
constexpr std::int64_t good_units = 150;

void add_criterion(DemoWriter& writer, std::string name, std::string condition,
                   std::int64_t points) {
  FitCriterion criterion;
  criterion.name = std::move(name);
  criterion.condition = std::move(condition);
  criterion.points = points;
  writer.add(criterion);
}

void make_profile(DemoWriter& writer, const Translator& tr,
                  const std::vector<DemoProduct>& products) {
  add_criterion(writer, tr("Comes back: bought on five days and more"), "buying_days=gte.5", 30);
  if (!products.empty()) {
    const auto good = products.front().price.times(Decimal::of(good_units));
    if (good)
      add_criterion(writer, tr("Orders that are worth packing"), "total=gte." + good->amount_text(),
                    30);
  }
  add_criterion(writer, tr("A business that writes a lot"), "market=eq.business", 25);
  add_criterion(writer, tr("Was recommended to us"),
                "or=(referred_by.is.filled,source.name.eq.Recommendation)", 15);
  add_criterion(writer, tr("Sends goods back again and again"), "return_count=gte.2", -20);
}

void make_personas(DemoWriter& writer, const Translator& tr) {
  Persona office;
  office.name = tr("The office that runs out of paper");
  office.condition = "kind=eq.organisation&order_count=gte.2";
  office.description =
      tr("An office of five to fifty people. One person orders for all of them, "
         "beside a great deal of other work.");
  office.wants =
      tr("The same things again with one click, one invoice a month, delivery before "
         "noon.");
  office.worries = tr("That something is missing when the director needs it.");
  office.approach = tr("Short and by e-mail. Say what is in stock and when it comes.");
  writer.add(office);
  Persona writer_at_home;
  writer_at_home.name = tr("The letter writer");
  writer_at_home.condition = "kind=eq.person&order_count=gte.2";
  writer_at_home.description = tr("Loves good paper and pens, and comes for the pleasure of it.");
  writer_at_home.wants = tr("Advice, something new to try, a chat about ink.");
  writer_at_home.worries = tr("That the favourite paper is not made any more.");
  writer_at_home.approach = tr("Take time. Tell about what is new, and ask how the last one was.");
  writer.add(writer_at_home);
  Persona celebration;
  celebration.name = tr("Those who celebrate");
  celebration.condition = "or=(tags.has.events,tags.has.engraving,tags.has.school)";
  celebration.description =
      tr("Schools, couples and clubs with a date before them: invitations, "
         "engraving, menus.");
  celebration.wants = tr("That it looks right and is there in time.");
  celebration.worries = tr("The date, and misprints.");
  celebration.approach =
      tr("By phone, with a proof and a fixed day. Call once when it is printed.");
  writer.add(celebration);
}

}  // namespace

void make_ideal_client(DemoWriter& writer, const Translator& tr,
                       const std::vector<DemoProduct>& products) {
  make_profile(writer, tr, products);
  make_personas(writer, tr);
}

}  // namespace clientela
