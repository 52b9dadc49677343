#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/json.h"
#include "base/result.h"
#include "base/text.h"
#include "base/translation.h"
#include "model/value.h"

namespace clientela {

struct Field;

// What the reading of a person's or a program's text depends on.
struct ParseContext {
  Currency currency;              // meant when an amount names none
  std::string_view zone = "UTC";  // in which a local time without an offset is meant
  Instant now;
};

// What the writing for a person depends on. The objects must outlive it.
struct ShowContext {
  const Formats& formats;
  const Translator& tr;
  std::string_view zone;
  Instant now;
  Currency currency;  // the company's; an amount in it is shown without letters
};

// How a column of a field of this kind is named (field's key + suffix) and stored.
struct KindColumn {
  std::string_view suffix;
  StorageClass storage;
};

// A kind of field: money, date, choice ... Everything that doors, pages, store, import and history
// need to know about a kind, in one place. One file in kinds/ for each; stateless, for ever alive.
class FieldKind {
 public:
  virtual ~FieldKind() = default;

  // As the API's description says it: "money". Never changes.
  virtual std::string_view name() const = 0;
  // The first column is the one that lists are filtered and sorted by.
  virtual std::span<const KindColumn> columns() const = 0;

  // Reads the canonical text of forms, CSV files and URLs. Empty text is the empty value. The
  // error has no field; the caller adds it.
  virtual Result<Value> parse(std::string_view text, const Field& field,
                              const ParseContext& context) const = 0;
  // The canonical text: parse reads it back to an equal value.
  virtual std::string text(const Value& value, const Field& field) const = 0;
  // For a person's eyes, in that person's language. References are shown by pages, which know
  // titles; here they give their id.
  virtual std::string shown(const Value& value, const Field& field,
                            const ShowContext& context) const = 0;

  // JSON of the API, of the log and of sync. By default the canonical text as a string.
  virtual Json to_json(const Value& value, const Field& field) const;
  virtual Result<Value> from_json(const Json& json, const Field& field,
                                  const ParseContext& context) const;

  // Negative, zero, positive; the empty value is the smallest. For texts this is the order of
  // their bytes: sorting for people goes by sort keys in the store.
  virtual int compare(const Value& a, const Value& b) const;

  // To and from columns(): cells has as many elements.
  virtual void store(const Value& value, std::span<Cell> cells) const = 0;
  virtual Value load(std::span<const Cell> cells) const = 0;
};

const FieldKind& text_kind();
const FieldKind& boolean_kind();
const FieldKind& integer_kind();
const FieldKind& decimal_kind();
const FieldKind& money_kind();
const FieldKind& price_kind();
const FieldKind& date_kind();
const FieldKind& instant_kind();
const FieldKind& choice_kind();
const FieldKind& reference_kind();
const FieldKind& tags_kind();

}  // namespace clientela
