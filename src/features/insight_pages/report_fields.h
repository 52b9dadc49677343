#pragma once

#include <cmath>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "base/date.h"
#include "base/id.h"
#include "base/json.h"

namespace clientela {

// Report structs to JSON and back. A struct lists its members once, for both directions:
//
//   template <typename Archive> void fields(Archive& archive) { archive("clients", clients); }
//
// Members are bool, integers, double, std::string, Date, Id, such structs, and vectors of these. A
// double that is not a number is written as 0, so that none ever reaches a page; members that are
// missing keep what they were.

template <typename T>
Json report_json(T& value);
template <typename T>
void read_report(const Json& json, T& value);

class ReportWriter {
 public:
  template <typename T>
  void operator()(std::string_view name, T& value) {
    object_[name] = report_json(value);
  }
  JsonObject take() { return std::move(object_); }

 private:
  JsonObject object_;
};

class ReportReader {
 public:
  explicit ReportReader(const JsonObject& object) : object_(object) {}
  template <typename T>
  void operator()(std::string_view name, T& value) {
    if (const Json* member = object_.if_contains(name)) read_report(*member, value);
  }

 private:
  const JsonObject& object_;
};

template <typename T>
struct IsVector : std::false_type {};
template <typename T>
struct IsVector<std::vector<T>> : std::true_type {};

template <typename T>
Json report_json(T& value) {
  if constexpr (std::is_same_v<T, double>) {
    return std::isfinite(value) ? Json(value) : Json(0.0);
  } else if constexpr (std::is_same_v<T, bool> || std::is_same_v<T, std::string>) {
    return Json(value);
  } else if constexpr (std::is_integral_v<T>) {
    return Json(static_cast<std::int64_t>(value));
  } else if constexpr (std::is_same_v<T, Date> || std::is_same_v<T, Id>) {
    return Json(value.text());
  } else if constexpr (IsVector<T>::value) {
    JsonArray array;
    array.reserve(value.size());
    for (auto& each : value) array.push_back(report_json(each));
    return array;
  } else {
    ReportWriter writer;
    value.fields(writer);
    return writer.take();
  }
}

template <typename T>
void read_report(const Json& json, T& value) {
  if constexpr (std::is_same_v<T, bool>) {
    if (json.is_bool()) value = json.get_bool();
  } else if constexpr (std::is_arithmetic_v<T>) {
    if (json.is_double()) value = static_cast<T>(json.get_double());
    if (json.is_int64()) value = static_cast<T>(json.get_int64());
  } else if constexpr (std::is_same_v<T, std::string>) {
    if (json.is_string()) value = std::string(std::string_view(json.get_string()));
  } else if constexpr (std::is_same_v<T, Date> || std::is_same_v<T, Id>) {
    if (json.is_string()) value = T::parse(json.get_string()).value_or(value);
  } else if constexpr (IsVector<T>::value) {
    if (!json.is_array()) return;
    value.clear();
    for (const auto& each : json.get_array()) {
      value.emplace_back();
      read_report(each, value.back());
    }
  } else if (json.is_object()) {
    ReportReader reader(json.get_object());
    value.fields(reader);
  }
}

}  // namespace clientela
