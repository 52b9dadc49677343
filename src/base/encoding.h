#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/byte_source.h"

namespace clientela {

// How the bytes of a foreign text file stand for characters.
enum class Encoding {
  utf8,
  utf16_le,
  utf16_be,
  windows_1250,  // Central European
  windows_1251,  // Cyrillic
  windows_1252,  // Western European; read for Latin-1 as well, of which it is a superset
  cp949,         // Korean; a superset of EUC-KR
};

// The name that the web knows it by, such as "windows-1251".
std::string_view encoding_name(Encoding encoding);
// The reverse, regardless of case; knows common aliases ("latin-1", "cp1251", "euc-kr").
std::optional<Encoding> parse_encoding_name(std::string_view name);

struct EncodingGuess {
  Encoding encoding = Encoding::utf8;
  // The bytes leave no other reading: a byte order mark, or valid UTF-8. Otherwise letter
  // statistics decided, and a person should be able to choose differently.
  bool certain = false;
};

// How much of a file's beginning guess_encoding needs at most; it ignores what is beyond.
inline constexpr std::size_t encoding_sample_bytes = std::size_t{1} << 20;

EncodingGuess guess_encoding(std::string_view sample);

// Converts a stream to UTF-8, piece by piece; how the stream is cut makes no difference. A byte
// order mark at the start is dropped. Each sequence that is not valid becomes one U+FFFD and is
// counted. For one thread.
class Utf8Converter {
 public:
  explicit Utf8Converter(Encoding from) : from_(from) {}

  // Appends to `out` what `bytes` complete; up to three bytes wait for the next call.
  void convert(std::string_view bytes, std::string& out);
  // To be called once, after the last piece: what still waits is incomplete, hence not valid.
  void finish(std::string& out);

  std::uint64_t invalid_count() const { return invalid_count_; }
  // Counted in source bytes from the start of the stream.
  std::optional<std::uint64_t> first_invalid_offset() const { return first_invalid_offset_; }

 private:
  std::size_t decode(std::string_view bytes, std::string& out);
  std::size_t decode_utf8(std::string_view bytes, std::string& out);
  std::size_t decode_utf16(std::string_view bytes, std::string& out);
  std::size_t decode_single_byte(std::string_view bytes, std::string& out);
  std::size_t decode_cp949(std::string_view bytes, std::string& out);
  void append_invalid(std::size_t offset_in_piece, std::string& out);
  void drop_byte_order_mark(std::size_t start, std::string& out);

  Encoding from_;
  std::string waiting_;
  std::uint64_t consumed_bytes_ = 0;
  std::uint64_t invalid_count_ = 0;
  std::optional<std::uint64_t> first_invalid_offset_;
  bool at_start_ = true;
};

// A ByteSource that gives another one's bytes as UTF-8. Memory stays flat. For one thread; pass
// [&](char* buffer, std::size_t capacity) { return source.read(buffer, capacity); }.
class Utf8Source {
 public:
  Utf8Source(ByteSource bytes, Encoding from);

  std::size_t read(char* buffer, std::size_t capacity);
  const Utf8Converter& converter() const { return converter_; }

 private:
  ByteSource bytes_;
  Utf8Converter converter_;
  std::string piece_;
  std::string converted_;
  std::size_t given_bytes_ = 0;
  bool ended_ = false;
};

}  // namespace clientela
