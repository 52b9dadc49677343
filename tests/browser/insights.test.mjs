// Insights: the figures are computed, every page shows them, they lead to clients and can be saved.
import { test } from "node:test";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { pressInOneGo, useCompany } from "./support.mjs";

const company = useCompany();

const pages = ["", "/rfm", "/cohorts", "/pareto", "/products", "/managers", "/channels", "/survival"];

// Asks for the page until the background job has written its figures.
async function openFigures(page, path = "") {
  for (let tries = 0; tries < 60; ++tries) {
    await page.goto(`/insights${path}`);
    if (await page.locator(".insight-source").count()) return;
    await page.waitForTimeout(500);
  }
  assert.fail("the figures were not computed");
}

test("G I leads to figures that compute themselves", async () => {
  const page = await company.page();
  await page.goto("/clients");
  await pressInOneGo(page, ["g", "i"]);
  await page.waitForURL("**/insights");
  await openFigures(page);
  await page.locator("main", { hasText: "Revenue by month" }).waitFor();
});

test("every page has a chart, a table, words and no missing number", async () => {
  const page = await company.page();
  for (const path of pages) {
    await openFigures(page, path);
    assert.ok((await page.locator("svg.chart-svg:visible").count()) >= 1, `${path} has no chart`);
    assert.ok((await page.locator("table.records").count()) >= 1, `${path} has no table`);
    const text = await page.locator("main").innerText();
    assert.match(text, /What this says/);
    assert.doesNotMatch(text, /\b(NaN|nan|inf)\b/);
  }
});

test("a cell of the grid leads to as many clients as it says", async () => {
  const page = await company.page();
  await openFigures(page, "/rfm");
  const cell = page.locator("svg.chart-svg:visible a", { has: page.locator(".chart-cell") }).first();
  const count = (await cell.locator("text").textContent()).trim();
  await page.goto(await cell.getAttribute("href"));
  await page.locator("table.records").waitFor();
  assert.equal((await page.locator(".page-count").innerText()).trim(), count);
});

test("the kind of clients and the period stand in the address", async () => {
  const page = await company.page();
  await openFigures(page);
  await page.getByRole("link", { name: "Consumers (B2C)" }).click();
  await page.waitForURL(/market=consumer/);
  await page.getByRole("link", { name: "3 months" }).click();
  await page.waitForURL(/market=consumer&months=3/);
  await page.locator(".insight-choice [aria-current]", { hasText: "3 months" }).waitFor();
});

test("a chart is saved as SVG and PNG, a table as CSV", async () => {
  const page = await company.page();
  await openFigures(page, "/pareto");
  const saved = async (name) => {
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.locator("main").getByText(name, { exact: true }).first().click(),
    ]);
    return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
  };
  const svg = await saved("SVG");
  assert.equal(svg.name, "pareto.svg");
  assert.match(svg.bytes.toString(), /^<svg[^>]*xmlns/);
  assert.doesNotMatch(svg.bytes.toString(), /var\(--/);
  const png = await saved("PNG");
  assert.equal(png.name, "pareto.png");
  assert.equal(png.bytes.subarray(1, 4).toString(), "PNG");
  const csv = await saved("CSV");
  assert.equal(csv.name, "pareto-bands.csv");
  assert.match(csv.bytes.toString(), /^Best,Clients,Revenue,Share/);
});

test("costs written down appear with their channel", async () => {
  const page = await company.page();
  await openFigures(page, "/channels");
  await page.getByRole("link", { name: "Channel costs" }).click();
  await page.locator("table.records", { hasText: "Search ads" }).waitFor();
  await openFigures(page, "/channels");
  const web = page.locator("table.records tr", { hasText: /^Web/ }).first();
  assert.match(await web.innerText(), /Web\s+[\d,]+\s+\d+/);
});

test("what if answers in the address, without scripts too", async () => {
  const page = await company.page({ javaScriptEnabled: false });
  await openFigures(page, "/channels");
  await page.getByLabel("Keep so many % more").fill("10");
  await page.getByRole("button", { name: "Work out" }).click();
  await page.waitForURL(/keep=10/);
  await page.locator("td", { hasText: "Keep 10 % more" }).waitFor();
});

test("on a phone nothing is wider than the screen", async () => {
  const page = await company.page({ viewport: { width: 390, height: 844 } });
  for (const path of pages) {
    await openFigures(page, path);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(wide <= 390, `${path} is ${wide} wide`);
  }
});
