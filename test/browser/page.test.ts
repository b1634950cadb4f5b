import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { Plan } from "../../model/change/plan.ts";
import { toPage } from "../../views/plan/page.ts";
import { attacks } from "../views/markup/attacks.ts";
import { fill } from "../views/markup/fields.ts";
import { launch } from "./chromium.ts";
import { chromiumPath } from "./chromium-path.ts";
import { context, plan, planOf } from "./sample.ts";
import { pale, shapeOf } from "./seen.ts";

const inBrowser = suite("the page of a plan in a browser");

const folder = mkdtempSync(join(tmpdir(), "landfall-page-"));
const browser = await launch(chromiumPath());
inBrowser.after(async () => {
  await browser.close();
  rmSync(folder, { recursive: true });
});
type Options = Parameters<typeof browser.newContext>[0] & { readonly hash?: string };
/** Tries a plan's page, and that it asked for nothing and complained of nothing. */
const claim = (title: string, shown: Plan, { hash = "", ...options }: Options, act: (page: Page) => Promise<void>) =>
  inBrowser(title, async () => {
    const file = join(folder, "plan.html");
    writeFileSync(file, toPage(shown, context));
    const place = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
    const page = await place.newPage();
    const heard: string[] = [];
    page.on("request", (request) => heard.push(request.url()));
    page.on("console", (message) => heard.push(message.text()));
    page.on("pageerror", ({ message }) => heard.push(message));
    page.on("dialog", (dialog) => heard.push(dialog.message()));
    await page.goto(`file://${file}${hash}`);
    await act(page);
    await place.close();
    assert.equal(heard, [`file://${file}${hash}`.replace(/#.*/, "")], "one request, for the page itself, and no word");
  });
const heads = (page: Page) => page.locator("#list .head");
const toList = async (page: Page) => {
  await page.locator("#list").scrollIntoViewIfNeeded();
  await heads(page).first().waitFor();
};
const openAll = async (page: Page) => {
  await toList(page);
  await page.keyboard.press("e");
  await page.locator("table.diff").first().waitFor();
};
const counted = (page: Page) => page.locator("#count").textContent();

claim("opens a change with both versions side by side, then in one column", plan, {}, async (page) => {
  await toList(page);
  await heads(page).first().click();
  assert.is(await heads(page).first().getAttribute("aria-expanded"), "true");
  assert.is(await page.locator("table.sides").count(), 1);
  assert.match((await page.locator(".diff .added").allTextContents()).join("\n"), "replicas: ");
  await page.locator("#sides").click();
  assert.is(await page.locator("table.sides").count(), 0);
  assert.is(await page.locator("table.diff").count(), 1);
});

claim("finds what stands in names and in manifests, and says how much", plan, {}, async (page) => {
  for (const [words, expected] of [
    ["ledger", "2 of 12 files"],
    ["containerPort mail", "1 of 12 files"],
    ["no such thing", "0 of 12 files"],
    ["", "12 files"],
  ] as const) {
    await page.locator("#search").fill(words);
    assert.is(await counted(page), expected, words);
  }
});

claim("filters by environment, risk and application", plan, {}, async (page) => {
  await page.locator("#environment").selectOption({ label: "production" });
  assert.is(await counted(page), "1 of 12 files");
  assert.ok(await page.locator("#words tr", { hasText: "ledger" }).isHidden());
  await page.locator("#environment").selectOption("");
  await page.locator("#level").selectOption("error");
  assert.is(await counted(page), "1 of 12 files");
  await page.locator("#level").selectOption("");
  await page.locator("#application").fill("shop");
  assert.is(await counted(page), "3 of 12 files");
});

claim("is walked with the keys", plan, {}, async (page) => {
  await page.keyboard.press("/");
  assert.is(await page.evaluate(() => document.activeElement?.id), "search");
  await page.keyboard.press("Escape");
  for (const key of ["j", "j", "k", "j", "o"]) await page.keyboard.press(key);
  const open = page.locator('.head[aria-expanded="true"]');
  assert.is(await open.count(), 1);
  assert.is(await open.evaluate((head) => head === document.activeElement), true);
  await page.keyboard.press("Enter");
  assert.is(await open.count(), 0);
  await page.keyboard.press("e");
  await page.locator("table.diff").nth(3).waitFor();
  await page.keyboard.press("?");
  assert.ok(await page.locator("#help").isVisible());
});

const anchor = "#change:staging/staging-eu/tenants/cart/namespace-cart.yaml";
claim("opens the change that its address names, in a fold too", plan, { hash: anchor }, async (page) => {
  assert.match((await page.locator('.head[aria-expanded="true"] .path').textContent()) ?? "", "namespace-cart.yaml");
  assert.ok(await page.locator(".diff", { hasText: "commerce" }).isVisible());
});

claim("turns from light to dark", plan, { colorScheme: "light" }, async (page) => {
  const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  assert.is(await paper(), "rgb(255, 255, 255)");
  await page.keyboard.press("t");
  assert.is(await paper(), "rgb(15, 18, 22)");
});

for (const colorScheme of ["light", "dark"] as const)
  claim(`can be read in ${colorScheme}: 4.5 to 1 at least`, plan, { colorScheme }, async (page) => {
    await openAll(page);
    assert.equal(await page.evaluate(pale), []);
  });

claim("fits a phone, in one column", plan, { viewport: { width: 390, height: 844 } }, async (page) => {
  await openAll(page);
  assert.is(await page.locator("table.sides").count(), 0);
  assert.is(await page.evaluate(() => document.documentElement.scrollWidth), 390);
});

claim("says without a script what changes, and what needs one", plan, { javaScriptEnabled: false }, async (page) => {
  const [text = ""] = await page.locator("main").allInnerTexts();
  for (const said of ["12 files change", "the volume of ledger", "needs JavaScript", "Namespace cart"])
    assert.match(text, said);
  assert.ok(await page.locator("#search").isHidden());
});

const huge = planOf(10_000);
claim("has 10,000 changes in less than 10 MB, and elements for those in sight", huge, {}, async (page) => {
  assert.ok((await page.content()).length < 10_000_000);
  const elements = () => page.locator("*").count();
  await openAll(page);
  for (const at of [0.3, 0.6, 1]) {
    await page.evaluate((part) => scrollTo(0, document.body.scrollHeight * part), at);
    await heads(page).last().waitFor();
    assert.ok((await elements()) < 20_000, `${await elements()} elements`);
  }
  await page.locator("#search").fill("service-9999");
  assert.is(await counted(page), "1 of 10001 files");
});

claim("draws nothing of what others wrote but its letters", plan, {}, async (page) => {
  const shapes = new Set<string>();
  const shape = () => page.evaluate(shapeOf);
  await openAll(page);
  const wanted = await shape();
  for (const [aim, texts] of Object.entries(attacks)) {
    let next = 0;
    const file = join(folder, "hostile.html");
    writeFileSync(
      file,
      toPage(
        fill(plan, () => texts[next++ % texts.length] ?? ""),
        context,
      ),
    );
    const hostile = await browser.newPage();
    hostile.on("dialog", (dialog) => shapes.add(dialog.message()));
    await hostile.goto(`file://${file}`);
    await openAll(hostile);
    for (const found of await hostile.evaluate(shapeOf)) if (!wanted.includes(found)) shapes.add(`${aim}: ${found}`);
    await hostile.close();
  }
  assert.equal([...shapes], []);
});

inBrowser.run();
