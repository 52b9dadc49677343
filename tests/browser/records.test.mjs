// A record's life: made, shown, changed in place, taken back, deleted, restored.
import { test } from "node:test";
import assert from "node:assert/strict";
import { createClient, openClient, pathOf, saveForm, toast, useCompany, user } from "./support.mjs";

const company = useCompany();

const property = (page, label) =>
  page.locator("#properties .property", { has: page.locator("dt", { hasText: label }) });

async function editInPlace(page, label, value) {
  await page.getByRole("link", { name: `Edit ${label}`, exact: true }).click();
  await page.locator("#properties").getByLabel(label, { exact: true }).fill(value);
  await page.keyboard.press("Enter");
  await property(page, label).locator(".property-value", { hasText: value || "—" }).waitFor();
}

test("a wrong password is refused, the right one opens the page that was asked for", async () => {
  const page = await company.page({ loggedIn: false, expected: /status of 4\d\d/ });
  await page.goto("/clients");
  await page.getByLabel("E-mail").fill(user);
  await page.getByLabel("Password").fill("not the password");
  await page.getByRole("button", { name: "Log in" }).click();
  await page.getByRole("alert").waitFor();
  assert.equal(await page.getByLabel("E-mail").inputValue(), user);
  await page.getByLabel("Password").fill("demo-password");
  await page.getByRole("button", { name: "Log in" }).click();
  await page.waitForURL("**/clients");
});

test("a client is made by the form, with a contact", async () => {
  const page = await company.page();
  await page.goto("/clients");
  await page.locator(".page-actions .btn-primary").click();
  await page.getByLabel("Name", { exact: true }).fill("Agáta Test");
  await page.locator('[name="contact_point.0.value"]').fill("agata@example.com");
  await saveForm(page);
  await page.locator(".card-head h1", { hasText: "Agáta Test" }).waitFor();
  assert.equal(await page.locator('#properties a[href="mailto:agata@example.com"]').count(), 1);
});

test("further contacts are added and removed in the form", async () => {
  const page = await company.page();
  await page.goto("/clients/new");
  await page.getByLabel("Name", { exact: true }).fill("Two Phones");
  const contacts = page.locator("#parts-contact_point");
  for (const [row, phone] of [[0, "+420 601 111 111"], [1, "+420 602 222 222"], [2, "+420 603 333 333"]]) {
    if (row > 0) await contacts.getByRole("button", { name: "Add another" }).click();
    await contacts.locator(`[name="contact_point.${row}.kind"]`).selectOption("phone");
    await contacts.locator(`[name="contact_point.${row}.value"]`).fill(phone);
  }
  await contacts.getByRole("button", { name: "Remove this row" }).nth(1).click();
  await saveForm(page);
  await page.locator(".card-head").waitFor();
  assert.deepEqual(
    await page.locator('#properties a[href^="tel:"]').evaluateAll((links) => links.map((link) => link.getAttribute("href"))),
    ["tel:+420601111111", "tel:+420603333333"],
  );
});

test("a mistake in the form is shown at its field, and what was typed stays", async () => {
  const page = await company.page({ expected: /status of 422/ });
  await page.goto("/clients/new");
  await page.getByLabel("Name", { exact: true }).fill("Kept Name");
  await page.getByLabel("Notes").fill("A long note\nof two lines");
  await page.locator('[name="contact_point.0.value"]').fill("this is no address");
  await saveForm(page);
  await page.locator(".field-error").first().waitFor();
  assert.equal(await page.getByLabel("Name", { exact: true }).inputValue(), "Kept Name");
  assert.equal(await page.getByLabel("Notes").inputValue(), "A long note\nof two lines");
  assert.equal(await page.locator('[name="contact_point.0.value"]').inputValue(), "this is no address");
  await page.locator('[name="contact_point.0.value"]').fill("kept@example.com");
  await saveForm(page);
  await page.locator(".card-head h1", { hasText: "Kept Name" }).waitFor();
});

