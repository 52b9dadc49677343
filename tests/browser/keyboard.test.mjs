// A newcomer's tasks by keyboard alone, each in at most five interactions. A key, a chord, a text
// typed without a pause and a file named to the browser count as one each.
import { test } from "node:test";
import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { createClient, firstInPalette, toast, useCompany } from "./support.mjs";

const company = useCompany();
const most_interactions = 5;
const excerpt = fileURLToPath(new URL("../data/online_retail_excerpt.csv", import.meta.url));

// A page on which a mouse would be noticed: whatever the test does goes through these.
async function hands(page) {
  await page.evaluate(() => {
    const clicked = (event) => event.isTrusted && event.pointerType && (window.clicked = true);
    addEventListener("click", clicked, true);
  });
  // The browser hands choosers over only some time after somebody listens; one that opens before
  // that is lost.
  page.on("filechooser", () => {});
  let count = 0;
  return {
    press: (key) => (count++, page.keyboard.press(key)),
    type: (text) => (count++, page.keyboard.type(text)),
    async chooseFile(path) {
      // The focus comes with the new page, a moment before Turbo is through with it.
      await page.locator("html:not([aria-busy=true])").waitFor();
      const chooser = page.waitForEvent("filechooser");
      await this.press("Space");
      count++;
      await (await chooser).setFiles(path);
    },
    async check() {
      assert.ok(count > 0 && count <= most_interactions, `${count} interactions`);
      assert.ok(!(await page.evaluate(() => window.clicked)), "a mouse was needed");
    },
  };
}

const title = (page, name) => page.locator(".card-head h1", { hasText: name }).waitFor();

// Writes one line with the composer's key and finds it on the timeline.
async function writeDown(page, key, text) {
  const { press, type, check } = await hands(page);
  await press(key);
  await page.locator("#composer-text:focus").waitFor();
  await type(text);
  await press("Control+Enter");
  const entry = page.locator(".zone-timeline li", { hasText: text });
  await entry.first().waitFor();
  await check();
  return entry.first();
}

test("import a file", async () => {
  const page = await company.page();
  await page.goto("/clients");
  const keys = await hands(page);
  await keys.press("i");
  await page.locator("#import-form input[type=file]:focus").waitFor();
  await keys.chooseFile(excerpt);
  await page.locator("[aria-current=step]", { hasText: "Columns" }).waitFor();
  await page.locator("main .btn-primary:focus").waitFor();
  await keys.press("Enter");
  await page.locator("main .btn-primary", { hasText: /Import \d+ rows/ }).waitFor();
  await keys.press("i");
  await page.getByText(/rows imported in/).waitFor();
  await keys.check();
});

test("find a client", async () => {
  const page = await company.page();
  await createClient(page, "Keyboard Finder");
  await page.goto("/");
  const { press, type, check } = await hands(page);
  await press("Control+k");
  await type("finder");
  await firstInPalette(page, "Keyboard Finder").waitFor();
  await press("Enter");
  await title(page, "Keyboard Finder");
  await check();
});

test("write down a call", async () => {
  const page = await company.page();
  await createClient(page, "Keyboard Caller");
  const entry = await writeDown(page, "l", "Wants the new catalogue");
  assert.match(await entry.innerText(), /Call/);
});

test("plan a task", async () => {
  const page = await company.page();
  await createClient(page, "Keyboard Planner");
  await writeDown(page, "t", "Ring about the offer");
  await page.goto("/");
  await page.locator("main li", { hasText: "Ring about the offer" }).waitFor();
});

test("note a promise", async () => {
  const page = await company.page();
  await createClient(page, "Keyboard Promiser");
  const entry = await writeDown(page, "p", "Send the samples");
  assert.match(await entry.innerText(), /We promised/);
});

test("finish a task and say how it ended", async () => {
  const page = await company.page();
  await createClient(page, "Keyboard Finisher");
  await writeDown(page, "t", "Ask about the size");
  await page.getByRole("button", { name: "Done: Ask about the size" }).focus();
  const { press, type, check } = await hands(page);
  await press("Enter");
  await page.locator(".insight h2:focus").waitFor();
  await press("o");
  await type("Wants the large one");
  await press("Enter");
  await page.locator(".zone-timeline", { hasText: "Wants the large one" }).waitFor();
  await check();
});

