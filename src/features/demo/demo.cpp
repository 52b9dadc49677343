#include "features/demo/demo.h"

#include "base/text.h"
#include "features/demo/demo_activities.h"
#include "features/demo/demo_classification.h"
#include "features/demo/demo_ideal_client.h"
#include "features/demo/demo_orders.h"
#include "features/demo/demo_spend.h"
#include "system/company.h"

namespace clientela {
namespace {

// Up to here every client has a life; beyond, a company looks like a large one's files.
constexpr std::int64_t rich_clients = 5000;
constexpr std::int64_t most_clients = 1'000'000;

Result<void> check(Engine& engine, const DemoOptions& options) {
  if (options.clients < 1 || options.clients > most_clients) {
    return invalid("clients", message("Between 1 and 1,000,000 clients, please."));
  }
  bool any = false;
  engine.read(Asker::program(), [&](Reading& reading) {
    Query query;
    query.type = &reading.type(Client::object_name);
    any = reading.count(query, 1) > 0;
  });
  if (any) {
    return Error{ErrorCode::conflict, "",
                 message("There are clients in this company already; a sample would mix with "
                         "them.")};
  }
  return {};
}

// Colleagues without a password: nobody can log in as one.
DemoStaff make_staff(DemoWriter& writer, const DemoOptions& options) {
  DemoStaff staff;
  // Most clients are the administrator's, so that the first look at Today is not empty.
  staff.users = {options.administrator, options.administrator};
  constexpr std::array<std::array<std::string_view, 2>, 2> colleagues{
      {{"Petr Svoboda", "petr@example.com"}, {"Lucie Malá", "lucie@example.com"}}};
  for (const auto& [name, login] : colleagues) {
    User user;
    user.name = name;
    user.login = login;
    staff.users.push_back(writer.add(user));
  }
  for (const std::string_view name : {"Web", "Shop", "Recommendation", "Fair", "Advertisement"}) {
    Channel channel;
    channel.name = name;
    staff.channels.push_back(writer.add(channel));
  }
  return staff;
}

}  // namespace

Id demo_group() {
  static const Id group = *Id::parse("00000000-0000-7000-8000-00ffff000000");
  return group;
}

Result<DemoReport> make_demo(
    Engine& engine, const DemoOptions& options,
    const std::function<void(std::int64_t done, std::int64_t total)>& progress) {
  CLIENTELA_TRY(check(engine, options));
  const bool rich = options.clients <= rich_clients;
  Currency currency;
  DemoMoment moment;
  engine.read(Asker::program(), [&](Reading& reading) {
    const ParseContext context = reading.parse_context();
    currency = context.currency;
    moment = {context.now, std::string(context.zone), local_date(context.now, context.zone)};
  });
  Random random(options.seed);
  DemoWriter writer(engine, random.next(), progress);
  writer.expect(options.clients * (rich ? 9 : 3));
  const DemoStaff staff = make_staff(writer, options);
  const auto products = make_catalogue(writer, random, currency);
  const auto clients = make_clients(writer, random, staff, options.clients, rich, moment.today);
  DemoReport report;
  report.clients = static_cast<std::int64_t>(clients.size());
  report.products = static_cast<std::int64_t>(products.size());
  report.orders = make_orders(writer, random, clients, products, staff, rich, moment.today);
  report.activities = make_activities(writer, random, clients, options.tr, rich, moment);
  make_assessments(writer, options.seed, clients, moment.today);
  make_channel_spend(writer, options.seed, staff, products, options.clients, moment.today);
  make_ideal_client(writer, options.tr, products);
  CLIENTELA_TRY(writer.finish());
  CLIENTELA_TRY(
      engine.perform(Asker::program(), {"company.set", {{"sample", "1"}}, {}, demo_group()}));
  return report;
}

}  // namespace clientela
