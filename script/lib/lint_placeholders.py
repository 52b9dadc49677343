"""Checks that every translation in a .po file has the placeholders of its source, as {} in its order
or as {0}, {1} ... in another. One line a fault."""

import ast
import re
import sys
from pathlib import Path


def entries(text):
    """Yields (line, {keyword: text}) for each entry."""
    for block in re.finditer(r"(?:^[^\n]+\n?)+", text, re.MULTILINE):
        fields, keyword = {}, None
        for line in block.group().splitlines():
            match = re.match(r'(msg\w+(?:\[\d\])?)\s+(".*")$', line)
            if match:
                keyword, value = match.groups()
                fields[keyword] = ast.literal_eval(value)
            elif line.startswith('"') and keyword:
                fields[keyword] += ast.literal_eval(line)
        yield text.count("\n", 0, block.start()) + 1, fields


def fits(text, wanted):
    numbers = re.findall(r"\{(\d)\}", text)
    if not numbers:
        return text.count("{}") in wanted
    return "{}" not in text and any(sorted(map(int, numbers)) == list(range(n)) for n in wanted)


def main():
    name = sys.argv[1]
    found = 0
    for line, fields in entries(Path(name).read_text(encoding="utf-8")):
        source = fields.get("msgid", "")
        wanted = {source.count("{}"), fields.get("msgid_plural", source).count("{}")}
        for keyword, value in fields.items():
            translated = keyword.startswith("msgstr") and source and value
            if translated and not fits(value, wanted):
                print(f'{name}:{line}: not as many {{}} as in "{source}"')
                found += 1
    return 1 if found else 0


sys.exit(main())
