import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const require = createRequire(import.meta.url);

// One SVG with a <symbol> for each name in icons.txt ("name" or "name-filled").
export function iconSprite(root) {
  const symbols = iconNames(root).map(symbol);
  return `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("")}</svg>`;
}

function iconNames(root) {
  const lines = readFileSync(join(root, "icons.txt"), "utf8").split("\n");
  return [...new Set(lines.map((line) => line.replace(/#.*/, "").trim()).filter(Boolean))].sort();
}

function iconFile(name) {
  const file = name.endsWith("-filled") ? `filled/${name.slice(0, -"-filled".length)}` : `outline/${name}`;
  try {
    return require.resolve(`@tabler/icons/${file}.svg`);
  } catch {
    throw new Error(`icons.txt names an icon that Tabler does not have: ${name}`);
  }
}

function symbol(name) {
  const body = readFileSync(iconFile(name), "utf8")
    .replace(/<!--[\s\S]*?-->/g, "")
    .match(/<svg[^>]*>([\s\S]*)<\/svg>/)[1]
    .replace(/<path stroke="none" d="M0 0h24v24H0z" fill="none"\s*\/>/, "")
    .replace(/\s*\n\s*/g, "")
    .replace(/\s+\/>/g, "/>");
  const paint = name.endsWith("-filled") ? ' fill="currentColor" stroke="none"' : "";
  return `<symbol id="${name}" viewBox="0 0 24 24"${paint}>${body}</symbol>`;
}
