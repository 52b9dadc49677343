#!/bin/bash
# npm_ci.sh FOLDER: makes FOLDER/node_modules what package-lock.json says, without running the
# packages' install scripts. Does nothing if it already is; several build folders may ask at once.
set -euo pipefail
cd "$1"

exec 9>"${TMPDIR:-/tmp}/clientela-npm-$(pwd | sha256sum | cut -c1-16).lock"
flock 9
# Tests and scripts outside FOLDER import the same packages.
[[ -L ../node_modules ]] || ln -sn "$(basename "$PWD")/node_modules" ../node_modules
stamp=node_modules/.clientela-lock
digest=$(sha256sum <package-lock.json)
[[ -e $stamp && $(<"$stamp") == "$digest" ]] && exit 0

npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
echo "$digest" >"$stamp"
