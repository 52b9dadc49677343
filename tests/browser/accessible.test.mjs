// Every main page: no finding of axe-core, light and dark, and nothing to scroll sideways on a phone.
import { test } from "node:test";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createClient, foundInPalette, pathOf, useCompany } from "./support.mjs";

const company = useCompany();
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

const plain_pages = [
  "/",
  "/menu",
  "/search?q=anna",
  "/log",
  "/me",
  "/settings",
  "/shortcuts",
  "/import",
  "/clients",
  "/clients?q=xqzxqzxqz",
  "/clients?filter=country",
  "/clients/new",
  "/clients/bin",
  "/activities",
  "/orders",
  "/orders/new",
  "/products",
  "/users",
  "/users/new",
  "/help",
  "/help/finding",
  "/settings/stages",
  "/win-back",
  "/segments",
  "/segments/suggested",
  "/surveys",
  "/channels",
  "/clients?filter=relation",
  "/clients?country=eq.Ireland&relation=eq.client",
  "/insights",
  "/insights/rfm",
  "/insights/cohorts",
  "/insights/pareto",
  "/insights/products",
  "/insights/managers",
  "/insights/channels",
  "/insights/survival",
  "/insights/model",
  "/ideal_client",
  "/personas",
];

// Pages of the first record of each list, besides the plain ones.
async function allPages(page) {
  const cards = [];
  for (const list of ["/clients?order=order_count.desc", "/orders", "/products", "/activities"]) {
    await page.goto(list);
    cards.push(await page.locator(".cell-title a").first().getAttribute("href"));
  }
  return [...plain_pages, ...cards, `${cards[0]}/edit`, `${cards[0]}/history`];
}

// What axe-core finds, a line each.
async function findings(page) {
  // The page's policy forbids what is not its own; the debugger's evaluation is not bound by it.
  await page.evaluate(`(() => { ${axe} })()`);
  const { violations } = await page.evaluate(() =>
    window.axe.run(document, { resultTypes: ["violations"] }),
  );
  return violations.map(
    ({ id, help, nodes }) =>
      `${pathOf(page)}: ${id}: ${help}: ${nodes.map((node) => node.html.slice(0, 160)).join(" ")}`,
  );
}

const sideways = (page) =>
  page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

for (const colorScheme of ["light", "dark"]) {
  test(`axe-core finds nothing on any page, ${colorScheme}`, async () => {
    const page = await company.page({ colorScheme });
    const found = [];
    for (const path of await allPages(page)) {
      await page.goto(path);
      found.push(...(await findings(page)));
    }
    assert.deepEqual(found, []);
  });

  test(`axe-core finds nothing in what opens over a page, ${colorScheme}`, async () => {
    const page = await company.page({ colorScheme });
    const found = [];
    const look = async () => found.push(...(await findings(page)));
    await createClient(page, `Overlay ${colorScheme}`);
    await look();
    await page.getByRole("link", { name: "Edit City", exact: true }).click();
    await page.locator("#properties").getByLabel("City", { exact: true }).waitFor();
    await look();
    await page.keyboard.press("Escape");
    await page.getByRole("link", { name: "Edit City", exact: true }).waitFor();
    await page.keyboard.press("Control+k");
    await page.keyboard.type("a");
    await page.locator("#palette [role=option]").first().waitFor();
    await look();
    await page.keyboard.press("Escape");
    await page.locator("#palette").waitFor({ state: "hidden" });
    await page.keyboard.press("?");
    await page.locator("#dialog[open] .shortcut-group").first().waitFor();
    await look();
    await page.goto("/clients");
    await page.keyboard.press("f");
    await page.keyboard.type("coun");
    await page.locator("#filter-line-options [role=option]", { hasText: "Country is" }).first().waitFor();
    await look();
    assert.deepEqual(found, []);
  });
}

test("the log-in page passes too", async () => {
  const page = await company.page({ loggedIn: false, ...phone });
  await page.goto("/login");
  assert.deepEqual(await findings(page), []);
  assert.equal(await sideways(page), 0);
});

test("on a phone no page scrolls sideways, and axe-core finds nothing", async () => {
  const page = await company.page(phone);
  const found = [];
  for (const path of await allPages(page)) {
    await page.goto(path);
    const by = await sideways(page);
    if (by > 0) found.push(`${path}: ${by} px too wide`);
    found.push(...(await findings(page)));
  }
  assert.deepEqual(found, []);
});

test("on a phone a client is found and a note written", async () => {
  const page = await company.page(phone);
  await createClient(page, "Pocket Client");
  await page.goto("/");
  await page.locator(".tabbar-item", { hasText: "Search" }).tap();
  await page.locator("#palette [name=q]:focus").waitFor();
  await page.keyboard.type("pocket");
  await foundInPalette(page, "Pocket Client").tap();
  await page.locator(".card-head h1", { hasText: "Pocket Client" }).waitFor();
  await page.locator("#composer-text").fill("Written on the way");
  await page.locator("#composer").getByRole("button", { name: "Add" }).tap();
  await page.locator(".zone-timeline", { hasText: "Written on the way" }).waitFor();
});
