#include "system/access.h"

#include "model/model.h"
#include "system/filters.h"

namespace clientela {
namespace {

constexpr int at_once = 500;

}  // namespace

Result<void> remove_all_of(Transaction& transaction, std::string_view noun, Id user) {
  Query query;
  query.type = transaction.model().find_type(noun);
  if (query.type == nullptr) return {};
  query.filter = equals("user", Value(user));
  query.limit = at_once;
  for (;;) {
    const Slice slice = transaction.list(query);
    if (slice.records.empty()) return {};
    for (const auto& record : slice.records) {
      CLIENTELA_TRY(transaction.remove(*record.type, record.id));
    }
  }
}

}  // namespace clientela
