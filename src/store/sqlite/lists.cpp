#include <algorithm>

#include "store/list_sql.h"
#include "store/search_words.h"
#include "store/sqlite/questions.h"
#include "store/sqlite/record_rows.h"

namespace clientela {

namespace {

constexpr int most_records = 1000;
// How many entries of an index are passed in the time of finding a record by its row.
constexpr std::int64_t index_steps_a_record = 10;

// One page being read: finds the way to the rows, reads them, and makes the cursors.
class PageReader {
 public:
  PageReader(Connection& connection, const Query& query, const ReadContext& context)
      : connection_(connection),
        database_(connection.database),
        table_(connection.shared->tables.of(*query.type)),
        query_(query),
        context_(context),
        sql_(connection.shared->tables, query, context, connection.shared->collation,
             search_words(query.search)),
        limit_(std::clamp(query.limit, 1, most_records)) {}

  Slice read(std::optional<Cursor> cursor) {
    cursor_ = std::move(cursor);
    choose_driver();
    const bool direct = driver_ == &ListSql::by_words || (driver_ == nullptr && sql_.ordered());
    ListSql::Reading reading;
    reading.driver = driver_;
    reading.columns = direct ? ListSql::Columns::all : ListSql::Columns::key;
    reading.among_found = among_found_;
    reading.mark = direct && context_.budget_ms > 0 && sql_.selective();
    reading.cursor = cursor_;
    reading.limit = limit_ + 1;
    run(reading);
    if (!direct) load_records();
    return slice();
  }

 private:
  struct Found {
    Cell value;
    std::int64_t row;
  };

  void choose_driver() {
    drivers_ = sql_.drivers();
    std::int64_t fewest = INT64_MAX;
    for (const auto& driver : drivers_) {
      // Whether it is better than what there is, no more need be counted.
      const std::int64_t most = std::min<std::int64_t>(driver.most, fewest - 1);
      const Sql sql = sql_.probe(driver, most);
      auto probe = prepared(database_, sql);
      const std::int64_t rows = probe.step() ? probe.integer(0) : 0;
      if (rows > most) continue;
      fewest = rows;
      driver_ = &driver;
      if (fewest == 0) break;
    }
    if (driver_ != nullptr && driver_->place == nullptr && sql_.ordered()) {
      among_found_ = in_order_is_cheaper(fewest);
      if (among_found_) driver_ = nullptr;
    }
    if (driver_ != nullptr && driver_->in_order) driver_ = nullptr;
    if (driver_ == nullptr && sql_.words_give_order()) driver_ = &ListSql::by_words;
    // Without an index in the order all rows are read anyway: through any driver they are fewer.
    if (driver_ == nullptr && !sql_.ordered() && !drivers_.empty()) driver_ = &drivers_.front();
  }

  // Of what the words find, all must be looked at before they can be put in order; in the order's
  // index, as many rows as lie between them, until the page is full.
  bool in_order_is_cheaper(std::int64_t found) {
    const Sql sql = sql_.last_row();
    auto last = prepared(database_, sql);
    const std::int64_t rows = last.step() ? last.integer(0) : 0;
    return found > limit_ && limit_ * rows / found < found * index_steps_a_record;
  }

  void run(const ListSql::Reading& reading) {
    if (reading.columns == ListSql::Columns::all) {
      records_.reserve(static_cast<std::size_t>(reading.limit));
    }
    for (const Sql& sql : sql_.statements(reading)) {
      connection_.mark.reset();
      auto statement = prepared(database_, sql);
      try {
        while (found_.size() < static_cast<std::size_t>(reading.limit) && statement.step()) {
          found_.push_back({statement.cell(0), statement.integer(1)});
          if (reading.columns == ListSql::Columns::all) {
            records_.push_back(read_record(table_, statement, 2));
          }
        }
      } catch (const OutOfTime&) {
        out_of_time_ = true;
        return;
      }
    }
  }

