#include <gmock/gmock.h>
#include <rapidcheck/gtest.h>

#include <map>
#include <set>

#include "store/collation.h"
#include "store/store.h"
#include "tests/unit/model/random_filter.h"

namespace clientela {
namespace {

using sample::RandomFilters;

// The nouns of the filter language's own tests, once as they are and once with an index for every
// field: what is found must not depend on how.
const Model& model_with(bool indexes) {
  static std::map<bool, std::unique_ptr<Model>> models;
  auto& model = models[indexes];
  if (model) return *model;
  model = std::make_unique<Model>();
  ObjectType types[] = {sample::user_type(), sample::client_type(), sample::contact_point_type(),
                        sample::purchase_type()};
  for (auto& type : types) {
    for (auto& field : type.fields) {
      if (field.format != TextFormat::secret) field.filter = field.filter || indexes;
    }
    model->add(std::move(type));
  }
  Projection totals = sample::client_totals();
  for (auto& figure : totals.figures) figure.filter = indexes;
  model->add(std::move(totals));
  model->check();
  return *model;
}

class Memory final : public sample::MemoryTransaction {
 public:
  explicit Memory(const Model& model) : model_(model) {}
  const Model& model() const override { return model_; }

 private:
  const Model& model_;
};

// Some records of every noun, in the database and in memory.
class Company {
 public:
  Company(const Model& model, std::uint64_t seed, std::vector<Tag> tags)
      : random_(seed), memory_(model) {
    StoreOptions options;
    options.path = ":memory:";
    store_ = std::move(Store::open(options, model)).value();
    store_->write([&](StoreWriter& writer) {
      for (std::uint64_t n = 0; n < 30; ++n) add(writer, model, n);
      return true;
    });
    context_.parse = sample::context();
    context_.visibility.everything = tags.empty();
    context_.visibility.tags = std::move(tags);
  }

  // By the meaning that the model's own tests hold.
  std::set<Id> matching(const ObjectType& type, const Filter& filter) {
    std::set<Id> ids;
    for (const Record& record : memory_.records) {
      if (record.type != &type || record.deleted_at) continue;
      if (matches(filter, record, memory_, context_.parse)) ids.insert(record.id);
    }
    return ids;
  }

  template <typename Work>
  void read(Work work) {
    store_->read([&](StoreReader& reader) { work(reader); });
  }
  const ReadContext& context() const { return context_; }
  // Which of the records the asker sees.
  void forget_invisible(const std::vector<Tag>& tags) {
    if (tags.empty()) return;
    auto& records = memory_.records;
    std::erase_if(records,
                  [&](const Record& record) { return record.root != 0 && record.root % 2 != 0; });
  }

 private:
  void add(StoreWriter& writer, const Model& model, std::uint64_t n) {
    static const char* const names[] = {"user", "client", "contact_point", "purchase"};
    const ObjectType& type = model.type(names[n % 4]);
    Record record(type);
    record.id = sample::id(10 + n);
    record.created_at = Instant{1'774'900'000'000 + static_cast<std::int64_t>(n) * 1000};
    record.modified_at = record.created_at;
    if (n % 3 == 0) record.modified_by = sample::id(10 + n % 4);
    if (n % 7 == 6) record.deleted_at = Instant{5};
    for (std::size_t i = 0; i < type.fields.size(); ++i) {
      if (random_.below(4) != 0) record.values[i] = value_of(type.fields[i]);
    }
    record.root = n % 5 == 0 ? 0 : own_root;
    writer.insert(record);
    if (record.root % 2 == 0 && record.root != 0) writer.set_tags(record.root, {7, 9});
    if (record.root % 2 != 0) writer.set_tags(record.root, {8});
    if (type.name == "client") add_figures(writer, model, record);
    memory_.records.push_back(record);
  }

  // References lead to some of the records, to deleted ones, and into nothing.
  Value value_of(const Field& field) {
    if (field.kind != &reference_kind()) return random_.value(field);
    const auto places = field.target == "user" ? 0 : 1;
    return sample::id(10 + static_cast<std::uint64_t>(places + 4 * random_.below(9)));
  }

  void add_figures(StoreWriter& writer, const Model& model, Record& record) {
    const Projection& projection = model.projections().front();
    Figures figures;
    for (const auto& figure : projection.figures) {
      figures.push_back(random_.below(3) == 0 ? Value() : random_.value(figure));
    }
    writer.write_figures(projection, record.id, figures);
    for (std::size_t i = 0; i < figures.size(); ++i) {
      record.values[record.type->fields.size() + i] = figures[i];
    }
  }

