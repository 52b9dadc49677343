#include <fmt/format.h>

#include <algorithm>

#include "store/sqlite/hash.h"
#include "store/sqlite/questions.h"
#include "store/sqlite/record_rows.h"

namespace clientela {

namespace {

void add_record(Hash& hash, const Record& record) {
  hash.add(record.id.bytes());
  const auto& fields = record.type->fields;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (is_empty(record.values[i])) continue;
    hash.add(fields[i].key);
    hash.add(fields[i].kind->text(record.values[i], fields[i]));
  }
}

}  // namespace

std::string Questions::digest() {
  std::vector<const NounTable*> nouns;
  for (const auto& noun : tables_.all()) {
    if (noun.type().history != History::none) nouns.push_back(&noun);
  }
  std::sort(nouns.begin(), nouns.end(),
            [](const NounTable* a, const NounTable* b) { return a->type().name < b->type().name; });
  Hash hash;
  for (const auto* noun : nouns) {
    hash.add(noun->type().name);
    auto row =
        database_.prepare(fmt::format("SELECT {} FROM {} WHERE t.deleted_at IS NULL ORDER BY t.id",
                                      noun->select_list(), noun->from()));
    while (row.step()) add_record(hash, read_record(*noun, row));
  }
  return hexadecimal(hash.finish());
}

}  // namespace clientela
