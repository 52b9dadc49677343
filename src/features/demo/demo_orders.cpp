#include "features/demo/demo_orders.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "features/orders/order.h"

namespace clientela {
namespace {

constexpr int two_years = 729;
constexpr std::uint32_t walk_in = UINT32_MAX;
constexpr std::array<int, 7> rhythm_days{7, 14, 21, 30, 45, 60, 90};
constexpr std::array<int, 7> rhythm_weights{8, 16, 24, 24, 12, 10, 6};
// Those who are late mostly used to come every third week, so that Today has a story to tell.
constexpr std::array<int, 7> late_rhythm_weights{3, 8, 60, 14, 6, 6, 3};

// Light, since a large company has millions: the rest follows from the seed.
struct PlannedOrder {
  Date day;
  std::uint32_t client;
  OrderKind kind;
  std::uint64_t seed;
};

class OrderPlan {
 public:
  OrderPlan(Random& random, bool rich, Date today)
      : random_(random), most_orders_(rich ? 30 : 10), today_(today) {}

  void add_client(std::uint32_t index, Habit habit) {
    switch (habit) {
      case Habit::never:
        return;
      case Habit::once:
        return add(today_ - random_.between(5, two_years), index);
      case Habit::sometimes:
        for (int i = random_.between(2, 4); i > 0; --i) {
          add(today_ - random_.between(3, two_years), index);
        }
        return;
      case Habit::regular:
      case Habit::late:
      case Habit::lost:
        add_rhythm(index, habit);
    }
  }

  void add_walk_ins() {
    const auto count = static_cast<int>(orders_.size() / 30);
    for (int i = 0; i < count; ++i) add(today_ - random_.between(0, two_years), walk_in);
  }

  std::vector<PlannedOrder> sorted() {
    std::sort(orders_.begin(), orders_.end(), [](const auto& a, const auto& b) {
      return std::tuple(a.day, a.client, a.kind, a.seed) <
             std::tuple(b.day, b.client, b.kind, b.seed);
    });
    return std::move(orders_);
  }

 private:
  // The shop is closed on Sundays.
  static Date open_day(Date day) { return day.weekday() == 6 ? day - 1 : day; }

  void add(Date day, std::uint32_t client) {
    day = open_day(day);
    orders_.push_back({day, client, OrderKind::sale, random_.next()});
    if (client == walk_in) return;
    const Date later = open_day(day + random_.between(3, 14));
    if (later > today_) return;
    if (random_.chance(4)) orders_.push_back({later, client, OrderKind::return_, random_.next()});
    if (random_.between(1, 400) == 1) {
      orders_.push_back({later, client, OrderKind::adjustment, random_.next()});
    }
  }

  // How long ago the last order was, in rhythms of the client.
  int silence(int rhythm, Habit habit) {
    if (habit == Habit::regular) return random_.between(0, rhythm);
    if (habit == Habit::late) return rhythm * random_.between(210, 370) / 100 + 4;
    // Longer than a year, and not all since the same day.
    const int since = random_.between(380, 640);
    return std::max(rhythm * random_.between(5, 7), since);
  }

  void add_rhythm(std::uint32_t client, Habit habit) {
    const auto& weights = habit == Habit::late ? late_rhythm_weights : rhythm_weights;
    const int usual = rhythm_days[random_.weighted(weights)];
    const int rhythm = usual + random_.between(-usual / 6, usual / 5);
    Date day = today_ - silence(rhythm, habit);
    const int orders = std::min(random_.between(5, most_orders_), 600 / rhythm);
    for (int i = 0; i < std::max(orders, 4); ++i) {
      add(day, client);
      day = day - std::max(2, rhythm * random_.between(75, 125) / 100);
      if (today_ - day > two_years) return;
    }
  }

  Random& random_;
  const int most_orders_;  // of a regular client
  const Date today_;
  std::vector<PlannedOrder> orders_;
};

class OrderMaker {
 public:
  OrderMaker(DemoWriter& writer, const std::vector<DemoClient>& clients,
             const std::vector<DemoProduct>& products, const DemoStaff& staff, std::string zone)
      : writer_(writer),
        clients_(clients),
        products_(products),
        staff_(staff),
        zone_(std::move(zone)) {}

  void make(const PlannedOrder& planned) {
    Random random(planned.seed);
    const DemoClient* client = planned.client == walk_in ? nullptr : &clients_[planned.client];
    SalesOrder order;
    order.kind = planned.kind;
    order.number = number(planned.kind);
    if (client != nullptr) order.client = client->id;
    order.channel = staff_.channels[random.below(staff_.channels.size())];
    order.business_date = planned.day;
    order.at = local_instant(planned.day, random.between(8 * 60, 18 * 60), zone_);
    Whole whole{writer_.record(order), {}};
    const bool organisation = client != nullptr && client->organisation;
    const int lines = planned.kind == OrderKind::sale ? random.between(1, organisation ? 5 : 3) : 1;
    const auto first = random.below(products_.size());
    for (int i = 0; i < lines; ++i) {
      // Steps that share no factor with the catalogue's size never meet a product twice.
      const auto& product = products_[(first + static_cast<std::size_t>(i) * 7) % products_.size()];
      whole.parts.push_back(writer_.record(line(random, product, planned.kind, organisation)));
    }
    writer_.add(whole);
  }

 private:
  std::string number(OrderKind kind) {
    const std::string digits = std::to_string(10'000 + ++made_);
    return (kind == OrderKind::sale ? "N-" : kind == OrderKind::return_ ? "R-" : "A-") + digits;
  }

  static OrderLine line(Random& random, const DemoProduct& product, OrderKind kind,
                        bool organisation) {
    OrderLine line;
    line.product = product.id;
    line.description = product.name;
    line.price = product.price;
    line.unit_cost = product.unit_cost;
    line.quantity = Decimal::of(organisation ? random.between(1, 24) : random.between(1, 4));
    if (kind == OrderKind::return_) line.quantity = Decimal::of(-random.between(1, 3));
    if (kind == OrderKind::adjustment) {
      line.product = {};
      line.description = "Rounding";
      line.quantity = Decimal::of(-1);
      line.unit_cost.reset();
      line.price.amount = Decimal::of(random.between(1, 9));
    }
    return line;
  }

  DemoWriter& writer_;
  const std::vector<DemoClient>& clients_;
  const std::vector<DemoProduct>& products_;
  const DemoStaff& staff_;
  const std::string zone_;
  std::int64_t made_ = 0;
};

}  // namespace

std::int64_t make_orders(DemoWriter& writer, Random& random, const std::vector<DemoClient>& clients,
                         const std::vector<DemoProduct>& products, const DemoStaff& staff,
                         bool rich, Date today) {
  OrderPlan plan(random, rich, today);
  for (std::size_t i = 0; i < clients.size(); ++i) {
    plan.add_client(static_cast<std::uint32_t>(i), clients[i].habit);
  }
  plan.add_walk_ins();
  std::string zone;
  writer.engine().read(Asker::program(),
                       [&](Reading& reading) { zone = std::string(reading.parse_context().zone); });
  OrderMaker maker(writer, clients, products, staff, std::move(zone));
  const auto orders = plan.sorted();
  for (const auto& planned : orders) maker.make(planned);
  return static_cast<std::int64_t>(orders.size());
}

}  // namespace clientela
