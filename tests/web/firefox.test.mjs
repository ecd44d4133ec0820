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

async function open(hash) {
  const page = await browser.newPage();
  const errors = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  await page.goto(`${address}${hash}`);
  await page.waitForSelector("html[data-ready]");
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
