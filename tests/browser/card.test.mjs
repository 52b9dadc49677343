// The working screen: what is written on a card, what is planned, and two people at once.
import { test } from "node:test";
import assert from "node:assert/strict";
import { createClient, pathOf, toast, useCompany } from "./support.mjs";

const company = useCompany();

async function compose(page, kind, text) {
  await page.locator("#composer .segmented label", { hasText: kind }).click();
  await page.locator("#composer-text").fill(text);
  await page.locator("#composer").getByRole("button", { name: "Add" }).click();
  await page.locator(".zone-timeline", { hasText: text }).waitFor();
}

test("a call is written down and stands on the timeline", async () => {
  const page = await company.page();
  await createClient(page, "Called Today");
  await compose(page, "Call", "Asked about spring prices");
  assert.equal(await page.locator("#composer-text").inputValue(), "");
});

test("after a kind is chosen with the mouse what is typed is the text", async () => {
  const page = await company.page();
  await createClient(page, "Clicked Kind");
  const card = pathOf(page);
  await page.locator("#composer .segmented label", { hasText: "Call" }).click();
  await page.keyboard.type("end of the season: new prices");
  assert.equal(await page.locator("#composer-text").inputValue(), "end of the season: new prices");
  assert.equal(pathOf(page), card);
});

test("the arrow keys walk among the kinds, and letters do nothing there", async () => {
  const page = await company.page();
  await createClient(page, "Walked Kinds");
  const card = pathOf(page);
  await page.locator("#composer [name=kind]:checked").focus();
  await page.keyboard.press("ArrowRight");
  await page.locator("#composer [value=call]:checked:focus").waitFor();
  await page.keyboard.press("e");
  await page.keyboard.press("n");
  await page.locator("#composer [value=call]:focus").waitFor();
  assert.equal(pathOf(page), card);
});

test("taking a call back leads to the card where it was written down", async () => {
  const page = await company.page();
  await createClient(page, "Called By Mistake");
  const card = pathOf(page);
  await compose(page, "Call", "Wrong client");
  const entry = page.locator(".zone-timeline", { hasText: "Wrong client" });
  await toast(page, "Created Wrong client").getByRole("button", { name: "Undo" }).click();
  await entry.waitFor({ state: "detached" });
  await page.locator(".card-head h1", { hasText: "Called By Mistake" }).waitFor();
  assert.equal(pathOf(page), card);
});

test("what was ticked off on Today is taken back with a key", async () => {
  const page = await company.page();
  await createClient(page, "Ticked Too Early");
  await compose(page, "Task", "Count the boxes");
  await page.goto("/");
  const row = page.locator("main li", { hasText: "Count the boxes" });
  await row.locator("form button").first().click();
  await toast(page, "Done: Count the boxes").waitFor();
  await page.locator(".insight h2:focus").waitFor();
  await page.keyboard.press("u");
  await row.waitFor();
  assert.equal(pathOf(page), "/");
});

test("on a phone the properties are folded until they are asked for", async () => {
  const page = await company.page({ viewport: { width: 390, height: 844 } });
  await createClient(page, "Held In One Hand");
  const fold = page.locator(".property-fold");
  await fold.locator(".property").first().waitFor({ state: "hidden" });
  await fold.locator("summary").click();
  await fold.locator(".property:visible").first().waitFor();
  assert.equal(await fold.locator(".property-value.is-empty:visible").count(), 0);
});

test("a task is planned, stands on Today, and is completed", async () => {
  const page = await company.page();
  await createClient(page, "Task Holder");
  const card = pathOf(page);
  await compose(page, "Task", "Send the sample book");
  await page.goto("/");
  const row = page.locator("main li", { hasText: "Send the sample book" });
  assert.match(await row.innerText(), /Task Holder/);
  await row.locator("form button").first().click();
  await toast(page, "Done: Send the sample book").waitFor();
  await row.waitFor({ state: "detached" });
  await page.goto(card);
  assert.match(await page.locator(".zone-timeline").innerText(), /Send the sample book/);
});

test("a silent regular's call is planned from Today in one click", async () => {
  const page = await company.page();
  await page.goto("/");
  await page.getByRole("button", { name: /^Plan a call with/ }).first().click();
  await page.locator(".toast-item").getByRole("button", { name: "Undo" }).waitFor();
});

test("what one writes, another sees without asking", async () => {
  const one = await company.page();
  const other = await company.page();
  await createClient(one, "Seen By Two");
  const opened = other.waitForResponse((answer) => answer.url().includes("/live"));
  await other.goto(pathOf(one));
  await opened;
  await other.evaluate(() => (window.notReloaded = true));
  await compose(one, "Note", "Visible at once");
  await other.locator(".zone-timeline", { hasText: "Visible at once" }).waitFor();
  assert.equal(await other.evaluate(() => window.notReloaded), true);
});

test("the message comes however long the answer takes", async () => {
  const page = await company.page();
  await createClient(page, "Slow Line");
  await page.route("**/activities", async (route) => {
    const answer = await route.fetch({ maxRedirects: 0 });
    // Longer than the page waits until it asks for itself again, since something has changed.
    await new Promise((resolve) => setTimeout(resolve, 3000));
    await route.fulfill({ response: answer });
  });
  await compose(page, "Note", "Sent from a train");
  await toast(page, "Created Sent from a train").waitFor();
});

test("what is being typed survives a refresh", async () => {
  const one = await company.page();
  const other = await company.page();
  await createClient(one, "Typed While Refreshed");
  const opened = other.waitForResponse((answer) => answer.url().includes("/live"));
  await other.goto(pathOf(one));
  await opened;
  await other.locator("#composer-text").fill("half a sentence");
  await compose(one, "Note", "Somebody else's note");
  await other.evaluate(() => document.activeElement.blur());
  await other.locator(".zone-timeline", { hasText: "Somebody else's note" }).waitFor();
  assert.equal(await other.locator("#composer-text").inputValue(), "half a sentence");
});
