#!/bin/bash
# Compiles the core rooms with emscripten, without keeping the result: they must also work in a
# browser, whose C++ library is older. What has not changed since it last compiled is not tried
# again: a stamp holds the digest of the file with all it includes.
set -euo pipefail
cd "$(dirname "$0")/../.."

include=build/lint/include
stamps=build/lint/browser
mkdir -p "$include" "$stamps"
source=$(sed -n 's/^SQLITE_SOURCE:.*=//p' build/lint/CMakeCache.txt)
for header in boost fmt zstd.h zdict.h sodium sodium.h; do
  ln -sfn "/usr/include/$header" "$include/$header"
done
ln -sfn "$source/sqlite3.h" "$include/sqlite3.h"

try() {
  local file=$1 stamp digest
  stamp=build/lint/browser/${file//\//-}
  # The headers named by the last success, with their contents, decide whether it still holds.
  if [[ -e $stamp.d ]]; then
    digest=$(tr -d '\\' <"$stamp.d" | tr ' ' '\n' | grep '^src/' | sort -u | xargs cat 2>/dev/null |
      sha256sum) || digest=none
    [[ -e $stamp && $(<"$stamp") == "$digest" ]] && return 0
  fi
  em++ -fsyntax-only -std=c++20 -Wall -Wextra -Wno-missing-field-initializers -Werror \
    -fwasm-exceptions -Isrc -isystem build/lint/include -DBOOST_JSON_NO_LIB \
    -DBOOST_CONTAINER_NO_LIB -MD -MF "$stamp.d" "$file" || { rm -f "$stamp"; return 1; }
  tr -d '\\' <"$stamp.d" | tr ' ' '\n' | grep '^src/' | sort -u | xargs cat | sha256sum >"$stamp"
}
export -f try

# ICU is native only: the browser build has its own base/text.
find src -name '*.cpp' ! -path 'src/base/text_icu*.cpp' ! -path 'src/store/postgres/*' \
  ! -path 'src/sync/*' ! -path 'src/doors/*' ! -path 'src/programs/*' |
  sort | xargs -r -P 2 -I {} bash -c 'try {}'
