// Files that travel inside the program: bundled web assets, translations, guide pages.
// The table is made by the build (cmake/embed_assets.mjs) and never changes while running,
// so that every function here may be called from any thread.
#pragma once

#include <span>
#include <string_view>

namespace clientela {

/// One embedded file. `gzip` and `brotli` are the same contents precompressed; empty if not made.
struct Asset {
  std::string_view path;  // "assets/app-1f0c9a2b.js", "locale/ru.po", "assets/guide/importing.html"
  std::string_view content_type;
  std::span<const unsigned char> plain;
  std::span<const unsigned char> gzip;
  std::span<const unsigned char> brotli;

  std::string_view text() const {
    return {reinterpret_cast<const char*>(plain.data()), plain.size()};
  }
};

/// The file at `path` (no slash in front), or null if there is none.
const Asset* find_asset(std::string_view path);

/// All embedded files, ordered by path.
std::span<const Asset> all_assets();

/// The address of a bundled file by the name it has in the sources: asset_url("app.js") is
/// "/assets/app-1f0c9a2b.js". It changes with the contents, so that the answer may be cached
/// for ever. A name that is not bundled gives "/assets/" and an asset that is not there.
std::string_view asset_url(std::string_view logical_name);

}  // namespace clientela
