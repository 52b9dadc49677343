// A stranger's file: dropped, its columns looked at, rehearsed, imported, and taken back whole.
import { test } from "node:test";
import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { pressInOneGo, useCompany } from "./support.mjs";

const company = useCompany({ clients: 20 });
const excerpt = fileURLToPath(new URL("../data/online_retail_excerpt.csv", import.meta.url));

async function countOf(page, list) {
  await page.goto(list);
  return Number((await page.locator(".page-count").innerText()).replace(/\D/g, ""));
}

// The one thing to press on each step, by keyboard or not.
const next = (page) => page.locator("main .btn-primary");

test("a file of orders is imported in five interactions and taken back", async () => {
  const page = await company.page();
  const before = [await countOf(page, "/clients"), await countOf(page, "/orders")];

  await pressInOneGo(page, ["g", "m"]);
  await page.locator("#import-form").waitFor();
  await page.locator("#import-form input[type=file]").setInputFiles(excerpt);
  await page.locator("[aria-current=step]", { hasText: /Columns/ }).waitFor();
  await next(page).press("Enter");
  await page.locator("[aria-current=step]", { hasText: /Rehearsal/ }).waitFor();
  await next(page).press("Enter");
  const undo = page.getByRole("button", { name: /Take (it all )?back/ });
  await undo.waitFor();

  const after = [await countOf(page, "/clients"), await countOf(page, "/orders")];
  assert.ok(after[0] > before[0], `clients ${before[0]} -> ${after[0]}`);
  assert.ok(after[1] > before[1], `orders ${before[1]} -> ${after[1]}`);

  await page.goBack();
  await page.goBack();
  await undo.click();
  await page.locator("#confirm[open] .btn-danger, #confirm[open] .btn-primary").first().click();
  // Taking back is a job; the page goes on when it has ended.
  await page.getByText("This import was taken back.").waitFor();
  const now = [await countOf(page, "/clients"), await countOf(page, "/orders")];
  assert.deepEqual(now, before);
});
