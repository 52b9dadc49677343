#!/bin/bash
# fetch_sqlite.sh PACKAGE@VERSION SHA512 FOLDER: fetches the npm package without running its install
# scripts, checks its digest and lays sqlite3.c, sqlite3.h and the licence into FOLDER.
set -euo pipefail
package=$1 sha512=$2 folder=$3

mkdir -p "$(dirname "$folder")"
exec 9>"$folder.lock"
flock 9
[[ -e $folder/sqlite3.h ]] && exit 0

work=$(mktemp -d "$folder.XXXXXX")
trap 'rm -rf "$work"' EXIT
cd "$work"
archive=$(npm pack "$package" --ignore-scripts --loglevel=error 2>"$work/npm.log" | tail -n 1) ||
  { cat "$work/npm.log" >&2; echo "npm could not fetch $package" >&2; exit 1; }
echo "$sha512  $archive" | sha512sum --check --quiet ||
  { echo "$package does not have the pinned digest: refused" >&2; exit 1; }
tar -xzf "$archive"
mkdir content
mv package/deps/sqlite3/sqlite3.c package/deps/sqlite3/sqlite3.h package/LICENSE content/
rm -rf "$folder"
mv content "$folder"
