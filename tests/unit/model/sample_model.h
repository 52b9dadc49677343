#pragma once

#include <map>
#include <memory>

#include "model/model.h"

namespace clientela::sample {

enum class Stage { new_client, loyal, lost };

struct User {
  static constexpr std::string_view object_name = "user";
  Id id;
  std::string name;
  std::string password;
};

struct Client {
  static constexpr std::string_view object_name = "client";
  Id id;
  std::string name;
  std::string email;
  std::string city;
  Stage stage = Stage::new_client;
  bool confidential = false;
  std::int64_t visits = 0;
  std::optional<Decimal> discount;
  std::optional<Money> debt;
  std::optional<Price> hour_price;
  std::optional<Date> born;
  std::optional<Instant> seen_at;
  std::vector<std::string> tags;
  Ref<User> owner;
};

struct ContactPoint {
  static constexpr std::string_view object_name = "contact_point";
  Id id;
  Ref<Client> client;
  std::string value;
  bool primary = true;
};

struct Purchase {
  static constexpr std::string_view object_name = "purchase";
  Id id;
  std::string number;
  Ref<Client> buyer;
  Ref<Client> payer;
  Money total;
  Date date;
};

inline const std::vector<Choice> stages = {
    {"new", "New"}, {"loyal", "Loyal", "green"}, {"lost", "Lost", "red"}};

inline ObjectType user_type() {
  return {.name = "user",
          .plural = "users",
          .label = "User",
          .label_plural = "Users",
          .fields = {field("name", &User::name, {.label = "Name"}),
                     field("password", &User::password,
                           {.label = "Password", .format = TextFormat::secret})}};
}

inline ObjectType client_type() {
  return {
      .name = "client",
      .plural = "clients",
      .label = "Client",
      .label_plural = "Clients",
      .fields = {field("name", &Client::name,
                       {.label = "Name", .max_length = 40, .required = true}),
                 field("email", &Client::email, {.label = "E-mail", .format = TextFormat::email}),
                 field("city", &Client::city, {.label = "City"}),
                 field("stage", &Client::stage, {.label = "Stage", .choices = stages}),
                 field("confidential", &Client::confidential, {.label = "Confidential"}),
                 field("visits", &Client::visits, {.label = "Visits"}),
                 field("discount", &Client::discount, {.label = "Discount"}),
                 field("debt", &Client::debt, {.label = "Debt"}),
                 field("hour_price", &Client::hour_price, {.label = "Price of an hour"}),
                 field("born", &Client::born, {.label = "Born"}),
                 field("seen_at", &Client::seen_at, {.label = "Seen"}),
                 field("tags", &Client::tags, {.label = "Tags"}),
                 field("owner", &Client::owner, {.label = "Owner"})},
      .order = {"name"}};
}

inline ObjectType contact_point_type() {
  return {
      .name = "contact_point",
      .plural = "contact_points",
      .label = "Contact point",
      .label_plural = "Contact points",
      .part_of = "client",
      .fields = {field("client", &ContactPoint::client, {.label = "Client", .root = true}),
                 field("value", &ContactPoint::value, {.label = "Value", .required = true}),
                 field("primary", &ContactPoint::primary, {.label = "Primary", .preset = "true"})}};
}

inline ObjectType purchase_type() {
  return {.name = "purchase",
          .plural = "purchases",
          .label = "Purchase",
          .label_plural = "Purchases",
          .fields = {field("number", &Purchase::number, {.label = "Number", .computed = true}),
                     field("buyer", &Purchase::buyer, {.label = "Buyer"}),
                     field("payer", &Purchase::payer, {.label = "Payer"}),
                     field("total", &Purchase::total, {.label = "Total"}),
                     field("date", &Purchase::date, {.label = "Date", .preset = "today"})}};
}

inline Projection client_totals() {
  return {.name = "client_totals",
          .owner = "client",
          .reads = {"purchase"},
          .figures = {figure("ltv", money_kind(), {.label = "Value"}),
                      figure("orders_count", integer_kind(), {.label = "Orders"})},
          .apply = [](FigureStore&, const RecordChange&) {}};
}

inline void fill(Model& model) {
  model.add(user_type());
  model.add(client_type());
  model.add(contact_point_type());
  model.add(purchase_type());
  model.add(client_totals());
  model.check();
}

inline const Model& model() {
  static const std::unique_ptr<Model> filled = [] {
    auto fresh = std::make_unique<Model>();
    fill(*fresh);
    return fresh;
  }();
  return *filled;
}

// 2026-03-31 12:30 in Prague, which has summer time then.
inline ParseContext context() {
  return {*Currency::parse("EUR"), "Europe/Prague", *Instant::parse("2026-03-31T10:30:00Z")};
}

inline Id id(std::uint64_t n) {
  return Id::make(1'770'000'000'000 + static_cast<std::int64_t>(n), n);
}

// Records in memory, answering by `matches`. As a transaction it remembers what it was told.
class MemoryTransaction : public Transaction {
 public:
  std::vector<Record> records;
  std::vector<Whole> created;
  std::vector<WholePatch> updates;
  std::vector<Id> removed, restored;

  Record& add(std::string_view object, Id id) {
    records.emplace_back(sample::model().type(object)).id = id;
    return records.back();
  }

  const Model& model() const override { return sample::model(); }
  std::optional<Record> find(const ObjectType& type, Id id, bool deleted_too) override {
    for (const Record& record : records) {
      if (record.type != &type || record.id != id) continue;
      if (!record.deleted_at || deleted_too) return record;
    }
    return std::nullopt;
  }
  std::optional<Record> find_by(const ObjectType& type, std::string_view key,
                                const Value& value) override {
    for (const Record& record : records) {
      if (record.type == &type && record[key] == value) return record;
    }
    return std::nullopt;
  }
  Slice list(const Query& query) override {
    Slice slice;
    for (const Record& record : records) {
      const bool wanted = record.type == query.type && !record.deleted_at;
      if (wanted && matches(query.filter, record, *this, parse_)) slice.records.push_back(record);
    }
    return slice;
  }
  std::int64_t count(const Query& query, std::int64_t cap) override {
    return std::min<std::int64_t>(cap, static_cast<std::int64_t>(list(query).records.size()));
  }
  std::vector<Record> parts(const Record&) override { return {}; }
  std::string title(const ObjectType&, Id) override { return {}; }
  std::string setting(std::string_view) override { return {}; }
  ParseContext parse_context() const override { return parse_; }

  const ActionContext& context() const override { return context_; }
  Result<Id> create(Whole whole) override {
    created.push_back(std::move(whole));
    return context_.action_id;
  }
  Result<void> update(const ObjectType&, Id, const WholePatch& patch) override {
    updates.push_back(patch);
    return {};
  }
  Result<void> remove(const ObjectType&, Id id) override {
    removed.push_back(id);
    return {};
  }
  Result<void> restore(const ObjectType&, Id id) override {
    restored.push_back(id);
    return {};
  }
  Result<void> redirect(const ObjectType&, const Field&, Id, Id) override { return {}; }
  void set_setting(std::string_view, std::string_view) override {}

 private:
  ParseContext parse_ = sample::context();
  ActionContext context_ = {.action_id = sample::id(1),
                            .asker = {},
                            .role = Role::member,
                            .now = parse_.now,
                            .zone = std::string(parse_.zone),
                            .currency = parse_.currency};
};

}  // namespace clientela::sample
