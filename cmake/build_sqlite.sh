#!/bin/bash
# build_sqlite.sh SOURCE ARCHIVE CC AR OPTION...: compiles SQLite into ARCHIVE. Several build folders
# may ask at once; the first compiles and the others wait for it.
set -euo pipefail
source=$1 archive=$2 compiler=$3 archiver=$4
shift 4

exec 9>"$archive.lock"
flock 9
[[ -e $archive ]] && { touch "$archive"; exit 0; }

work=$(mktemp -d "$archive.XXXXXX")
trap 'rm -rf "$work"' EXIT
"$compiler" -O2 -fPIC -w "$@" -c "$source" -o "$work/sqlite3.o"
"$archiver" rcs "$work/libsqlite3.a" "$work/sqlite3.o"
mv "$work/libsqlite3.a" "$archive"
