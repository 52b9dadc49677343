#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace clientela {

struct HeaderField {
  std::string name;
  std::string value;
};

// The header fields of an HTTP message in the order they came. Names are compared without regard
// to ASCII case. Messages have few fields, so look-ups walk a vector.
class Headers {
 public:
  Headers() = default;
  Headers(std::initializer_list<HeaderField> fields) : fields_(fields) {}

  // Appends a field, also when one of that name is there already (Set-Cookie).
  void add(std::string_view name, std::string_view value);
  // Replaces all fields of that name by one.
  void set(std::string_view name, std::string_view value);
  void remove(std::string_view name);

  // The value of the first field of that name. The view lives as long as the field.
  std::optional<std::string_view> find(std::string_view name) const;
  std::size_t count(std::string_view name) const;
  // Whether a field of that name has the token in its comma-separated value ("close").
  bool has_token(std::string_view name, std::string_view token) const;

  std::vector<HeaderField>::const_iterator begin() const { return fields_.begin(); }
  std::vector<HeaderField>::const_iterator end() const { return fields_.end(); }
  std::size_t size() const { return fields_.size(); }

 private:
  std::vector<HeaderField> fields_;
};

// Compares without regard to ASCII case.
bool equal_ignoring_case(std::string_view a, std::string_view b);
// Without the spaces and tabs at both ends.
std::string_view trim_blanks(std::string_view text);
// Takes the part before the next separator off the front of `rest`, trimmed.
std::string_view next_part(std::string_view& rest, char separator);

}  // namespace clientela
