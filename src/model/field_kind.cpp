#include "model/field_kind.h"

#include <type_traits>

#include "model/field.h"

namespace clientela {
namespace {

template <typename T>
int three_way(const T& a, const T& b) {
  if (a < b) return -1;
  return b < a ? 1 : 0;
}

int three_way(std::string_view a, std::string_view b) {
  const int order = a.compare(b);
  return order < 0 ? -1 : order > 0 ? 1 : 0;
}

int three_way(const Money& a, const Money& b) {
  if (a.minor != b.minor) return a.minor < b.minor ? -1 : 1;
  return three_way(a.currency.code(), b.currency.code());
}

int three_way(const Price& a, const Price& b) {
  if (a.amount != b.amount) return a.amount < b.amount ? -1 : 1;
  return three_way(a.currency.code(), b.currency.code());
}

}  // namespace

Json FieldKind::to_json(const Value& value, const Field& field) const {
  if (is_empty(value)) return nullptr;
  return Json(text(value, field));
}

Result<Value> FieldKind::from_json(const Json& json, const Field& field,
                                   const ParseContext& context) const {
  if (json.is_null()) return Value();
  if (!json.is_string()) return invalid("", message("Text in quotes is expected here."));
  return parse({json.get_string().data(), json.get_string().size()}, field, context);
}

int FieldKind::compare(const Value& a, const Value& b) const {
  if (a.index() != b.index()) return a.index() < b.index() ? -1 : 1;
  return std::visit(
      [&b](const auto& left) {
        using T = std::decay_t<decltype(left)>;
        if constexpr (std::is_same_v<T, std::monostate>) {
          return 0;
        } else {
          return three_way(left, std::get<T>(b));
        }
      },
      a);
}

}  // namespace clientela
