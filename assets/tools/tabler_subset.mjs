import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import postcss from "postcss";

const require = createRequire(import.meta.url);

// Tabler's stylesheet reduced to the classes that tabler_classes.txt allows, without the
// variables and keyframes that nothing uses any more.
export function tablerSubset(root) {
  const source = require.resolve("@tabler/core/dist/css/tabler.min.css");
  const sheet = postcss.parse(readFileSync(source, "utf8"));
  const allowed = allowedClasses(join(root, "tabler_classes.txt"));
  keepAllowedSelectors(sheet, allowed);
  while (dropUnusedVariables(sheet) > 0);
  dropUnusedKeyframes(sheet);
  dropEmptyRules(sheet);
  return sheet.toString();
}

// Names of classes; * stands for any word, so "mt-*" allows mt-3 and leaves mt-lg-3 out.
function allowedClasses(path) {
  const names = readFileSync(path, "utf8")
    .split("\n")
    .flatMap((line) => line.replace(/#.*/, "").trim().split(/\s+/))
    .filter(Boolean);
  const patterns = names.map((name) => name.replace(/[.+?^${}()|[\]\\]/g, "\\$&").replace("*", "[^-]*"));
  return new RegExp(`^(?:${patterns.join("|")})$`);
}

function keepAllowedSelectors(sheet, allowed) {
  sheet.walkRules((rule) => {
    if (rule.parent.type === "atrule" && /keyframes$/.test(rule.parent.name)) return;
    const kept = rule.selectors.filter((selector) => isAllowed(selector, allowed));
    if (kept.length === 0) rule.remove();
    else rule.selectors = kept;
  });
  sheet.walkComments((comment) => comment.remove());
  sheet.walkAtRules("font-face", (rule) => rule.remove());
}

function isAllowed(selector, allowed) {
  const required = selector.replace(/:not\([^)]*\)/g, "");
  const classes = required.match(/\.(?:\\.|[\w-])+/g) ?? [];
  return classes.every((name) => allowed.test(name.slice(1).replace(/\\/g, "")));
}

// Repeats every dark rule for people who let their system decide (data-bs-theme="auto").
export function followSystemTheme(css) {
  const sheet = postcss.parse(css);
  sheet.walkRules((rule) => {
    const dark = rule.selectors.filter((selector) => /\[data-bs-theme="?dark"?\]/.test(selector));
    if (dark.length === 0) return;
    const media = postcss.atRule({ name: "media", params: "(prefers-color-scheme:dark)" });
    const copy = rule.clone();
    copy.selectors = dark.map((selector) => selector.replace(/="?dark"?\]/g, "=auto]"));
    media.append(copy);
    rule.after(media);
  });
  return sheet.toString();
}

function dropUnusedVariables(sheet) {
  const used = new Set();
  sheet.walkDecls((declaration) => {
    for (const match of declaration.value.matchAll(/var\(\s*(--[\w-]+)/g)) used.add(match[1]);
  });
  let dropped = 0;
  sheet.walkDecls(/^--/, (declaration) => {
    if (used.has(declaration.prop) || declaration.prop.startsWith("--tblr-body")) return;
    declaration.remove();
    dropped += 1;
  });
  return dropped;
}

function dropUnusedKeyframes(sheet) {
  const text = [];
  sheet.walkDecls(/^animation/, (declaration) => text.push(declaration.value));
  sheet.walkAtRules(/keyframes$/, (rule) => {
    if (!text.some((value) => value.split(/[\s,]+/).includes(rule.params))) rule.remove();
  });
}

function dropEmptyRules(sheet) {
  sheet.walkRules((rule) => {
    if (rule.nodes.length === 0) rule.remove();
  });
  sheet.walkAtRules((rule) => {
    if (rule.nodes && rule.nodes.length === 0) rule.remove();
  });
}
