"""Checks who includes whom: a room only those before it, a feature another only by its struct,
type, actions and queries, and libraries only where they are at home. Prints one line a fault."""

import re
import sys
from pathlib import Path

ROOMS = ["base", "html", "model", "store", "engine", "system", "stats", "pages", "features",
         "sync", "doors", "programs"]
ONLY_BASE = {"stats", "html"}

# A library's header prefix, and where it may be included.
HOMES = {
    "unicode/": r"src/base/text\w*\.(cpp|h)$",
    "sqlite3.h": r"src/store/sqlite/",
    "libpq": r"src/store/postgres/",
    "boost/asio": r"src/doors/",
    "boost/beast": r"src/doors/http/",
    "CLI/": r"src/(doors/cli|programs)/",
    "spdlog/": r"src/(doors|programs)/",
    "sodium": r"src/(system|store|doors)/",
}
# Not in the browser's libc++ 13.
ABSENT_IN_BROWSER = {"format", "coroutine", "source_location", "stop_token", "syncstream"}

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')


def room_fault(room, included_room):
    if included_room not in ROOMS or room not in ROOMS:
        return None
    if room in ONLY_BASE and included_room not in (room, "base"):
        return f"{room} includes only base, not {included_room}"
    if ROOMS.index(included_room) > ROOMS.index(room):
        return f"{room} may not include {included_room}, a later room"
    return None


def feature_fault(parts, included_parts):
    if parts[0] != "features" or included_parts[0] != "features" or len(included_parts) < 3:
        return None
    if len(parts) < 3 or parts[1] == included_parts[1]:
        return None
    stem = Path(included_parts[-1]).stem
    if stem.endswith(("_pages", "_rules")):
        return f"{parts[1]} may use the struct, type, actions, queries and blocks of {included_parts[1]}, "\
               f"not {included_parts[-1]}"
    return None


def faults_of(path, root):
    parts = path.relative_to(root / "src").parts
    room = parts[0]
    lines = path.read_text(encoding="utf-8").splitlines()
    if path.suffix == ".h" and "#pragma once" not in lines:
        yield 1, "a header needs #pragma once"
    for number, line in enumerate(lines, 1):
        match = INCLUDE.match(line)
        if not match:
            continue
        bracket, included = match.groups()
        name = path.relative_to(root).as_posix()
        for prefix, home in HOMES.items():
            if included.startswith(prefix) and not re.match(home, name):
                yield number, f"<{included}> belongs to {home}"
        if bracket == "<":
            if included in ABSENT_IN_BROWSER and ROOMS.index(room) <= ROOMS.index("features"):
                yield number, f"<{included}> is not there when compiled for the browser"
            continue
        if included in ("sqlite3.h",):
            continue
        included_parts = included.split("/")
        if not (root / "src" / included).exists():
            yield number, f'"{included}" is not a path below src/'
            continue
        fault = room_fault(room, included_parts[0]) or feature_fault(parts, included_parts)
        if fault:
            yield number, fault


def main():
    root = Path(__file__).resolve().parents[2]
    found = 0
    for path in sorted((root / "src").rglob("*")):
        if path.suffix not in (".h", ".cpp"):
            continue
        for number, fault in faults_of(path, root):
            print(f"{path.relative_to(root)}:{number}: {fault}")
            found += 1
    return 1 if found else 0


sys.exit(main())
