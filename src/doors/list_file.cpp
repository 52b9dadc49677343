#include "doors/list_file.h"

#include <algorithm>

#include "base/delimited_writer.h"
#include "doors/api/record_text.h"
#include "doors/web/record_view.h"

namespace clientela {
namespace {

// All but secrets.
std::vector<const Field*> exported_fields(const ObjectType& type) {
  std::vector<const Field*> fields;
  for (const auto* list : {&type.fields, &type.figures}) {
    for (const auto& field : *list) {
      if (field.format != TextFormat::secret) fields.push_back(&field);
    }
  }
  return fields;
}

class KeyedCsv final : public ListFile {
 public:
  explicit KeyedCsv(const ObjectType& type) : fields_(exported_fields(type)) {}

  void write_head(std::string& out) const override {
    std::vector<std::string_view> names = {"id"};
    for (const auto* field : fields_) names.push_back(field->key);
    write_csv_row(names, out);
  }
  void write_page(Reading&, const std::vector<Record>& records, std::string& out) const override {
    for (const auto& record : records) {
      out += record.id.text();
      for (const auto* field : fields_) {
        out += ',';
        write_csv_field(field->kind->text(record[field->key], *field), out);
      }
      out += "\r\n";
    }
  }

 private:
  const std::vector<const Field*> fields_;
};

class JsonLines final : public ListFile {
 public:
  void write_head(std::string&) const override {}
  void write_page(Reading& reading, const std::vector<Record>& records,
                  std::string& out) const override {
    RecordText text(out);
    for (const auto& record : records) {
      text.add(Whole{record, reading.parts(record)});
      out += '\n';
    }
  }
};

class ShownCsv final : public ListFile {
 public:
  ShownCsv(const Model& model, const ObjectType& type, ShownList shown)
      : type_(type), shown_(std::move(shown)) {
    for (const auto& part : model.types()) {
      if (part.part_of == type.name && part.title) add_columns_of(part);
    }
  }

  void write_head(std::string& out) const override {
    // By this mark spreadsheets know that it is UTF-8.
    out += "\xef\xbb\xbf";
    std::vector<std::string> labels{shown_.tr(type_.label)};
    for (const auto* column : shown_.columns) labels.push_back(shown_.tr(column->label));
    for (const auto& column : part_columns_) labels.push_back(shown_.tr(column.label));
    write_csv_row({labels.begin(), labels.end()}, out);
  }
  void write_page(Reading& reading, const std::vector<Record>& records,
                  std::string& out) const override {
    const Titles titles = titles_of(reading, records, shown_.columns);
    for (const auto& record : records) write(reading, record, titles, out);
  }

 private:
  // What is told of the parts of one type.
  struct PartColumn {
    const ObjectType* type = nullptr;
    const Field* field = nullptr;  // null: the title
    std::string_view label;
    Value choice = {};  // tells those alone of which the first field says this
  };

  // Parts of several kinds have a column for each kind; those that place the record somewhere tell
  // where, and what is said of it.
  void add_columns_of(const ObjectType& part) {
    for (const auto& choice : part.fields.front().choices) {
      part_columns_.push_back({&part, nullptr, choice.label, Value(std::string(choice.key))});
    }
    if (!part.fields.front().choices.empty()) return;
    const auto place = std::find_if(part.fields.begin(), part.fields.end(), [&](const Field& f) {
      return f.required && !f.target.empty() && f.key != part.part_of;
    });
    if (place == part.fields.end()) {
      part_columns_.push_back({&part, nullptr, part.label_plural});
      return;
    }
    part_columns_.push_back({&part, &*place, part.label_plural});
    for (const auto& field : part.fields) {
      const bool words = field.kind == &text_kind() && !field.computed && field.choices.empty();
      if (words) part_columns_.push_back({&part, &field, field.label});
    }
  }

  static std::string part_text(Reading& reading, const PartColumn& column, const Record& part) {
    if (part.type != column.type) return {};
    if (!is_empty(column.choice) && part.values.front() != column.choice) return {};
    if (column.field == nullptr) return part.title();
    const Value& value = part[column.field->key];
    if (is_empty(value)) return {};
    if (column.field->target.empty()) return column.field->kind->text(value, *column.field);
    return reading.title(reading.type(column.field->target), std::get<Id>(value));
  }

  std::string text(const Field& field, const Value& value, const Titles& titles) const {
    if (const auto* id = std::get_if<Id>(&value); id && !field.target.empty()) {
      const auto title = titles.find(*id);
      return title == titles.end() ? std::string() : title->second;
    }
    if (const auto* money = std::get_if<Money>(&value)) {
      if (money->currency == shown_.currency) return money->amount_text();
    }
    if (const auto* choice = std::get_if<std::string>(&value); choice && !field.choices.empty()) {
      const auto* chosen = field.choice(*choice);
      return chosen == nullptr ? *choice : shown_.tr(chosen->label);
    }
    return field.kind->text(value, field);
  }

  void write(Reading& reading, const Record& record, const Titles& titles, std::string& out) const {
    std::vector<std::string> cells{record.title()};
    for (const auto* column : shown_.columns) {
      cells.push_back(text(*column, query_value(record, column->key), titles));
    }
    const auto owned = part_columns_.empty() ? std::vector<Record>() : reading.parts(record);
    for (const auto& column : part_columns_) {
      std::string joined;
      for (const auto& part : owned) {
        const std::string told = part_text(reading, column, part);
        if (!told.empty()) joined += (joined.empty() ? "" : "; ") + told;
      }
      cells.push_back(std::move(joined));
    }
    write_csv_row({cells.begin(), cells.end()}, out);
  }

  const ObjectType& type_;
  const ShownList shown_;
  std::vector<PartColumn> part_columns_;
};

}  // namespace

std::unique_ptr<ListFile> keyed_csv(const ObjectType& type) {
  return std::make_unique<KeyedCsv>(type);
}

std::unique_ptr<ListFile> json_lines() { return std::make_unique<JsonLines>(); }

std::unique_ptr<ListFile> shown_csv(const Model& model, const ObjectType& type, ShownList shown) {
  return std::make_unique<ShownCsv>(model, type, std::move(shown));
}

}  // namespace clientela
