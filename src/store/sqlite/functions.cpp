#include "store/sqlite/functions.h"

#include <sqlite3.h>

#include "model/query.h"

namespace clientela {

namespace {

std::string_view text_of(sqlite3_value* value) {
  const auto* text = reinterpret_cast<const char*>(sqlite3_value_text(value));
  if (text == nullptr) return {};
  return {text, static_cast<std::size_t>(sqlite3_value_bytes(value))};
}

// An exception must not travel through SQLite's C code.
template <typename Work>
void guarded(sqlite3_context* context, Work work) {
  try {
    work();
  } catch (const std::exception& failure) {
    sqlite3_result_error(context, failure.what(), -1);
  }
}

template <bool (*matches)(std::string_view, std::string_view)>
void compare(sqlite3_context* context, int, sqlite3_value** arguments) {
  guarded(context, [&] {
    if (sqlite3_value_type(arguments[0]) == SQLITE_NULL) return sqlite3_result_null(context);
    sqlite3_result_int(context, matches(text_of(arguments[0]), text_of(arguments[1])) ? 1 : 0);
  });
}

void sort_key(sqlite3_context* context, int, sqlite3_value** arguments) {
  guarded(context, [&] {
    if (sqlite3_value_type(arguments[0]) == SQLITE_NULL) return sqlite3_result_null(context);
    const auto* collation = static_cast<const Collation*>(sqlite3_user_data(context));
    const std::string key = collation->key(text_of(arguments[0]));
    sqlite3_result_blob64(context, key.data(), key.size(), SQLITE_TRANSIENT);
  });
}

void seen(sqlite3_context* context, int, sqlite3_value** arguments) {
  auto* mark = static_cast<ScanMark*>(sqlite3_user_data(context));
  const std::int64_t row = sqlite3_value_int64(arguments[0]);
  if (row != mark->current) {
    mark->complete = mark->current;
    mark->current = row;
  }
  sqlite3_result_int(context, 1);
}

}  // namespace

void add_functions(Database& database, const Collation& collation, ScanMark& mark) {
  constexpr int pure = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;
  const auto add = [&](const char* name, int arguments, int flags, void* data,
                       void (*function)(sqlite3_context*, int, sqlite3_value**)) {
    const int code = sqlite3_create_function_v2(database.handle(), name, arguments, flags, data,
                                                function, nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) database.fail(code);
  };
  add("clientela_like", 2, pure, nullptr, compare<like_matches>);
  add("clientela_starts", 2, pure, nullptr, compare<starts_matches>);
  add("clientela_sort_key", 1, pure, const_cast<Collation*>(&collation), sort_key);
  add("clientela_seen", 1, SQLITE_UTF8 | SQLITE_INNOCUOUS, &mark, seen);
}

}  // namespace clientela
