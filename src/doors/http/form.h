#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "doors/http/message.h"

namespace clientela {

// More fields than any form of ours has: the longest are orders with hundreds of lines.
inline constexpr std::size_t most_form_fields = 5'000;

// The fields of a form or of a query, in order; a name may come several times. Names and values
// are cleaned (base/text.h): well-formed UTF-8, lines ended by a line feed alone, no other control
// characters but tabs.
class FormFields {
 public:
  // Beyond most_form_fields nothing is added.
  void add(std::string name, std::string value);
  // Whether there were more fields than are kept.
  bool cut_off() const { return cut_off_; }
  // The value of the first field of that name.
  std::optional<std::string_view> find(std::string_view name) const;
  std::vector<std::string_view> find_all(std::string_view name) const;

  auto begin() const { return fields_.begin(); }
  auto end() const { return fields_.end(); }
  std::size_t size() const { return fields_.size(); }

 private:
  std::vector<std::pair<std::string, std::string>> fields_;
  // The places of each name. Not a hash table: its keys are chosen by whoever sends the form.
  std::map<std::string, std::vector<std::size_t>, std::less<>> places_;
  bool cut_off_ = false;
};

// Reads application/x-www-form-urlencoded text: a query or the body of a form. It takes whatever
// comes, as browsers do: in text with a broken percent sequence all of them stand for themselves.
// It ends where there are too many fields (FormFields::cut_off).
FormFields parse_form(std::string_view text);

// A file that came with a form: where its bytes lie in the request's body.
struct UploadedFile {
  std::string field;
  std::string name;          // as the browser gave it, without folders; may be empty
  std::string content_type;  // what the browser believes it to be
  std::uint64_t offset = 0;
  std::uint64_t length_bytes = 0;
};

struct MultipartForm {
  FormFields fields;
  std::vector<UploadedFile> files;
};

// Reads a multipart/form-data body in one pass with flat memory, whatever the size of its files.
// ErrorCode::too_large when it has more than most_form_fields parts.
Result<MultipartForm> parse_multipart(const Request& request);

// Passes the file's bytes on piece by piece until the end or until `take` returns false.
void read_file(const Request& request, const UploadedFile& file,
               const std::function<bool(std::string_view)>& take);

}  // namespace clientela