test("a line pasted as a name is taken apart, and the kind decides which fields there are", async () => {
  const page = await company.page();
  await page.goto("/clients/new");
  const name = page.getByLabel("Name", { exact: true });
  await name.fill("Ann Pasted <ann.pasted@example.com>, +44 20 7946 0999");
  await name.press("Tab");
  assert.equal(await name.inputValue(), "Ann Pasted");
  assert.equal(await page.locator('[name="contact_point.0.value"]').inputValue(), "ann.pasted@example.com");
  assert.equal(await page.locator('[name="contact_point.1.value"]').inputValue(), "+44 20 7946 0999");
  await page.locator('[name="contact_point.0.value"]').fill("+44 20 7946 0111");
  await page.keyboard.press("Tab");
  assert.equal(await page.locator('[name="contact_point.0.kind"]').inputValue(), "phone");
  const given = page.getByLabel("Given name");
  const legal = page.getByLabel("Legal name");
  assert.deepEqual([await given.isVisible(), await legal.isVisible()], [true, false]);
  await page.locator("label", { hasText: "Organisation" }).first().click();
  assert.deepEqual([await given.isVisible(), await legal.isVisible()], [false, true]);
});

test("a form that was left keeps its draft", async () => {
  const page = await company.page();
  await page.goto("/clients/new");
  await page.getByLabel("Notes").fill("half a thought");
  await page.waitForFunction(() => JSON.stringify(localStorage).includes("half a thought"));
  await page.goto("/clients");
  await page.goto("/clients/new");
  await page.locator(".draft-notice").waitFor();
  assert.equal(await page.getByLabel("Notes").inputValue(), "half a thought");
});

test("a field is changed in place, and the toast takes it back", async () => {
  const page = await company.page();
  await createClient(page, "In Place");
  await editInPlace(page, "Industry", "Bookshops");
  await page.reload();
  assert.match(await property(page, "Industry").innerText(), /Bookshops/);
  await editInPlace(page, "Industry", "Printing");
  await page.locator(".toast-item").getByRole("button", { name: "Undo" }).click();
  await property(page, "Industry").locator(".property-value", { hasText: "Bookshops" }).waitFor();
});

test("Escape leaves a field as it was", async () => {
  const page = await company.page();
  await createClient(page, "Left Alone");
  await page.getByRole("link", { name: "Edit City", exact: true }).click();
  await page.locator("#properties").getByLabel("City", { exact: true }).fill("Nowhere");
  await page.keyboard.press("Escape");
  await property(page, "City").locator(".property-edit").waitFor();
  assert.doesNotMatch(await property(page, "City").innerText(), /Nowhere/);
});

test("a deleted client is restored from the bin", async () => {
  const page = await company.page({ expected: /status of 404/ });
  await createClient(page, "Short Visit");
  const card = pathOf(page);
  await page.locator(".page-actions summary").click();
  await page.getByRole("button", { name: "Delete" }).click();
  await toast(page, "Deleted Short Visit").waitFor();
  await page.goto("/clients?q=Short+Visit");
  await page.getByText("Nothing matches").waitFor();
  await page.goto("/clients/bin");
  await page.locator("tr", { hasText: "Short Visit" }).getByRole("button", { name: "Restore" }).click();
  await toast(page, "Restored Short Visit").waitFor();
  await page.goto(card);
  await page.locator(".card-head h1", { hasText: "Short Visit" }).waitFor();
});

test("deleting is undone from the toast", async () => {
  const page = await company.page();
  await createClient(page, "Second Thought");
  await page.locator(".page-actions summary").click();
  await page.getByRole("button", { name: "Delete" }).click();
  await toast(page, "Deleted Second Thought").getByRole("button", { name: "Undo" }).click();
  await toast(page, /Taken back|Restored/).waitFor();
  await openClient(page, "Second Thought");
});

test("two people who change one field are shown both values", async () => {
  const page = await company.page({ expected: /status of 409/ });
  await createClient(page, "Contested");
  const card = pathOf(page);
  const other = await company.page();
  await page.goto(`${card}/edit`);
  await other.goto(card);
  await editInPlace(other, "City", "Brno");
  await page.getByLabel("City", { exact: true }).fill("Olomouc");
  await saveForm(page);
  const conflict = page.locator(".conflict");
  await conflict.waitFor();
  assert.match(await conflict.innerText(), /Brno/);
  assert.match(await conflict.innerText(), /Olomouc/);
  await page.locator("main .btn-primary").click();
  await property(page, "City").locator(".property-value", { hasText: "Olomouc" }).waitFor();
});
