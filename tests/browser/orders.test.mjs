// Orders: forms of very many lines, and what a product that is chosen brings along.
import { test } from "node:test";
import assert from "node:assert/strict";
import { pathOf, saveForm, useCompany } from "./support.mjs";

const company = useCompany();
const lines = 130;

// Made as the form would send it; its card is open afterwards.
async function createLargeOrder(page, number) {
  await page.goto("/orders/new");
  const form = { csrf: await page.locator(".record-form [name=csrf]").inputValue(), number, business_date: "2026-03-01" };
  for (let i = 0; i < lines; i += 1) {
    form[`order_line.${i}.description`] = `Thing ${i}`;
    form[`order_line.${i}.quantity`] = "1";
    form[`order_line.${i}.price`] = "2.50";
  }
  const made = await page.request.post("/orders/new", { form, headers: { Origin: new URL(page.url()).origin } });
  assert.equal(made.status(), 200);
  await page.goto(new URL(made.url()).pathname);
  await page.locator(".card-head h1", { hasText: number }).waitFor();
  return pathOf(page);
}

async function openLine(page, name) {
  await page.locator(".closed-parts summary").click();
  await page.locator(".closed-parts").getByRole("button", { name: `Edit ${name}`, exact: true }).click();
}

const price = (page, line) => page.locator(`[name="order_line.${line}.price"]`);
const total = (page) => page.locator(".card-head, .figures, main").first().innerText();

for (const javaScriptEnabled of [true, false]) {
  test(`one line and the note of a very long order are changed, ${javaScriptEnabled ? "with" : "without"} scripts`, async () => {
    const page = await company.page({ javaScriptEnabled });
    const card = await createLargeOrder(page, `LONG-${javaScriptEnabled}`);
    await page.goto(`${card}/edit`);
    assert.equal(await price(page, 0).count(), 0);
    await page.getByLabel("Notes").fill("Came late");
    await openLine(page, "Thing 77");
    await price(page, 77).waitFor();
    assert.equal(await page.getByLabel("Notes").inputValue(), "Came late");
    assert.equal(await page.evaluate(() => document.activeElement?.name), "order_line.77.product");
    await price(page, 77).fill("12.50");
    await saveForm(page);
    await page.locator(".card-head").waitFor();
    assert.match(await total(page), /335\.00/);
    assert.match(await page.locator("#properties").innerText(), /Came late/);
    assert.equal(await page.locator("tbody tr", { hasText: "Thing 129" }).count(), 1);
  });
}

test("a line that was opened and left is open again with what was typed", async () => {
  const page = await company.page();
  const card = await createLargeOrder(page, "LONG-draft");
  await page.goto(`${card}/edit`);
  await openLine(page, "Thing 5");
  await price(page, 5).fill("99.00");
  await page.waitForFunction(() => JSON.stringify(localStorage).includes("99.00"));
  await page.goto("/orders");
  await page.goto(`${card}/edit`);
  await page.locator(".draft-notice", { hasText: "unsaved" }).waitFor();
  assert.equal(await price(page, 5).inputValue(), "99.00");
  await saveForm(page);
  await page.locator(".card-head").waitFor();
  assert.match(await total(page), /421\.50/);
});

test("a product that is chosen shows its price in the empty field", async () => {
  const page = await company.page();
  await page.goto("/products/new");
  await page.getByLabel("Name", { exact: true }).fill("Zebra pen");
  await page.getByLabel("Price", { exact: true }).fill("7.25");
  await saveForm(page);
  await page.locator(".card-head h1", { hasText: "Zebra pen" }).waitFor();
  await page.goto("/orders/new");
  const product = page.locator('[name="order_line.0.product"]');
  await product.fill("Zebra");
  await page.locator(".combobox [role=option]", { hasText: "Zebra pen" }).click();
  assert.match(await price(page, 0).getAttribute("placeholder"), /7\.25/);
  await product.fill("Something else");
  assert.equal(await price(page, 0).getAttribute("placeholder"), "");
});
