// What every browser test needs: a demo company served on a free port, pages already logged in, and
// the rule that a page may write nothing to the console and never break its own security policy.
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, afterEach, before } from "node:test";
import assert from "node:assert/strict";
import { chromium } from "playwright-core";

export const user = "demo@example.com";
export const password = "demo-password";

const program = process.env.CLIENTELA_PROGRAM;
// On a busy machine even what is quick comes late.
const patience_ms = 60_000;

export const browser_options = {
  executablePath: process.env.CLIENTELA_BROWSER ?? "/usr/bin/chromium",
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
};

// Starts `clientela serve` on a free port; answers {base, stop}.
async function serve(file) {
  const server = spawn(program, ["serve", file, "--port", "0", "--quiet"], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  server.stderr.on("data", (data) => (said += data));
  const base = await new Promise((resolve, reject) => {
    server.stdout.on("data", (data) => {
      said += data;
      const address = said.match(/http:\/\/[\d.]+:\d+/);
      if (address) resolve(address[0]);
    });
    server.on("exit", (code) => reject(new Error(`the server ended with ${code}: ${said}`)));
    server.on("error", reject);
  });
  assert.equal((await fetch(`${base}/healthz`)).status, 200);
  const stop = () =>
    new Promise((resolve) => {
      if (server.exitCode !== null) return resolve(`the server had ended: ${said}`);
      server.on("exit", () => resolve(""));
      server.kill("SIGTERM");
    });
  return { base, stop };
}

// Makes a demo company in a temporary folder and serves it; the same seed makes the same company.
export async function startCompany({ clients = 120, seed = 1 } = {}) {
  assert.ok(program, "CLIENTELA_PROGRAM names the program to test");
  const folder = mkdtempSync(join(tmpdir(), "clientela-browser-"));
  const file = join(folder, "demo.clientela");
  const made = spawnSync(program, ["demo", file, "--clients", String(clients), "--seed", String(seed)]);
  assert.equal(made.status, 0, String(made.stderr));
  const server = await serve(file);
  return {
    base: server.base,
    folder,
    stop: async () => {
      const complaint = await server.stop();
      rmSync(folder, { recursive: true, force: true });
      assert.equal(complaint, "");
    },
  };
}

export async function logIn(page) {
  await page.goto("/login");
  await page.getByLabel("E-mail").fill(user);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Log in" }).click();
  await page.waitForURL("**/");
}

// Everything the page complains of. `expected` is a pattern for answers the test provokes, as 422.
// Of a fetch that failed the request tells, because it alone knows whether the page was just being
// left (net::ERR_ABORTED, as when a live refresh is under way) or the server was not reached.
function watch(page, problems, expected) {
  const note = (text) => expected?.test(text) || problems.push(`${page.url()}: ${text}`);
  page.on("pageerror", (error) => {
    if (error.message !== "Failed to fetch") note(error.stack ?? error.message);
  });
  page.on("requestfailed", (request) => {
    const reason = request.failure().errorText;
    if (reason !== "net::ERR_ABORTED") note(`${request.url()}: ${reason}`);
  });
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) note(message.text());
  });
}

// Call once at the top of a test file. Answers an object whose `page()` opens a logged-in page in a
// context of its own; options: those of Playwright's newContext, `loggedIn: false`, `expected`.
export function useCompany(options) {
  const company = { base: "", folder: "" };
  let started, browser, session, problems = [], contexts = [];

  before(async () => {
    started = await startCompany(options);
    Object.assign(company, { base: started.base, folder: started.folder });
    browser = await chromium.launch({ ...browser_options, timeout: patience_ms });
    const context = await browser.newContext({ baseURL: started.base });
    context.setDefaultTimeout(patience_ms);
    await logIn(await context.newPage());
    session = await context.storageState();
    await context.close();
  });

  after(async () => {
    await browser?.close();
    await started?.stop();
  });

  afterEach(async () => {
    await Promise.all(contexts.map((context) => context.close()));
    const found = problems;
    contexts = [];
    problems = [];
    assert.deepEqual(found, [], "the pages complained");
  });

  company.page = async ({ loggedIn = true, expected, ...context_options } = {}) => {
    const context = await browser.newContext({
      baseURL: started.base,
      viewport: { width: 1440, height: 900 },
      reducedMotion: "reduce",
      locale: "en-GB",
      storageState: loggedIn ? session : undefined,
      ...context_options,
    });
    contexts.push(context);
    context.setDefaultTimeout(patience_ms);
    const page = await context.newPage();
    watch(page, problems, expected);
    return page;
  };
  return company;
}

// Opens the card of the named client.
export async function openClient(page, name) {
  await page.goto(`/clients?q=${encodeURIComponent(name)}`);
  await page.locator(".cell-title a", { hasText: name }).first().click();
  await page.locator(".card-head").waitFor();
}

// Makes a client by the form; its card is open afterwards.
export async function createClient(page, name) {
  await page.goto("/clients/new");
  await page.getByLabel("Name", { exact: true }).fill(name);
  await saveForm(page);
  await page.locator(".card-head h1", { hasText: name }).waitFor();
}

export function saveForm(page) {
  return page.locator("form.record-form .btn-primary").click();
}

// The message of what was done; its words tell it from an older one that may still stand there.
export function toast(page, text) {
  return page.locator(".toast-item", { hasText: text });
}

// What the palette found, without what was seen recently, which stands there until then.
export function foundInPalette(page, name) {
  const found = page.locator('#palette-found:text-is("Found") ~ [role=option]');
  return found.filter({ hasText: name });
}

// What the palette found and Enter opens.
export function firstInPalette(page, name) {
  return foundInPalette(page, name).and(page.locator("[aria-selected=true]"));
}

// Keys one after another without a pause: the page waits only a moment for the second of two.
export function pressInOneGo(page, keys) {
  return Promise.all(keys.map((key) => page.keyboard.press(key)));
}

// The address without the server and without the toast's `done`, which the script takes away.
export function pathOf(page) {
  const url = new URL(page.url());
  url.searchParams.delete("just-done");
  return url.pathname + url.search;
}
