"""Checks the committed text itself: nothing left to do, no path of somebody's machine, no stray
white space, and in pages no visible text that is not marked for translation. One line a fault."""

import re
import subprocess
import sys
from pathlib import Path

BINARY = {".png", ".ico", ".woff2", ".gz", ".zst", ".clientela", ".jpg", ".webp", ".pdf"}
UNFINISHED = re.compile(r"\b(TO" r"DO|FIX" r"ME|XX" r"X)\b")
MACHINE_PATH = re.compile(r"(?<![\w.])/(work|root|tmp/build|home/[a-z]\w*)/\w")
CONFLICT = re.compile(r"^(<{7} |>{7} |={7}$)")

# html.text("Words") or element("p", {...}, "Words"): words that a person sees and that no
# translator does. What is not a sentence (a class, a symbol) has no capital letter and space.
VISIBLE = re.compile(
    r'\btext\(\s*"([^"]*[A-Za-z]{2}[^"]*)"\s*\)|\},\s*"([A-Z][^"]*[a-z][^"]*)"\s*\)')
# The name of the program and of keys is the same in every language.
NAMES = re.compile(r"\b(Clientela|Ctrl|Shift|Alt|Enter|Esc|Tab|[A-Z])\b")


def committed_files(root):
    listing = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"], cwd=root,
        check=True, capture_output=True).stdout.decode()
    return [name for name in listing.split("\0") if name and (root / name).is_file()]


def shows_pages(name):
    return name.startswith("src/pages/") or name.endswith("_pages.cpp") or \
        name.startswith("src/doors/web/")


def faults_of(name, text):
    data = name.startswith("tests/data/") or "/golden/" in name or \
        name.endswith((".po", "package-lock.json"))
    for number, line in enumerate(text.splitlines(), 1):
        if data:
            break
        if UNFINISHED.search(line):
            yield number, "finish it or file it: no unfinished marks in the sources"
        if MACHINE_PATH.search(line):
            yield number, "a path of one machine"
        if CONFLICT.match(line):
            yield number, "a conflict mark"
        if line != line.rstrip() and not name.endswith(".md") and name != "LICENSE":
            yield number, "white space at the end of the line"
        if shows_pages(name):
            match = VISIBLE.search(line)
            words = match.group(1) or match.group(2) if match else ""
            comment = line.lstrip().startswith("//")
            if re.search("[A-Za-z]{2}", NAMES.sub("", words)) and not comment:
                yield number, f'"{words}" is not marked for translation'
    if text and not text.endswith("\n") and not data:
        yield text.count("\n") + 1, "no newline at the end"


def main():
    root = Path(__file__).resolve().parents[2]
    found = 0
    for name in committed_files(root):
        if Path(name).suffix in BINARY:
            continue
        try:
            text = (root / name).read_text(encoding="utf-8")
        except UnicodeDecodeError:
            if not name.startswith("tests/data/"):
                print(f"{name}:1: not UTF-8")
                found += 1
            continue
        for number, fault in faults_of(name, text):
            print(f"{name}:{number}: {fault}")
            found += 1
    return 1 if found else 0


sys.exit(main())
