#include "features/first_steps.h"

#include <array>

#include "features/activities/activity.h"
#include "features/catalogue/product.h"
#include "features/clients/client.h"
#include "features/orders/order.h"
#include "features/surveys/survey.h"
#include "pages/paths.h"

namespace clientela {
namespace {

// How the first record comes about.
enum class Begin { import, add, at_client };

struct FirstStep {
  std::string_view noun;
  std::string title, text;
  Begin first, second;
};

std::vector<FirstStep> first_steps(const Translator& tr) {
  return {
      {Client::object_name, tr("No clients yet"),
       tr("A client's card keeps everything together: contacts, what was said and promised, "
          "orders, "
          "what the client is worth. Import the list that you have, or add the first one."),
       Begin::import, Begin::add},
      {SalesOrder::object_name, tr("No orders yet"),
       tr("From orders follow who buys, how often and how much: the rhythm of each client, the "
          "figures and the forecasts. An export of your shop or of the accounts is enough."),
       Begin::import, Begin::add},
      {Product::object_name, tr("No products yet"),
       tr("What you sell, with its price and its cost. Orders take both from here, so that each "
          "tells its margin."),
       Begin::import, Begin::add},
      {Activity::object_name, tr("Nothing is written down yet"),
       tr("Calls, meetings, notes, tasks and promises stand here, and Today says which are due. "
          "Open a client and write down what happened or what is to be done."),
       Begin::at_client, Begin::add},
      {Channel::object_name, tr("No channels yet"),
       tr("A channel is a way by which clients come: the shop, the web, a fair, a recommendation. "
          "Chosen on clients and orders, it shows which way brings the good ones."),
       Begin::add, Begin::at_client},
      {Survey::object_name, tr("No surveys yet"),
       tr("A survey asks a client one question by a private link: would you recommend us, are you "
          "satisfied? Add it here, then send it from a client's card."),
       Begin::add, Begin::at_client},
  };
}

Button way(const PageContext& ctx, const ObjectType& type, Begin begin) {
  switch (begin) {
    case Begin::import:
      return {std::string(import_path), ctx.tr("Import a file"), "file-import"};
    case Begin::at_client:
      return {list_path(ctx.model.type(Client::object_name)), ctx.tr("To the clients"), "users"};
    case Begin::add:
      break;
  }
  return {new_path(type), ctx.tr("Add the first one"), "plus"};
}

std::vector<Button> ways(const PageContext& ctx, const ObjectType& type, Begin first,
                         Begin second) {
  if (!ctx.may_write(type)) return {};
  std::vector<Button> both{way(ctx, type, first), way(ctx, type, second)};
  both.front().primary = true;
  return both;
}

void extend_list(const PageContext& ctx, Reading&, ListView& view) {
  const ObjectType& type = *view.address.type;
  if (!view.slice.records.empty()) return;
  for (const auto& step : first_steps(ctx.tr)) {
    if (step.noun != type.name) continue;
    view.empty = EmptyState{.icon = std::string(type.icon),
                            .title = step.title,
                            .text = step.text,
                            .actions = ways(ctx, type, step.first, step.second)};
  }
}

}  // namespace

void add_first_steps(Screens& screens) {
  for (const auto noun : {Client::object_name, SalesOrder::object_name, Product::object_name,
                          Activity::object_name, Channel::object_name, Survey::object_name}) {
    screens.lists.emplace(noun, extend_list);
  }
}

std::vector<Button> ways_to_orders(const PageContext& ctx) {
  return ways(ctx, ctx.model.type(SalesOrder::object_name), Begin::import, Begin::add);
}

}  // namespace clientela
