#include "doors/unpacked_file.h"

#include <zlib.h>

#include <new>
#include <utility>

namespace clientela {
namespace {

constexpr std::string_view gzip_mark = "\x1f\x8b";
constexpr int gzip_alone = 16 + MAX_WBITS;  // of zlib: expects gzip's header and nothing else

Error damaged() { return invalid("file", message("This packed file is damaged or not whole.")); }

}  // namespace

struct Unpacker::Stream {
  z_stream state{};
  Stream() {
    if (inflateInit2(&state, gzip_alone) != Z_OK) throw std::bad_alloc();
  }
  ~Stream() { inflateEnd(&state); }
  Stream(const Stream&) = delete;
  Stream& operator=(const Stream&) = delete;
};

Unpacker::Unpacker() = default;
Unpacker::~Unpacker() = default;

Result<void> Unpacker::add(std::string_view bytes, const Take& take) {
  if (known_) return stream_ ? unfold(bytes, take) : take(bytes);
  beginning_ += bytes;
  if (beginning_.size() < gzip_mark.size()) return {};
  known_ = true;
  if (beginning_.compare(0, gzip_mark.size(), gzip_mark) == 0) {
    stream_ = std::make_unique<Stream>();
  }
  const std::string first = std::exchange(beginning_, {});
  return stream_ ? unfold(first, take) : take(first);
}

Result<void> Unpacker::unfold(std::string_view bytes, const Take& take) {
  std::string piece(std::size_t{64} << 10, '\0');
  z_stream& state = stream_->state;
  state.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  state.avail_in = static_cast<uInt>(bytes.size());
  while (state.avail_in > 0) {
    // Several packed files behind each other are one.
    if (ended_ && inflateReset(&state) != Z_OK) return damaged();
    ended_ = false;
    state.next_out = reinterpret_cast<Bytef*>(piece.data());
    state.avail_out = static_cast<uInt>(piece.size());
    const int outcome = inflate(&state, Z_NO_FLUSH);
    if (outcome != Z_OK && outcome != Z_STREAM_END) return damaged();
    ended_ = outcome == Z_STREAM_END;
    CLIENTELA_TRY(take({piece.data(), piece.size() - state.avail_out}));
  }
  return {};
}

Result<void> Unpacker::finish(const Take& take) {
  if (!known_) return take(beginning_);
  if (stream_ && !ended_) return damaged();
  return {};
}

}  // namespace clientela
