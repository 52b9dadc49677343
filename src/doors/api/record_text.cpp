#include "doors/api/record_text.h"

#include <array>

#include "model/blank.h"

namespace clientela {

void RecordText::add(const Record& record) {
  open(record);
  text_ += '}';
}

void RecordText::add(const Whole& whole) {
  open(whole.record);
  if (!whole.parts.empty()) {
    text_ += ",\"parts\":[";
    for (const auto& part : whole.parts) {
      if (&part != &whole.parts.front()) text_ += ',';
      open(part);
      value("object", Json(part.type->name));
      text_ += '}';
    }
    text_ += ']';
  }
  text_ += '}';
}

void RecordText::open(const Record& record) {
  text_ += "{\"id\":\"";
  text_ += record.id.text();
  text_ += '"';
  value("version", Json(record.version));
  value("created_at", Json(record.created_at.text()));
  value("modified_at", Json(record.modified_at.text()));
  if (record.deleted_at) value("deleted_at", Json(record.deleted_at->text()));
  const auto& fields = record.type->fields;
  const auto& figures = record.type->figures;
  for (std::size_t i = 0; i < fields.size(); ++i) field(fields[i], record.values[i]);
  for (std::size_t i = 0; i < figures.size(); ++i) {
    field(figures[i], record.values[fields.size() + i]);
  }
}

void RecordText::field(const Field& field, const Value& value) {
  if (is_blank(value) || is_secret(field)) return;
  this->value(field.key, field.kind->to_json(value, field));
}

// Keys are words: nothing in them needs to be escaped.
void RecordText::value(std::string_view key, const Json& json) {
  text_ += ",\"";
  text_ += key;
  text_ += "\":";
  std::array<char, 512> buffer;
  serializer_.reset(&json);
  while (!serializer_.done()) {
    const auto piece = serializer_.read(buffer.data(), buffer.size());
    text_.append(piece.data(), piece.size());
  }
}

}  // namespace clientela
