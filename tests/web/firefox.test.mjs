// The main flow of each part in Firefox.
import assert from "node:assert/strict";
import path from "node:path";
import { after, test } from "node:test";
import puppeteer from "puppeteer-core";

import { root } from "../module/builds.mjs";
import { serve } from "./browser.mjs";

const address = await serve();
const browser = await puppeteer.launch({ browser: "firefox", executablePath: "/usr/bin/firefox-esr", headless: true });
after(() => browser.close());

async function open(hash, ready = "html[data-ready]") {
  const page = await browser.newPage();
  const errors = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  await page.goto(`${address}${hash}`);
  await page.waitForSelector(ready);
  return { page, errors };
}

const text = (page, selector) => page.$eval(selector, (element) => element.textContent);

test("which list", async () => {
  const { page, errors } = await open("#classify?as-of=2026-11-23");
  await page.click("#a-confidentiality-2");
  await page.click("#step-next");
  await page.click("#a-service_model-IaaS");
  await page.click("#step-next");
  assert.equal(await text(page, "#outcome"), "ISMAP");
  assert.match(await text(page, ".versions"), /WebAssembly/);
  assert.deepEqual(errors, []);
});

test("expiry", async () => {
  const { page, errors } = await open("#expiry?as-of=2026-11-23");
  await page.type("#period-0", "R6.4.1~R7.3.31");
  await page.keyboard.press("Tab");
  assert.match(await text(page, ".window"), /2026年7月31日/);
  assert.deepEqual(errors, []);
});

test("the schemes", async () => {
  const { page, errors } = await open("#about?lang=en");
  assert.match(await text(page, ".comparison"), /ISMAP for Low-Impact Use/);
  assert.deepEqual(errors, []);
});

test("a register", async () => {
  const { page, errors } = await open("#register?as-of=2026-11-23");
  const input = await page.$("#register");
  await input.uploadFile(path.join(root, "tools/samples/register-excel-cp932.csv"));
  await page.waitForSelector("#checked");
  await page.waitForSelector(".pager");
  assert.match(await text(page, "#checked"), /CP932/);
  assert.ok((await page.$$(".rows tbody tr")).length > 3);
  await page.click("#sort-expires_on");
  await page.waitForSelector("th[aria-sort=ascending] #sort-expires_on");
  assert.deepEqual(errors, []);
});

const widget = "ismap-calculator";
const within = (page, selector) => text(page, `${widget} >>> ${selector}`);

/** What changes within a shadow tree wakes no waitForSelector. */
const comes = (page, host, selector) => page.waitForFunction((outer, inner) =>
  document.querySelector(outer)?.shadowRoot?.querySelector(inner), { polling: 100 }, host, selector);

async function openWidget(example, host, selector) {
  const opened = await open(`examples/${example}.html`, widget);
  await comes(opened.page, host, selector);
  return opened;
}

test("the widget: which list, in one file", async () => {
  const { page, errors } = await openWidget("one-file", widget, "#outcome");
  await page.click(`${widget} >>> #a-confidentiality-2`);
  await page.click(`${widget} >>> #step-next`);
  await page.click(`${widget} >>> #a-service_model-IaaS`);
  await page.click(`${widget} >>> #step-next`);
  assert.equal(await within(page, "#outcome"), "ISMAP");
  await page.click(`${widget} >>> .preview summary`);
  await comes(page, widget, "#record table");
  assert.equal(await page.$eval(widget, (each) => each.activeBuild), "WebAssembly");
  assert.deepEqual(errors, []);
});

test("the widget: expiry, with files beside its script", async () => {
  const { page, errors } = await openWidget("side-by-side", widget, ".timeline");
  assert.match(await text(page, "#told"), /2025-03-31: 2026-07-31/);
  assert.match(await within(page, ".window"), /2026-07-31/);
  assert.deepEqual(errors, []);
});

test("the widget: a form sends it; a register is checked; each looks as the page says", async () => {
  const form = await openWidget("form", widget, "#outcome");
  await form.page.click(`${widget} >>> #a-service_model-IaaS`);
  const sent = await form.page.evaluate(() => JSON.parse(new FormData(document.querySelector("form")).get("ismap")));
  assert.equal(sent.result.outcome, "ismap");
  const { page, errors } = await openWidget("several", "#register", "#register");
  await comes(page, "#classify", ".policies li");
  const input = await page.$("#register >>> #register");
  await input.uploadFile(path.join(root, "tools/samples/register-excel-cp932.csv"));
  await comes(page, "#register", ".pager");
  assert.match(await text(page, "#register >>> #checked"), /CP932/);
  const size = await page.$eval("#classify >>> .lead", (each) => getComputedStyle(each).fontSize);
  assert.equal(size, "18px");
  assert.deepEqual([...form.errors, ...errors], []);
});
