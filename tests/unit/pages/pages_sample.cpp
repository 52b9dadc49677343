#include "tests/unit/pages/pages_sample.h"

#include <set>

namespace clientela::pages_sample {
namespace {

const std::vector<Choice> stages = {
    {"fresh", "New"}, {"loyal", "Loyal", "green"}, {"lost", "Lost", "red"}, {"asleep", "Asleep"}};

ObjectType client_type() {
  return {.name = "client",
          .plural = "clients",
          .label = "Client",
          .label_plural = "Clients",
          .icon = "users",
          .fields = {
              field("name", &Client::name, {.label = "Name", .required = true, .list = true}),
              field("email", &Client::email,
                    {.label = "E-mail", .format = TextFormat::email, .list = true}),
              field("phone", &Client::phone, {.label = "Phone", .format = TextFormat::phone}),
              field("site", &Client::site, {.label = "Site", .format = TextFormat::url}),
              field("language", &Client::language,
                    {.label = "Language", .format = TextFormat::language}),
              field("stage", &Client::stage, {.label = "Stage", .choices = stages, .list = true}),
              field("important", &Client::important, {.label = "Important"}),
              field("visits", &Client::visits, {.label = "Visits", .list = true}),
              field("discount", &Client::discount, {.label = "Discount", .group = "Money"}),
              field("debt", &Client::debt, {.label = "Debt", .group = "Money", .list = true}),
              field("hour_price", &Client::hour_price, {.label = "Hour", .group = "Money"}),
              field("born", &Client::born, {.label = "Born", .list = true}),
              field("seen_at", &Client::seen_at, {.label = "Seen", .list = true, .computed = true}),
              field("tags", &Client::tags, {.label = "Tags", .list = true}),
              field("manager", &Client::manager, {.label = "Manager", .list = true}),
              field("notes", &Client::notes, {.label = "Notes", .format = TextFormat::multiline}),
              field("password", &Client::password,
                    {.label = "Password", .format = TextFormat::secret})}};
}

ObjectType contact_point_type() {
  return {.name = "contact_point",
          .plural = "contact_points",
          .label = "Contact",
          .label_plural = "Contacts",
          .part_of = "client",
          .fields = {field("client", &ContactPoint::client, {.label = "Client", .root = true}),
                     field("value", &ContactPoint::value, {.label = "Value", .required = true}),
                     field("primary", &ContactPoint::primary, {.label = "Primary"})}};
}

ObjectType line_type() {
  return {.name = "line",
          .plural = "lines",
          .label = "Line",
          .label_plural = "Lines",
          .part_of = "client",
          .fields = {field("client", &Line::client, {.label = "Client", .root = true}),
                     field("product", &Line::product, {.label = "Product"}),
                     field("unit", &Line::unit, {.label = "Unit"}),
                     field("note", &Line::note, {.label = "Note"}),
                     field("quantity", &Line::quantity, {.label = "Quantity"}),
                     field("total", &Line::total, {.label = "Total"})}};
}

bool is_void(std::string_view tag) {
  static const std::set<std::string_view> tags{"meta", "link", "img", "input", "hr", "br"};
  return tags.count(tag) == 1;
}

}  // namespace

void declare(Model& model) {
  model.add(ObjectType{.name = "person",
                       .plural = "people",
                       .label = "Person",
                       .label_plural = "People",
                       .fields = {field("name", &Person::name, {.label = "Name"})}});
  model.add(client_type());
  model.add(contact_point_type());
  model.add(line_type());
}

Desk::Desk() {
  declare(model);
  ctx.now = *Instant::parse("2026-05-13T12:00:00Z");
  ctx.currency = *Currency::parse("EUR");
  ctx.company = "Northwind";
  ctx.user = id(9);
  ctx.user_name = "Anna Nováková";
  ctx.role = Role::administrator;
  ctx.csrf = "token";
  ctx.navigation = {{"Clients", "/clients", "users", "12", true, true, false, "c"}};
}

Record Desk::client(std::string_view text) const {
  Client client;
  client.name = client.email = client.phone = client.site = client.notes = text;
  client.stage = Stage::loyal;
  client.important = true;
  client.visits = 1234;
  client.discount = Decimal::parse("2.5");
  client.debt = Money::parse("-1240.50 EUR", {});
  client.hour_price = Price::parse("0.001 USD", {});
  client.born = Date::of(1990, 3, 31);
  client.seen_at = Instant::parse("2026-05-13T11:30:00Z");
  client.tags = {std::string(text), "wholesale"};
  client.manager = id(2);
  Record record(type("client"));
  record.id = id(1);
  record.assign(client);
  return record;
}

ListView Desk::list() const {
  ListView view;
  view.address.type = view.address.query.type = &type("client");
  view.columns = list_columns(type("client"), {});
  view.titles = titles();
  return view;
}

const Titles& Desk::titles() {
  static const Titles titles{{id(2), "Petr <Svoboda>"}};
  return titles;
}

bool well_formed(const std::string& html) {
  std::vector<std::string> open;
  for (std::size_t at = html.find('<'); at != std::string::npos; at = html.find('<', at + 1)) {
    const bool closing = html[at + 1] == '/';
    const std::size_t start = at + (closing ? 2 : 1);
    const std::string tag = html.substr(start, html.find_first_of(" >", start) - start);
    if (tag == "!doctype" || is_void(tag)) continue;
    if (!closing) {
      open.push_back(tag);
    } else if (open.empty() || open.back() != tag) {
      return false;
    } else {
      open.pop_back();
    }
  }
  return open.empty();
}

std::size_t count_of(const std::string& text, std::string_view part) {
  std::size_t count = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
  return count;
}

}  // namespace clientela::pages_sample