  void load_records() {
    const auto most = static_cast<std::size_t>(limit_) + 1;
    if (found_.size() > most) found_.resize(most);
    database_.stop_clock();
    for (const auto& found : found_) {
      auto row = database_.prepare("SELECT " + table_.select_list() + " FROM " + table_.from() +
                                   " WHERE t.\"row\" = ?1");
      row.bind(1, found.row);
      if (row.step()) records_.push_back(read_record(table_, row));
    }
  }

  Slice slice() {
    database_.stop_clock();
    Slice slice;
    slice.out_of_time = out_of_time_;
    const auto wanted = static_cast<std::size_t>(limit_);
    const bool more = found_.size() > wanted;
    if (more) {
      found_.resize(wanted);
      records_.resize(wanted);
    }
    const bool backward = cursor_ && cursor_->backward;
    // Where the reading goes on, and where it came from.
    std::string onward;
    std::string back;
    if (out_of_time_) {
      onward = position_of_scan(backward);
    } else if (more) {
      onward = text(found_.back(), backward);
    }
    if (cursor_) back = found_.empty() ? turned() : text(found_.front(), !backward);
    slice.next = backward ? back : onward;
    slice.previous = backward ? onward : back;
    if (backward) std::reverse(records_.begin(), records_.end());
    slice.records = std::move(records_);
    return slice;
  }

  std::string text(const Found& found, bool backward) const {
    return cursor_text({backward, found.value, found.row}, query_);
  }
  // From the same place in the other direction.
  std::string turned() const {
    return cursor_text({!cursor_->backward, cursor_->value, cursor_->row}, query_);
  }

  // Behind the last row that was looked at completely, whether it met the filter or not.
  std::string position_of_scan(bool backward) {
    const auto [current, row] = connection_.mark;
    // What was found last is complete, too, even when nothing behind it was looked at yet.
    const bool at_found = !found_.empty() && (row == 0 || found_.back().row == current);
    if (at_found) return text(found_.back(), backward);
    if (row == 0) return cursor_ ? cursor_text(*cursor_, query_) : std::string();
    auto statement = database_.prepare(sql_.key_sql());
    statement.bind(1, row);
    if (!statement.step()) return {};
    return text({statement.cell(0), row}, backward);
  }

  Connection& connection_;
  Database& database_;
  const NounTable& table_;
  const Query& query_;
  const ReadContext& context_;
  const ListSql sql_;
  const int limit_;
  std::optional<Cursor> cursor_;
  std::vector<ListSql::Driver> drivers_;
  const ListSql::Driver* driver_ = nullptr;
  bool among_found_ = false;
  std::vector<Found> found_;
  std::vector<Record> records_;
  bool out_of_time_ = false;
};

}  // namespace

Slice Questions::list(const Query& query, const ReadContext& context) {
  const Budget budget(database_, context.budget_ms);
  try {
    const auto cursor = parse_cursor(query.cursor, query);
    Slice slice = PageReader(connection_, query, context).read(cursor);
    const bool lost = cursor && cursor->backward && slice.records.empty() && !slice.out_of_time;
    if (!lost) return slice;
    // What stood before is gone: this is the first page now.
    return PageReader(connection_, query, context).read(std::nullopt);
  } catch (const OutOfTime&) {
    Slice nothing;
    nothing.out_of_time = true;
    nothing.next = query.cursor;
    return nothing;
  }
}

std::int64_t Questions::count(const Query& query, std::int64_t cap, const ReadContext& context) {
  const Budget budget(database_, context.budget_ms);
  const Sql sql =
      ListSql(tables_, query, context, connection_.shared->collation, search_words(query.search))
          .rows(cap);
  auto statement = prepared(database_, sql);
  std::int64_t rows = 0;
  try {
    while (statement.step()) ++rows;
  } catch (const OutOfTime&) {
    return rows;
  }
  return rows;
}

}  // namespace clientela
