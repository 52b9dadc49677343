#include "store/sqlite/packed_text.h"

#include <zstd.h>

#include <memory>

#include "store/store.h"

namespace clientela {

namespace {

constexpr int level = 3;
constexpr unsigned long long largest_bytes = 1ull << 30;

// A context has large tables: made once for each thread that packs.
ZSTD_CCtx* context() {
  thread_local const std::unique_ptr<ZSTD_CCtx, decltype(&ZSTD_freeCCtx)> made(ZSTD_createCCtx(),
                                                                               &ZSTD_freeCCtx);
  return made.get();
}

}  // namespace

std::string packed(std::string_view text) {
  std::string bytes(ZSTD_compressBound(text.size()), '\0');
  const std::size_t size =
      ZSTD_compressCCtx(context(), bytes.data(), bytes.size(), text.data(), text.size(), level);
  if (ZSTD_isError(size)) throw StoreFailure("A text can't be packed.");
  bytes.resize(size);
  return bytes;
}

std::string unpacked(std::string_view bytes) {
  const auto size = ZSTD_getFrameContentSize(bytes.data(), bytes.size());
  if (size > largest_bytes) throw StoreFailure("The company file is damaged: a packed text.");
  std::string text(size, '\0');
  const std::size_t read = ZSTD_decompress(text.data(), text.size(), bytes.data(), bytes.size());
  if (ZSTD_isError(read) || read != size) {
    throw StoreFailure("The company file is damaged: a packed text.");
  }
  return text;
}

}  // namespace clientela
