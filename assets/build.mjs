// Bundles scripts, styles and icons into one folder of content-hashed files that the server embeds,
// and the guide as pieces of HTML.
// Usage: node build.mjs --out DIR
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createHash } from "node:crypto";
import { dirname, extname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import * as esbuild from "esbuild";
import { guidePages } from "./tools/guide_pages.mjs";
import { iconSprite } from "./tools/icon_sprite.mjs";
import { followSystemTheme, tablerSubset } from "./tools/tabler_subset.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const target = ["chrome111", "firefox113", "safari16.4"];
const compressible = new Set([".js", ".css", ".svg", ".webmanifest", ".txt"]);

// Turbo adds a <style> for its progress bar as soon as it is loaded, which our policy forbids; the
// bar's rules are in our own stylesheet.
const withoutTurboStyle = {
  name: "without-turbo-style",
  setup(build) {
    build.onLoad({ filter: /turbo\.es2017-esm\.js$/ }, ({ path }) => {
      const source = readFileSync(path, "utf8");
      const contents = source.replace("this.installStylesheetElement();", "");
      if (contents === source) throw new Error("this version of Turbo adds its style in another way");
      return { contents, loader: "js" };
    });
  },
};

async function bundleScript(entry) {
  const result = await esbuild.build({
    entryPoints: [join(here, entry)],
    bundle: true,
    minify: true,
    format: "esm",
    target,
    legalComments: "none",
    plugins: [withoutTurboStyle],
    write: false,
    outdir: "out",
  });
  return result.outputFiles[0].contents;
}

async function bundleStyle(entry) {
  const own = await esbuild.build({
    entryPoints: [join(here, entry)],
    bundle: true,
    target,
    write: false,
    outdir: "out",
  });
  // Tabler sits in a lower layer, so that our rules win whatever their specificity.
  const all = `@layer tabler, clientela;\n@layer tabler {${tablerSubset(here)}}\n${own.outputFiles[0].text}`;
  const result = await esbuild.transform(followSystemTheme(all), { loader: "css", minify: true, target });
  return Buffer.from(result.code);
}

function hashedName(name, content) {
  const hash = createHash("sha256").update(content).digest("hex").slice(0, 10);
  const extension = extname(name);
  return `${name.slice(0, -extension.length)}-${hash}${extension}`;
}

function writeWithCompressed(path, content) {
  writeFileSync(path, content);
  if (!compressible.has(extname(path))) return;
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } };
  writeFileSync(`${path}.br`, brotliCompressSync(content, quality));
  writeFileSync(`${path}.gz`, gzipSync(content, { level: 9 }));
}

// The web manifest names the icons, so it is filled in after they have their hashed names.
function webManifest(manifest) {
  const text = readFileSync(join(here, "public", "manifest.webmanifest"), "utf8");
  return Buffer.from(text.replace(/\{([\w.-]+)\}/g, (whole, name) => manifest[name] ?? whole));
}

async function main() {
  const { values } = parseArgs({ options: { out: { type: "string" } } });
  if (!values.out) throw new Error("usage: node build.mjs --out DIR");
  const out = resolve(values.out);
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });

  const manifest = {};
  const emit = (name, content) => {
    manifest[name] = hashedName(name, content);
    writeWithCompressed(join(out, manifest[name]), content);
  };
  emit("app.js", await bundleScript("js/app.js"));
  emit("app.css", await bundleStyle("css/app.css"));
  emit("icons.svg", Buffer.from(iconSprite(here)));
  for (const name of readdirSync(join(here, "public")).sort()) {
    if (name !== "manifest.webmanifest") emit(name, readFileSync(join(here, "public", name)));
  }
  emit("manifest.webmanifest", webManifest(manifest));
  mkdirSync(join(out, "guide"));
  for (const { name, html } of guidePages(join(here, "..", "docs", "guide"))) {
    writeFileSync(join(out, "guide", `${name}.html`), html);
  }
  writeFileSync(join(out, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`);
}

await main();
