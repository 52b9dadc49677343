#pragma once

#include "engine/company_context.h"
#include "model/reading.h"
#include "store/store.h"

namespace clientela {

// Reading for one asker: the store's answers, cut to what the asker's tags and role let through.
// `Base` is Reading for questions and Transaction for actions.
template <typename Base>
class AskedReading : public Base {
 public:
  AskedReading(const Model& model, StoreReader& store, const CompanyContext& company,
               const Asker& asker, int budget_ms)
      : model_(model),
        store_(store),
        company_(company),
        role_(asker.role),
        context_(company_.read(asker.visibility(), budget_ms)) {}

  const Model& model() const override { return model_; }
  std::optional<Record> find(const ObjectType& type, Id id, bool deleted_too) override {
    if (!may_read(type)) return std::nullopt;
    return store_.find(type, id, deleted_too, context_);
  }
  std::optional<Record> find_by(const ObjectType& type, std::string_view key,
                                const Value& value) override {
    if (!may_read(type)) return std::nullopt;
    return store_.find_by(type, key, value, context_);
  }
  Slice list(const Query& query) override {
    if (!may_read(*query.type)) return {};
    return store_.list(query, context_);
  }
  std::int64_t count(const Query& query, std::int64_t cap) override {
    if (!may_read(*query.type)) return 0;
    return store_.count(query, cap, context_);
  }
  std::vector<Record> parts(const Record& owner) override { return store_.parts(owner, false); }
  std::string title(const ObjectType& type, Id id) override {
    const auto record = find(type, id, true);
    return record ? record->title() : std::string();
  }
  std::string setting(std::string_view key) override { return store_.setting(key); }
  ParseContext parse_context() const override { return company_.parse(); }
  const ReadContext& read_context() const { return context_; }

 protected:
  bool may_read(const ObjectType& type) const { return role_ >= type.read_role; }

  const Model& model_;
  StoreReader& store_;
  CompanyContext company_;
  Role role_;
  ReadContext context_;
};

}  // namespace clientela
