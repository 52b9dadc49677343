// embed_assets.mjs OUTPUT NAME=FOLDER...: writes OUTPUT/assets_data.S, which includes every file
// below each FOLDER byte by byte, and OUTPUT/assets_table.cpp, which lists them under NAME/.
// FILE.gz and FILE.br beside FILE are its precompressed forms; manifest.json of the folder
// "assets" gives the bundled file for each name used in the sources.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { extname, join } from "node:path";

const contentTypes = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".map": "application/json",
  ".md": "text/markdown; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".po": "text/plain; charset=utf-8",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
};

function listFiles(folder, below = "") {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).sort().flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return listFiles(path, `${below}${name}/`);
    return [`${below}${name}`];
  });
}

function collect(pairs) {
  const entries = [];
  let manifest = {};
  for (const pair of pairs) {
    const name = pair.slice(0, pair.indexOf("="));
    const folder = pair.slice(pair.indexOf("=") + 1);
    const files = listFiles(folder);
    for (const file of files) {
      if (name === "assets" && file === "manifest.json") {
        manifest = JSON.parse(readFileSync(join(folder, file), "utf8"));
        continue;
      }
      const isForm = /\.(gz|br)$/.test(file) && files.includes(file.replace(/\.(gz|br)$/, ""));
      const type = contentTypes[extname(file)];
      if (isForm || (name !== "assets" && !type)) continue;
      const forms = { plain: join(folder, file) };
      if (files.includes(`${file}.gz`)) forms.gzip = join(folder, `${file}.gz`);
      if (files.includes(`${file}.br`)) forms.brotli = join(folder, `${file}.br`);
      entries.push({ path: `${name}/${file}`, type: type ?? "application/octet-stream", forms });
    }
  }
  entries.sort((a, b) => (a.path < b.path ? -1 : 1));
  return { entries, manifest };
}

function assembly(entries) {
  const lines = ['  .section .rodata'];
  entries.forEach((entry, index) => {
    for (const [form, file] of Object.entries(entry.forms)) {
      const digest = createHash("sha256").update(readFileSync(file)).digest("hex").slice(0, 16);
      const symbol = `clientela_asset_${index}_${form}`;
      lines.push(`  /* ${digest} */`, `  .global ${symbol}`, "  .balign 16", `${symbol}:`);
      lines.push(`  .incbin ${JSON.stringify(file)}`);
    }
  });
  lines.push('  .section .note.GNU-stack,"",%progbits', "");
  return lines.join("\n");
}

function table(entries, manifest) {
  const symbols = entries.flatMap((entry, index) =>
    Object.keys(entry.forms).map(
      (form) => `extern const unsigned char clientela_asset_${index}_${form}[];`));
  const span = (entry, index, form) => entry.forms[form]
    ? `{clientela_asset_${index}_${form}, ${statSync(entry.forms[form]).size}}` : "{}";
  const rows = entries.map((entry, index) =>
    `    Asset{${JSON.stringify(entry.path)}, ${JSON.stringify(entry.type)}, ` +
    ["plain", "gzip", "brotli"].map((form) => span(entry, index, form)).join(", ") + "},");
  const names = Object.entries(manifest).sort(([a], [b]) => (a < b ? -1 : 1)).map(
    ([name, file]) => `    {${JSON.stringify(name)}, ${JSON.stringify(`/assets/${file}`)}},`);
  return `#include <algorithm>
#include <array>
#include <utility>

#include "base/assets.h"

extern "C" {
${symbols.join("\n")}
}

namespace clientela {
namespace {

const std::array<Asset, ${rows.length}> assets{{
${rows.join("\n")}
}};

constexpr std::array<std::pair<std::string_view, std::string_view>, ${names.length}> names{{
${names.join("\n")}
}};

}  // namespace

const Asset* find_asset(std::string_view path) {
  const auto found = std::lower_bound(
      assets.begin(), assets.end(), path,
      [](const Asset& asset, std::string_view wanted) { return asset.path < wanted; });
  return found != assets.end() && found->path == path ? &*found : nullptr;
}

std::span<const Asset> all_assets() { return {assets.data(), assets.size()}; }

std::string_view asset_url(std::string_view logical_name) {
  const auto found = std::lower_bound(
      names.begin(), names.end(), logical_name,
      [](const auto& name, std::string_view wanted) { return name.first < wanted; });
  return found != names.end() && found->first == logical_name ? found->second : "/assets/";
}

}  // namespace clientela
`;
}

const [output, ...pairs] = process.argv.slice(2);
const { entries, manifest } = collect(pairs);
mkdirSync(output, { recursive: true });
writeFileSync(join(output, "assets_data.S"), assembly(entries));
writeFileSync(join(output, "assets_table.cpp"), table(entries, manifest));
