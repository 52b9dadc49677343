#pragma once

#include <boost/json/serializer.hpp>
#include <string>

#include "model/record.h"

namespace clientela {

// Writes records as JSON at once. A list has thousands of values: a tree of them would cost more
// than reading the records.
class RecordText {
 public:
  // Appends to the text.
  explicit RecordText(std::string& text) : text_(text) {}

  // {"id": …, "version": …, fields and figures that are not empty}
  void add(const Record& record);
  // With "parts" in it, if there are any.
  void add(const Whole& whole);

 private:
  void open(const Record& record);
  void value(std::string_view key, const Json& json);
  void field(const Field& field, const Value& value);

  std::string& text_;
  boost::json::serializer serializer_;
};

}  // namespace clientela
