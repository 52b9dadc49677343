// The guide for users, docs/guide/*.md, as pieces of HTML for the program's own help pages.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import MarkdownIt from "markdown-it";

const markdown = new MarkdownIt({ html: false, linkify: false });

// Code scrolls sideways on a phone, so the keyboard must be able to reach it.
for (const rule of ["fence", "code_block"]) {
  const plain = markdown.renderer.rules[rule];
  markdown.renderer.rules[rule] = (...given) => plain(...given).replace("<pre", '<pre tabindex="0"');
}

// "importing.md#columns" -> "/help/importing#columns"; other addresses stay.
function helpAddress(address) {
  const [, name, rest] = /^([a-z_]+)\.md(#.*)?$/i.exec(address) ?? [];
  if (!name) return address;
  return (name === "README" ? "/help" : `/help/${name}`) + (rest ?? "");
}

function withHelpLinks(tokens) {
  for (const token of tokens) {
    if (token.type === "link_open") token.attrSet("href", helpAddress(token.attrGet("href")));
    if (token.children) withHelpLinks(token.children);
  }
  return tokens;
}

// [{ name, html }], the contents page under the name "contents". A page's first heading is its title.
export function guidePages(folder) {
  return readdirSync(folder)
    .filter((file) => file.endsWith(".md"))
    .sort()
    .map((file) => {
      const tokens = withHelpLinks(markdown.parse(readFileSync(join(folder, file), "utf8"), {}));
      const name = file === "README.md" ? "contents" : file.slice(0, -".md".length);
      return { name, html: markdown.renderer.render(tokens, markdown.options, {}) };
    });
}
