// A newcomer's tasks by keyboard alone, each in at most five interactions. A key, a chord and a
// text typed without a pause count as one each.
import { test } from "node:test";
import assert from "node:assert/strict";
import { createClient, useCompany } from "./support.mjs";

const company = useCompany();
const most_interactions = 5;

function hands(page) {
  let count = 0;
  return {
    press: (key) => (count++, page.keyboard.press(key)),
    type: (text) => (count++, page.keyboard.type(text)),
    check: () => assert.ok(count <= most_interactions, `${count} interactions`),
  };
}

test("find a client", async () => {
  const page = await company.page();
  await createClient(page, "Keyboard Finder");
  await page.goto("/");
  const { press, type, check } = hands(page);
  await press("Control+k");
  await type("finder");
  await page.locator("#palette [role=option]", { hasText: "Keyboard Finder" }).waitFor();
  await press("Enter");
  await page.locator(".card-head h1", { hasText: "Keyboard Finder" }).waitFor();
  check();
});

test("write down a call", async () => {
  const page = await company.page();
  await createClient(page, "Keyboard Caller");
  const { press, type, check } = hands(page);
  await press("l");
  await type("Wants the new catalogue");
  await press("Control+Enter");
  const entry = page.locator(".zone-timeline .timeline-item, .zone-timeline li", {
    hasText: "Wants the new catalogue",
  });
  await entry.first().waitFor();
  assert.match(await entry.first().innerText(), /Call/);
  check();
});

test("plan a task", async () => {
  const page = await company.page();
  await createClient(page, "Keyboard Planner");
  const { press, type, check } = hands(page);
  await press("t");
  await type("Ring about the offer");
  await press("Control+Enter");
  await page.locator(".zone-timeline", { hasText: "Ring about the offer" }).waitFor();
  check();
  await page.goto("/");
  await page.locator("main li", { hasText: "Ring about the offer" }).waitFor();
});

test("make a client", async () => {
  const page = await company.page();
  await page.goto("/clients");
  const { press, type, check } = hands(page);
  await press("c");
  await page.waitForURL("**/clients/new");
  await page.locator("[name=name]:focus").waitFor();
  await type("Made By Keys");
  await press("Enter");
  await page.locator(".card-head h1", { hasText: "Made By Keys" }).waitFor();
  check();
});

test("take a change back", async () => {
  const page = await company.page();
  await createClient(page, "Keyboard Undoer");
  const { press, type, check } = hands(page);
  await press("n");
  await type("Written by mistake");
  await press("Control+Enter");
  const entry = page.locator(".zone-timeline", { hasText: "Written by mistake" });
  await entry.waitFor();
  await page.locator(".toast-item").waitFor();
  await press("Escape");
  await press("u");
  await entry.waitFor({ state: "detached" });
  check();
});

test("walk a list, open and edit a row", async () => {
  const page = await company.page();
  await page.goto("/clients");
  const second = await page.locator("td.cell-title").nth(1).innerText();
  const { press, check } = hands(page);
  await press("j");
  await press("j");
  await press("e");
  await page.waitForURL("**/edit");
  const name = await page.getByLabel("Name", { exact: true }).inputValue();
  assert.equal(name, second.split("\n").pop().trim());
  check();
});

test("a filter is made by keys alone", async () => {
  const page = await company.page();
  await page.goto("/clients");
  await page.keyboard.press("f");
  await page.locator(".filter-bar .menu-item:visible").first().waitFor();
  const country = page.locator(".filter-bar a.menu-item", { hasText: /^Country$/ });
  for (let i = 0; i < 12 && !(await country.evaluate((item) => item === document.activeElement)); i++) {
    await page.keyboard.press("ArrowDown");
  }
  await page.keyboard.press("Enter");
  await page.locator("[data-filter-builder-target=form] [name=filter_value]").waitFor();
  await page.locator("[name=filter_value]").focus();
  await page.keyboard.type("Ireland");
  await page.keyboard.press("Enter");
  await page.locator(".chip", { hasText: "Ireland" }).waitFor();
});