  RandomFilters random_;
  std::unique_ptr<Store> store_;
  ReadContext context_;
  Memory memory_;
};

std::set<Id> ids_of(const std::vector<Record>& records) {
  std::set<Id> ids;
  for (const auto& record : records) ids.insert(record.id);
  return ids;
}

Query query_of(const ObjectType& type, Filter filter) {
  Query query;
  query.type = &type;
  query.filter.children.push_back(std::move(filter));
  query.limit = 1000;
  return query;
}

// The orders that a list of the noun can have.
std::vector<SortOrder> orders_of(const ObjectType& type) {
  std::vector<SortOrder> orders{{"", false}, {"", true}, {"modified_at", false}};
  const auto add = [&](const std::vector<Field>& fields) {
    for (const auto& field : fields) {
      if (!sortable(field)) continue;
      for (const bool descending : {false, true}) {
        orders.push_back({std::string(field.key), descending});
      }
    }
  };
  add(type.fields);
  add(type.figures);
  return orders;
}

void check_agreement(std::uint64_t seed, bool indexes, const std::vector<Tag>& tags) {
  const Model& model = model_with(indexes);
  Company company(model, seed, tags);
  company.forget_invisible(tags);
  RandomFilters random(seed + 1);
  company.read([&](StoreReader& reader) {
    for (int i = 0; i < 40; ++i) {
      const ObjectType& type = model.type(i % 2 == 0 ? "client" : "purchase");
      Query query = query_of(type, random.filter(type, 3));
      const auto orders = orders_of(type);
      query.order = orders[static_cast<std::size_t>(random.below(static_cast<int>(orders.size())))];
      const auto expected = company.matching(type, query.filter);
      const auto found = ids_of(reader.list(query, company.context()).records);
      RC_LOG() << "seed " << seed << ": " << query_text(model, query) << "\n";
      RC_ASSERT(found == expected);
      RC_ASSERT(reader.count(query, 1000, company.context()) ==
                static_cast<std::int64_t>(expected.size()));
    }
  });
}

RC_GTEST_PROP(StoreFilter, AgreesWithMemory, (std::uint64_t seed)) {
  check_agreement(seed, false, {});
}

RC_GTEST_PROP(StoreFilter, AgreesWithMemoryThroughIndexes, (std::uint64_t seed)) {
  check_agreement(seed, true, {});
}

RC_GTEST_PROP(StoreFilter, TellsNothingOfWhatMayNotBeSeen, (std::uint64_t seed)) {
  check_agreement(seed, seed % 2 == 0, {7});
}

// Pages forward to the end and back: each record once, in the order.
void check_paging(std::uint64_t seed, bool indexes) {
  const Model& model = model_with(indexes);
  Company company(model, seed, {});
  RandomFilters random(seed + 2);
  const ObjectType& type = model.type("client");
  company.read([&](StoreReader& reader) {
    for (const auto& order : orders_of(type)) {
      Query query = query_of(type, random.filter(type, 1));
      query.order = order;
      const auto whole = reader.list(query, company.context());
      RC_LOG() << "seed " << seed << ": " << query_text(model, query) << "\n";
      RC_ASSERT(whole.next.empty());
      RC_ASSERT(whole.previous.empty());
      std::vector<Id> expected;
      for (const auto& record : whole.records) expected.push_back(record.id);
      query.limit = 1 + random.below(3);
      std::vector<Id> forward;
      std::vector<std::vector<Id>> pages;
      std::string last_previous;
      do {
        const auto slice = reader.list(query, company.context());
        pages.emplace_back();
        for (const auto& record : slice.records) pages.back().push_back(record.id);
        forward.insert(forward.end(), pages.back().begin(), pages.back().end());
        last_previous = slice.previous;
        query.cursor = slice.next;
      } while (!query.cursor.empty());
      RC_ASSERT(forward == expected);
      for (std::size_t i = pages.size(); i-- > 1;) {
        RC_ASSERT(!last_previous.empty());
        query.cursor = last_previous;
        const auto slice = reader.list(query, company.context());
        std::vector<Id> page;
        for (const auto& record : slice.records) page.push_back(record.id);
        RC_ASSERT(page == pages[i - 1]);
        RC_ASSERT(!slice.next.empty());
        last_previous = slice.previous;
      }
      RC_ASSERT(last_previous.empty());
    }
  });
}

RC_GTEST_PROP(StoreList, PagesForwardAndBackward, (std::uint64_t seed)) {
  check_paging(seed, false);
}

RC_GTEST_PROP(StoreList, PagesForwardAndBackwardThroughIndexes, (std::uint64_t seed)) {
  check_paging(seed, true);
}

// The order that docs/guide/filter.md defines, computed in memory.
bool comes_before(const Record& a, const Record& b, const SortOrder& order,
                  const Collation& collation) {
  const auto compare = [&](const Record& x, const Record& y) {
    if (order.key.empty()) return 0;
    const Field* field = query_field(*x.type, order.key);
    const Value left = query_value(x, order.key);
    const Value right = query_value(y, order.key);
    if (field->kind == &text_kind() && !is_empty(left) && !is_empty(right)) {
      return collation.key(std::get<std::string>(left))
          .compare(collation.key(std::get<std::string>(right)));
    }
    if (const auto* money = std::get_if<Money>(&left); money && !is_empty(right)) {
      const auto other = std::get<Money>(right).minor;
      return money->minor < other ? -1 : money->minor > other ? 1 : 0;
    }
    if (const auto* price = std::get_if<Price>(&left); price && !is_empty(right)) {
      const auto other = std::get<Price>(right).amount;
      return price->amount < other ? -1 : price->amount > other ? 1 : 0;
    }
    return field->kind->compare(left, right);
  };
  const int difference = compare(a, b);
  if (difference != 0) return order.descending ? difference > 0 : difference < 0;
  return order.descending ? a.row > b.row : a.row < b.row;
}

RC_GTEST_PROP(StoreList, IsInTheOrderOfTheDocument, (std::uint64_t seed)) {
  const Model& model = model_with(seed % 2 == 0);
  Company company(model, seed, {});
  const Collation collation("en");
  company.read([&](StoreReader& reader) {
    const ObjectType& type = model.type("client");
    for (const auto& order : orders_of(type)) {
      Query query;
      query.type = &type;
      query.order = order;
      const auto records = reader.list(query, company.context()).records;
      RC_LOG() << "seed " << seed << ": " << order.key << (order.descending ? " desc" : "") << "\n";
      for (std::size_t i = 1; i < records.size(); ++i) {
        RC_ASSERT(comes_before(records[i - 1], records[i], order, collation));
      }
    }
  });
}

}  // namespace
}  // namespace clientela
