// declared_texts.mjs FILE...: prints the texts of declarations (.label = "...", .help = "...", the
// labels of choices) as calls that xgettext understands, with the lines that they come from.
import { readFileSync } from "node:fs";

const literal = String.raw`"(?:[^"\\\n]|\\.)*"(?:\s*"(?:[^"\\\n]|\\.)*")*`;
const member = new RegExp(
  String.raw`\.(?:label|labels|label_plural|help|group|title|question|empty|hint|done|confirm)\s*=\s*(${literal})`, "g");
const choices = /\.choices\s*=\s*\{|\bChoices?\b[^;{}()]*=?\s*\{\s*\{|<Choice> \w+\(\) \{/g;
// A table of texts: "// Texts: ..." stands above it. Keys begin with a small letter, texts do not.
const tables = /\/\/ Texts[^\n]*\n/g;
const tableText = new RegExp(String.raw`[{,]\s*("[A-Z0-9](?:[^"\\\n]|\\.)*"(?:\s*"(?:[^"\\\n]|\\.)*")*)`, "g");
const choice = new RegExp(String.raw`\{\s*${literal}\s*,\s*(${literal})`, "g");

// The text from `start` to the brace that closes the first one after it.
function braced(text, start) {
  let depth = 0;
  let quoted = false;
  for (let i = start; i < text.length; ++i) {
    if (text[i] === "\\") ++i;
    else if (text[i] === '"') quoted = !quoted;
    else if (!quoted && text[i] === "{") ++depth;
    else if (!quoted && text[i] === "}" && --depth === 0) return text.slice(start, i + 1);
  }
  return "";
}

for (const file of process.argv.slice(2)) {
  const text = readFileSync(file, "utf8").replace(/\/\/ .*$/gm, (comment) =>
    comment.includes('"') ? " ".repeat(comment.length) : comment);
  const found = new Map();
  for (const match of text.matchAll(member)) found.set(match.index, match[1]);
  for (const match of text.matchAll(tables)) {
    const start = text.indexOf("{", match.index);
    for (const inner of braced(text, start).matchAll(tableText)) {
      found.set(start + inner.index, inner[1]);
    }
  }
  for (const match of text.matchAll(choices)) {
    const start = text.indexOf("{", match.index);
    for (const inner of braced(text, start).matchAll(choice)) {
      found.set(start + inner.index, inner[1]);
    }
  }
  for (const [index, words] of [...found].sort(([a], [b]) => a - b)) {
    if (words === '""') continue;
    const line = text.slice(0, index).split("\n").length;
    console.log(`#line ${line} "${file}"\nmessage(${words.replace(/\s*\n\s*/g, " ")});`);
  }
}
