#include "features/demo/demo_clients.h"

#include <array>
#include <utility>

namespace clientela {
namespace {

constexpr std::array<int, 6> rich_habits{16, 15, 19, 28, 14, 8};
constexpr std::array<int, 6> usual_habits{50, 32, 10, 4, 2, 2};
constexpr std::array<int, 4> cultures{34, 34, 18, 14};
constexpr std::array<std::string_view, 8> tags{"wholesale", "invoice",   "VIP",    "newsletter",
                                               "delivery",  "engraving", "school", "events"};
constexpr std::array<std::string_view, 6> roles{"Purchasing",     "Director",  "Accounts",
                                                "Office manager", "Reception", "Marketing"};
constexpr std::array<int, 4> relations{86, 6, 5, 3};

class ClientMaker {
 public:
  ClientMaker(DemoWriter& writer, Random& random, const DemoStaff& staff, bool rich, Date today)
      : writer_(writer), random_(random), staff_(staff), rich_(rich), today_(today) {}

  std::vector<DemoClient> make(std::int64_t count) {
    made_.reserve(static_cast<std::size_t>(count));
    while (static_cast<std::int64_t>(made_.size()) < count) {
      const auto culture = static_cast<Culture>(random_.weighted(cultures));
      if (random_.chance(30)) {
        organisation(culture, count);
      } else {
        person(culture);
      }
    }
    return std::move(made_);
  }

 private:
  Client begin(Culture culture, ClientKind kind) {
    const DemoPlace place = demo_place(random_, culture);
    phone_prefix_ = place.phone_prefix;
    Client client;
    client.kind = kind;
    client.number = "C-" + std::to_string(1000 + made_.size());
    client.country = place.country;
    client.city = place.city;
    client.language = language_of(culture);
    client.manager = staff_.users[random_.below(staff_.users.size())];
    if (random_.chance(70)) client.source = staff_.channels[random_.below(staff_.channels.size())];
    if (random_.chance(25)) client.tags.emplace_back(random_.pick(tags));
    if (random_.chance(6) && !made_.empty()) {
      client.referred_by = made_[random_.below(made_.size())].id;
    }
    client.market = kind == ClientKind::person ? Market::consumer : Market::business;
    return client;
  }

  ContactPoint contact(ContactKind kind, std::string value, bool primary = true) {
    ContactPoint point;
    point.kind = kind;
    point.value = std::move(value);
    point.primary = primary;
    return point;
  }

  std::string phone() {
    return phone_prefix_ + " " + std::to_string(random_.between(200, 799)) + " " +
           std::to_string(random_.between(100, 999)) + " " +
           std::to_string(random_.between(100, 999));
  }

  void keep(const Client& client, std::vector<Record> parts) {
    Whole whole{writer_.record(client), std::move(parts)};
    const Id id = writer_.add(whole);
    const bool buyer = client.relation == Relation::client;
    const auto habit = static_cast<Habit>(random_.weighted(rich_ ? rich_habits : usual_habits));
    made_.push_back({id, buyer ? habit : Habit::never, client.kind == ClientKind::organisation,
                     buyer, client.manager.id});
  }

  void person(Culture culture, Id works_for = {}, const std::string& domain = {}) {
    DemoPerson name = demo_person(random_, culture);
    if (culture == Culture::korean && !std::exchange(has_example_, true)) name = example();
    Client client = begin(culture, ClientKind::person);
    client.given_name = name.given.name;
    client.family_name = name.family.name;
    if (works_for) client.relation = Relation::contact;
    if (random_.chance(35)) client.birthday = today_ - random_.between(20 * 365, 70 * 365);
    const std::string digits = std::to_string(made_.size());
    const std::string email = name.given.ascii + "." + name.family.ascii +
                              (works_for ? "@" + domain : digits + "@mail.example");
    std::vector<Record> parts{writer_.record(contact(ContactKind::email, email))};
    if (random_.chance(60)) parts.push_back(writer_.record(contact(ContactKind::phone, phone())));
    if (works_for) parts.push_back(writer_.record(membership(works_for)));
    keep(client, std::move(parts));
    if (!works_for && random_.chance(rich_ ? 4 : 1)) twice(client, email);
  }

  // Whom the README looks for.
  static DemoPerson example() { return {{"민준", "minjun"}, {"김", "kim"}}; }

  Membership membership(Id organisation) {
    Membership belonging;
    belonging.organisation = organisation;
    belonging.role = random_.pick(roles);
    belonging.primary = random_.chance(60);
    belonging.from = today_ - random_.between(60, 2500);
    return belonging;
  }

  // The same person once more, as a colleague in a hurry would have written it.
  void twice(const Client& first, const std::string& email) {
    Client again;
    again.relation = first.relation;
    again.name = first.family_name + ", " + first.given_name;
    again.number = "C-" + std::to_string(1000 + made_.size());
    again.manager = first.manager;
    Whole whole{writer_.record(again), {writer_.record(contact(ContactKind::email, email))}};
    made_.push_back({writer_.add(whole), Habit::once, false, true, again.manager.id});
  }

  void organisation(Culture culture, std::int64_t most) {
    const DemoOrganisation names = demo_organisation(random_, culture);
    Client client = begin(culture, ClientKind::organisation);
    client.name = names.name.name;
    client.legal_name = names.legal_name;
    client.industry = names.industry;
    client.relation = static_cast<Relation>(random_.weighted(relations));
    if (client.relation == Relation::contact) client.relation = Relation::client;
    client.employees = random_.between(1, 6) * random_.between(2, 40);
    client.under_agreement = made_.size() % 7 == 3;
    client.tax_id = std::to_string(random_.between(10'000'000, 99'999'999));
    const std::string domain = names.name.ascii + std::to_string(made_.size()) + ".example";
    std::vector<Record> parts{
        writer_.record(contact(ContactKind::email, "office@" + domain)),
        writer_.record(contact(ContactKind::phone, phone())),
        writer_.record(contact(ContactKind::site, "https://" + domain)),
        writer_.record(
            contact(ContactKind::address, demo_street(random_, culture) + ", " + client.city))};
    keep(client, std::move(parts));
    const Id id = made_.back().id;
    const int people = random_.between(0, rich_ ? 2 : 1);
    for (int i = 0; i < people && static_cast<std::int64_t>(made_.size()) < most; ++i) {
      person(culture, id, domain);
    }
  }

  DemoWriter& writer_;
  Random& random_;
  const DemoStaff& staff_;
  const bool rich_;
  const Date today_;
  std::string phone_prefix_;
  bool has_example_ = false;
  std::vector<DemoClient> made_;
};

}  // namespace

std::vector<DemoClient> make_clients(DemoWriter& writer, Random& random, const DemoStaff& staff,
                                     std::int64_t count, bool rich, Date today) {
  return ClientMaker(writer, random, staff, rich, today).make(count);
}

}  // namespace clientela
