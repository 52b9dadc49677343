// Without JavaScript everything works by links and forms.
import { test } from "node:test";
import assert from "node:assert/strict";
import { logIn, pathOf, saveForm, toast, useCompany } from "./support.mjs";

const company = useCompany();

test("log in, list, filter, create, edit, plan, delete, restore, log out without JavaScript", async () => {
  const page = await company.page({ loggedIn: false, javaScriptEnabled: false });
  await logIn(page);

  await page.locator(".sidebar").getByRole("link", { name: "Clients" }).click();
  await page.locator("table.records tbody tr").nth(20).waitFor();
  await page.locator(".filter-bar summary", { hasText: "Filter" }).click();
  await page.locator(".filter-bar a.menu-item", { hasText: /^Country$/ }).click();
  await page.locator("[name=filter_op]").selectOption({ label: "is" });
  await page.locator("[name=filter_value]").fill("Ireland");
  await page.getByRole("button", { name: "Add filter" }).click();
  assert.match(await page.locator(".chip").innerText(), /Ireland/);
  await page.locator("#filter-line").fill("kind organisation");
  await page.keyboard.press("Enter");
  await page.locator(".chip", { hasText: "Kind is Organisation" }).waitFor();

  await page.goto("/clients/new");
  await page.getByLabel("Name", { exact: true }).fill("No Script");
  await page.locator("#parts-contact_point").getByRole("button", { name: "Add another" }).click();
  assert.equal(await page.getByLabel("Name", { exact: true }).inputValue(), "No Script");
  await page.locator('[name="contact_point.1.value"]').fill("plain@example.com");
  await saveForm(page);
  await page.locator(".card-head h1", { hasText: "No Script" }).waitFor();
  await page.locator("#properties a[href='mailto:plain@example.com']").waitFor();
  const card = pathOf(page);

  await page.locator(".page-actions").getByRole("link", { name: "Edit" }).click();
  await page.getByLabel("City", { exact: true }).fill("Brno");
  await saveForm(page);
  await page.locator("#properties", { hasText: "Brno" }).waitFor();
  await page.getByRole("link", { name: "Edit Industry", exact: true }).click();
  await page.getByLabel("Industry", { exact: true }).fill("Bookbinding");
  await page.locator("form", { has: page.getByLabel("Industry", { exact: true }) }).getByRole("button", { name: "Save" }).first().click();
  await page.locator("#properties", { hasText: "Bookbinding" }).waitFor();

  await page.locator("#composer .segmented label", { hasText: "Task" }).click();
  await page.locator("#composer-text").fill("Ring the bell");
  await page.locator("#composer").getByRole("button", { name: "Add" }).click();
  await page.locator(".zone-timeline", { hasText: "Ring the bell" }).waitFor();

  await page.locator(".page-actions summary").click();
  await page.getByRole("button", { name: "Delete" }).click();
  await toast(page, "Deleted No Script").waitFor();
  await page.goto("/clients/bin");
  await page.locator("tr", { hasText: "No Script" }).getByRole("button", { name: "Restore" }).click();
  await toast(page, "Restored No Script").waitFor();
  await page.goto(card);
  await page.locator(".card-head h1", { hasText: "No Script" }).waitFor();

  await page.locator(".sidebar-user summary").click();
  await page.locator(".sidebar-user").getByRole("button", { name: "Log out" }).click();
  await page.getByLabel("Password").waitFor();
  await page.goto(card);
  await page.getByLabel("Password").waitFor();
});

test("a mistake keeps what was typed without JavaScript", async () => {
  const page = await company.page({ javaScriptEnabled: false, expected: /status of 422/ });
  await page.goto("/clients/new");
  await page.getByLabel("Name", { exact: true }).fill("Kept Without Script");
  await page.locator('[name="contact_point.0.value"]').fill("this is no address");
  await saveForm(page);
  await page.locator(".field-error").first().waitFor();
  assert.equal(await page.getByLabel("Name", { exact: true }).inputValue(), "Kept Without Script");
});