test("edit a client and take it back", async () => {
  const page = await company.page();
  await createClient(page, "Keyboard Editor");
  const { press, type, check } = await hands(page);
  await press("e");
  await page.locator("[name=name]:focus").waitFor();
  await press("Control+a");
  await type("Changed By Mistake");
  await press("Enter");
  await title(page, "Changed By Mistake");
  await toast(page, "Saved Changed By Mistake").waitFor();
  await press("u");
  await title(page, "Keyboard Editor");
  await check();
});

test("delete a client and restore it", async () => {
  const page = await company.page();
  await createClient(page, "Keyboard Deleter");
  const { press, check } = await hands(page);
  await press(".");
  await page.locator(".page-actions details[open]").waitFor();
  await press("ArrowUp");
  await page.locator(".menu-item.is-danger:focus").waitFor();
  await press("Enter");
  await page.waitForURL(/\/clients(\?|$)/);
  await toast(page, "Deleted Keyboard Deleter").waitFor();
  await press("u");
  await toast(page, /Taken back|Restored/).waitFor();
  await check();
  await page.goto("/clients?q=Keyboard+Deleter");
  await page.locator(".cell-title", { hasText: "Keyboard Deleter" }).waitFor();
});

test("take a note back", async () => {
  const page = await company.page();
  await createClient(page, "Keyboard Undoer");
  const { press, type, check } = await hands(page);
  await press("n");
  await type("Written by mistake");
  await press("Control+Enter");
  const entry = page.locator(".zone-timeline", { hasText: "Written by mistake" });
  await entry.waitFor();
  await toast(page, "Created Written by mistake").waitFor();
  await press("Escape");
  await press("u");
  await entry.waitFor({ state: "detached" });
  await check();
});

test("filter a list by two conditions", async () => {
  const page = await company.page();
  await page.goto("/clients");
  const { press, type, check } = await hands(page);
  await press("f");
  await page.locator("#filter-line:focus").waitFor();
  await type("country ireland");
  await press("Enter");
  await page.locator(".chip", { hasText: "Country is Ireland" }).waitFor();
  await page.locator("#filter-line:focus").waitFor();
  await type("organisation");
  await press("Enter");
  await page.locator(".chip", { hasText: "Kind is Organisation" }).waitFor();
  await check();
  const url = new URL(page.url());
  assert.equal(url.searchParams.get("country"), "eq.Ireland");
  assert.equal(url.searchParams.get("kind"), "eq.organisation");
});

test("choose a suggested filter by the arrows", async () => {
  const page = await company.page();
  await page.goto("/clients");
  // What fits the word's beginning is left out: it could come between the keys that choose.
  await page.route(/filter_text=(?!relation(&|$))[^&]/, (route) => route.fulfill({ body: "" }));
  const { press, type, check } = await hands(page);
  await press("f");
  await type("relation");
  const options = page.locator("#filter-line-options [role=option]");
  await page.locator("#filter-line-options [aria-selected=true]", { hasText: "Relation is" }).waitFor();
  const wanted = await options.nth(1).innerText();
  await press("ArrowDown");
  await press("Enter");
  await page.locator(".chip", { hasText: wanted }).waitFor();
  await check();
});

test("make a client with two contacts", async () => {
  const page = await company.page();
  await page.goto("/clients");
  const { press, type, check } = await hands(page);
  await press("c");
  await page.locator("[name=name]:focus").waitFor();
  await type("Ann Typed <ann.typed@example.com> +44 20 7946 0958");
  await press("Enter");
  await title(page, /^Ann Typed$/);
  await check();
  assert.deepEqual(
    await page.locator("#properties a[href^='mailto:'], #properties a[href^='tel:']").allInnerTexts(),
    ["ann.typed@example.com", "+44 20 7946 0958"],
  );
});

test("walk a list, open and edit a row", async () => {
  const page = await company.page();
  await page.goto("/clients");
  const second = await page.locator("td.cell-title").nth(1).innerText();
  const { press, check } = await hands(page);
  await press("j");
  await press("j");
  await press("e");
  await page.waitForURL("**/edit");
  const name = await page.getByLabel("Name", { exact: true }).inputValue();
  assert.equal(name, second.split("\n").pop().trim());
  await check();
});
