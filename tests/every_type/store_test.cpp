// Every noun has its table, and what is written into it is read from it.
#include "tests/every_type/every_type.h"

namespace clientela {
namespace {

using StoreOfEveryType = EveryType;

TEST_P(StoreOfEveryType, KeepsEveryFieldAsItIs) {
  for (int i = 0; i < 20; ++i) {
    const Record written = put(type());
    const auto read = company().find(type().name, written.id);
    ASSERT_TRUE(read);
    ASSERT_EQ(read->values.size(), written.values.size());
    for (std::size_t at = 0; at < written.values.size(); ++at) {
      const auto& fields = type().fields;
      const auto& field = at < fields.size() ? fields[at] : type().figures[at - fields.size()];
      EXPECT_EQ(read->values[at], written.values[at]) << field.key;
    }
    EXPECT_EQ(read->created_at, written.created_at);
    EXPECT_EQ(read->version, 1);
  }
}

TEST_P(StoreOfEveryType, WritesEveryFieldOver) {
  const Record before = put(type());
  for (std::size_t at = 0; at < type().fields.size(); ++at) {
    Record after = *company().find(type().name, before.id);
    const Record was = after;
    after.values[at] = is_empty(was.values[at]) ? samples.value(type().fields[at]) : Value();
    company().company.store->write([&](StoreWriter& writer) {
      writer.update(was, after);
      return true;
    });
    EXPECT_EQ(company().find(type().name, before.id)->values, after.values)
        << type().fields[at].key;
  }
}

TEST_P(StoreOfEveryType, EveryKindReadsWhatItWrote) {
  const Record record = put(type());
  const ParseContext context{*Currency::parse("EUR"), "Europe/Prague", company().now()};
  for (std::size_t at = 0; at < type().fields.size(); ++at) {
    const Field& field = type().fields[at];
    const Value& value = record.values[at];
    if (field.format == TextFormat::secret) continue;  // is never written
    const auto from_text = field.kind->parse(field.kind->text(value, field), field, context);
    ASSERT_TRUE(from_text) << field.key;
    EXPECT_EQ(*from_text, value) << field.key;
    const auto from_json = field.kind->from_json(field.kind->to_json(value, field), field, context);
    ASSERT_TRUE(from_json) << field.key;
    EXPECT_EQ(*from_json, value) << field.key;
  }
}

INSTANTIATE_TEST_SUITE_P(Nouns, StoreOfEveryType, testing::ValuesIn(every_noun()), noun_of);

}  // namespace
}  // namespace clientela
