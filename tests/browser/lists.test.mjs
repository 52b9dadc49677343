// Finding: search, the palette, filters made by clicking, order, pages.
import { test } from "node:test";
import assert from "node:assert/strict";
import { createClient, firstInPalette, pathOf, useCompany } from "./support.mjs";

const company = useCompany();

const names = (page) => page.locator("td.cell-title").allInnerTexts();

// The texts of one column, found by its heading.
async function column(page, heading) {
  const headings = await page.locator("table.records thead th").allInnerTexts();
  const at = headings.findIndex((text) => text.trim().startsWith(heading));
  assert.notEqual(at, -1, `no column ${heading} in ${headings}`);
  return page.locator(`table.records tbody td:nth-child(${at + 1})`).allInnerTexts();
}

test("a client is found in the list by a piece of the name", async () => {
  const page = await company.page();
  await createClient(page, "Žofie Nezvyklá");
  await page.goto("/clients");
  await page.getByPlaceholder("Find in this list").fill("nezvykla");
  await page.keyboard.press("Enter");
  await page.waitForURL(/q=nezvykla/);
  assert.deepEqual((await names(page)).map((name) => name.split("\n").pop()), ["Žofie Nezvyklá"]);
});

test("the palette finds a client and opens the card", async () => {
  const page = await company.page();
  await createClient(page, "Palette Quarry");
  await page.goto("/");
  await page.keyboard.press("Control+k");
  await page.keyboard.type("quarry");
  await firstInPalette(page, "Palette Quarry").waitFor();
  await page.keyboard.press("Enter");
  await page.locator(".card-head h1", { hasText: "Palette Quarry" }).waitFor();
});

test("the palette says so when nothing is found, and Escape closes it", async () => {
  const page = await company.page();
  await page.goto("/clients");
  await page.keyboard.press("Control+k");
  await page.keyboard.type("xqzxqzxqz");
  await page.locator("#palette .palette-none").waitFor();
  await page.keyboard.press("Escape");
  await page.locator("#palette").waitFor({ state: "hidden" });
});

// Opens the palette, types and does the first thing that it offers under "Here".
async function doHere(page, text, label) {
  await page.keyboard.press("Control+k");
  await page.keyboard.type(text);
  await page.locator("#palette [aria-labelledby=palette-here] [role=option]", { hasText: label }).click();
  await page.locator("#palette").waitFor({ state: "hidden" });
}

test("the palette does what the page offers", async () => {
  const page = await company.page();
  await createClient(page, "Command Quarry");
  await doHere(page, "dark", "Theme: Dark");
  assert.equal(await page.locator("html").getAttribute("data-bs-theme"), "dark");
  await doHere(page, "write down task", "Write down: Task");
  assert.ok(await page.locator("#composer input[value=task]").isChecked());
  assert.equal(await page.evaluate(() => document.activeElement.id), "composer-text");
  await page.keyboard.press("Escape");
  await doHere(page, "delete", "Delete");
  await page.locator(".toast-item", { hasText: "Deleted Command Quarry" }).waitFor();
  await page.goto("/orders");
  await page.keyboard.press("Control+k");
  await page.keyboard.type("undo");
  await page.locator("#palette [role=option]", { hasText: "Undo the last change" }).click();
  await page.locator(".toast-item", { hasText: "Taken back" }).waitFor();
  await page.goto("/clients?q=command+quarry");
  await page.locator(".cell-title a", { hasText: "Command Quarry" }).waitFor();
  await page.keyboard.press("Control+k");
  for (const label of ["New", "Export", "Profile and password", "Log out"]) {
    await page.locator("#palette [aria-labelledby=palette-here] [role=option]", { hasText: label }).waitFor();
  }
});

test("a filter is made by clicking, stands in the address and is removed", async () => {
  const page = await company.page();
  await page.goto("/clients");
  const all = await page.locator(".page-count").innerText();
  await page.locator(".filter-bar summary", { hasText: "Filter" }).click();
  await page.locator(".filter-bar a.menu-item", { hasText: /^Country$/ }).click();
  const form = page.locator("[data-filter-builder-target=form] form:visible");
  await form.locator("[name=filter_op]").selectOption({ label: "is" });
  await form.locator("[name=filter_value]").fill("Ireland");
  await form.getByRole("button", { name: "Add filter" }).click();
  await page.locator(".chip", { hasText: "Ireland" }).waitFor();
  assert.match(pathOf(page), /country=/);
  const countries = await column(page, "Country");
  assert.ok(countries.length > 0);
  assert.deepEqual([...new Set(countries)], ["Ireland"]);
  await page.locator(".chip-remove").click();
  await page.locator(".chip").waitFor({ state: "detached" });
  assert.equal(await page.locator(".page-count").innerText(), all);
});

test("a click on a heading sorts, another turns the order", async () => {
  const page = await company.page();
  await page.goto("/clients");
  const heading = page.locator("table.records th", { hasText: "Number" });
  for (const direction of ["ascending", "descending"]) {
    await heading.locator("a").click();
    await page.locator(`th[aria-sort=${direction}]`, { hasText: "Number" }).waitFor();
    const numbers = (await column(page, "Number")).filter((text) => text !== "");
    const sorted = numbers.toSorted();
    assert.deepEqual(numbers, direction === "ascending" ? sorted : sorted.toReversed());
  }
});

test("pages go forth and back and show every client once", async () => {
  const page = await company.page();
  await page.goto("/clients?order=number");
  const seen = [];
  const first = await column(page, "Number");
  for (;;) {
    seen.push(...(await column(page, "Number")));
    const next = page.locator(".pager a[rel=next][href]");
    if ((await next.count()) === 0) break;
    const before = page.url();
    await next.click();
    await page.waitForURL((url) => url.href !== before);
  }
  const numbered = seen.filter((text) => text !== "");
  assert.equal(new Set(numbered).size, numbered.length);
  assert.ok(seen.length >= 120);
  while ((await page.locator(".pager a[rel=prev][href]").count()) > 0) {
    const before = page.url();
    await page.locator(".pager a[rel=prev]").click();
    await page.waitForURL((url) => url.href !== before);
  }
  assert.deepEqual(await column(page, "Number"), first);
});

test("columns are chosen", async () => {
  const page = await company.page();
  await page.goto("/clients");
  await page.locator(".filter-bar summary", { hasText: "Columns" }).click();
  await page.locator(".menu-panel label", { hasText: /^City$/ }).click();
  await page.locator(".menu-panel").getByRole("button", { name: /Apply|Show|Save/ }).click();
  await page.locator("table.records th", { hasText: "City" }).waitFor();
});

test("in the bin only the bin is marked in the navigation", async () => {
  const page = await company.page();
  await page.goto("/clients/bin");
  assert.deepEqual(await page.locator(".sidebar [aria-current]").allInnerTexts(), ["Bin"]);
});
