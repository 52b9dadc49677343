# What the scripts share; sourced, never run. They are written for bash on Debian 12.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

passed=0 failed=0 skipped=0

say() { printf '\n== %s\n' "$*"; }

# build PRESET [TARGET...]: configures and builds build/PRESET; quiet unless something is wrong.
build() {
  local preset=$1 log
  shift
  log=build/$preset.configure.log
  mkdir -p build
  cmake --preset "$preset" -DCLIENTELA_WERROR="${CLIENTELA_WERROR:-OFF}" >"$log" 2>&1 ||
    { cat "$log" >&2; return 1; }
  ninja -C "build/$preset" "$@"
}

# has_target PRESET TARGET: whether the build folder knows the target; a room may have no tests yet.
has_target() { ninja -C "build/$1" -t query "$2" >/dev/null 2>&1; }

# count PASSED FAILED [SKIPPED]: adds to the totals that finish prints.
count() {
  passed=$((passed + $1)) failed=$((failed + $2)) skipped=$((skipped + ${3:-0}))
}

# count_line TEXT: adds the numbers of another script's closing line.
count_line() {
  if [[ $1 =~ ([0-9]+)\ passed,\ ([0-9]+)\ failed(,\ ([0-9]+)\ skipped)? ]]; then
    count "${BASH_REMATCH[1]}" "${BASH_REMATCH[2]}" "${BASH_REMATCH[4]:-0}"
  else
    count 0 1
  fi
}

# finish: prints the closing line; the exit code says whether everything passed.
finish() {
  local line="$passed passed, $failed failed"
  [[ $skipped -eq 0 ]] || line+=", $skipped skipped"
  printf '\n%s\n' "$line"
  [[ $failed -eq 0 ]]
}
