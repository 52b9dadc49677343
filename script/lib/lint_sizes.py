"""Checks that files and functions stay small enough to be read: a file at most 350 lines, a
function at most 70. Files that are one thing, such as a table, are listed in lint_sizes.txt beside
this file. Prints one line a fault."""

import re
import sys
from pathlib import Path

FILE_LINES = 350
FUNCTION_LINES = 70
FOLDERS = ["src", "tests", "bench", "assets/js", "assets/css", "assets/tools", "script", "cmake"]
SUFFIXES = {".h", ".cpp", ".mjs", ".js", ".css", ".py", ".sh", ""}


def long_functions(lines, indent):
    """A function ends with a lone brace at its indentation and begins with the last line at the
    same indentation before it; clang-format guarantees both. A function that is one list, such as
    the fields of a noun, is a table and not counted."""
    start = None
    closing = indent + "}"
    for number, line in enumerate(lines, 1):
        if line.rstrip() in (closing, closing + ";"):
            length = number - start + 1 if start else 0
            table = start and re.search(r"(^  return|=) \{$", lines[start])
            if length > FUNCTION_LINES and line.rstrip() == closing and not table:
                yield start, length
            start = None
        elif re.match(indent + r"(export )?(default )?(class|struct|enum|union) ", line):
            start = None
        elif re.match(re.escape(indent) + r"[A-Za-z_~\[]", line) and not line.startswith(
                (indent + "public:", indent + "private:", indent + "namespace", indent + "case")):
            start = number


def faults_of(path, allowed):
    lines = path.read_text(encoding="utf-8").splitlines()
    if len(lines) > FILE_LINES and not allowed:
        yield 1, f"{len(lines)} lines, more than {FILE_LINES}: split it by meaning"
    if path.suffix in (".h", ".cpp", ".mjs", ".js"):
        for indent in ("", "  "):
            for start, length in long_functions(lines, indent):
                yield start, f"a function of {length} lines, more than {FUNCTION_LINES}"


def main():
    root = Path(__file__).resolve().parents[2]
    listed = Path(__file__).with_suffix(".txt").read_text(encoding="utf-8").splitlines()
    allowed = {line.split()[0] for line in listed if line.strip() and not line.startswith("#")}
    found = 0
    for folder in FOLDERS:
        for path in sorted((root / folder).rglob("*")):
            name = path.relative_to(root).as_posix()
            if not path.is_file() or path.suffix not in SUFFIXES or "__pycache__" in name:
                continue
            for number, fault in faults_of(path, name in allowed):
                print(f"{name}:{number}: {fault}")
                found += 1
    for name in sorted(allowed):
        if not (root / name).exists():
            print(f"script/lib/lint_sizes.txt: {name} is not there any more")
            found += 1
    return 1 if found else 0


sys.exit(main())
