// What surrounds every part of the page, and what stands there where the page cannot run.
import assert from "node:assert/strict";
import { test } from "node:test";

import { closeCleanly, openPage, serve } from "./browser.mjs";

const address = await serve();

test("rules over a year old are warned of", async () => {
  const page = await openPage(address);
  const version = await page.textContent(".versions");
  const [, year, month, day] = /規則 (\d+)年(\d+)月(\d+)日/.exec(version);
  const isWarnedOn = async (of, hour) => {
    await page.clock.setFixedTime(Date.UTC(Number(year) + 1, Number(month) - 1, Number(day) + of, hour));
    await page.reload();
    await page.waitForSelector("html[data-ready]");
    return await page.$("#rules-old") !== null;
  };
  assert.equal(await isWarnedOn(0, 0), false, "on the same day of the next year");
  assert.equal(await isWarnedOn(0, 14), false, "in its last hour in Japan");
  assert.equal(await isWarnedOn(0, 15), true, "in Japan it is the day after");
  await closeCleanly(page, address);
});

test("days in every form are read and written once someone wants them, and not before", async () => {
  const page = await openPage(`${address}#classify?as-of=2026-03-31`);
  const isLoaded = () => page.seen.requests.some((url) => url.includes("ismap_expiry"));
  const shown = () => page.textContent(".as-of-day strong");
  const becomes = (words) => page.waitForFunction((wanted) =>
    document.querySelector(".as-of-day strong").textContent === wanted, words);
  assert.equal(await shown(), "2026年3月31日");
  assert.equal(isLoaded(), false);
  await page.click(".as-of-change summary");
  await page.fill("#as-of", "令和8年13月1日");
  await page.press("#as-of", "Enter");
  await page.waitForFunction(() => /月は1から12まで/.test(document.querySelector("#as-of-message").textContent));
  await page.fill("#as-of", "R8.4.1");
  await page.press("#as-of", "Enter");
  await becomes("2026年4月1日");
  await page.selectOption("#days", "era");
  await becomes("令和8年4月1日");
  assert.equal(isLoaded(), true);
  await closeCleanly(page, address);
});

test("a link may hold the day in any form", async () => {
  const page = await openPage(`${address}#classify?as-of=R8.3.31&days=era`);
  assert.equal(await page.textContent(".as-of-day strong"), "令和8年3月31日");
  await closeCleanly(page, address);
  const unreadable = await openPage(`${address}#classify?as-of=2026-02-30`);
  assert.match(await unreadable.textContent(".as-of-day"), /\d{4}年/);
  await closeCleanly(unreadable, address);
});

test("where what reads days cannot be loaded, that is told", async () => {
  const page = await openPage(`${address}#classify?days=era`, { serviceWorkers: "block" });
  await page.route(/ismap_expiry/, (route) => route.abort());
  await page.reload();
  await page.waitForSelector("html[data-ready]");
  assert.match(await page.textContent(".as-of-day strong"), /^\d{4}年\d+月\d+日$/);
  await page.click(".as-of-change summary");
  await page.fill("#as-of", "R8.4.1");
  await page.press("#as-of", "Enter");
  await page.waitForFunction(() => document.querySelector("#as-of-message").textContent !== "");
  page.seen.errors = page.seen.errors.filter((error) => !/ERR_FAILED/.test(error));
  await closeCleanly(page, address);
});

test("a browser that cannot run it says so in both languages", async () => {
  const page = await openPage(address, { javaScriptEnabled: false }, "#main");
  const words = await page.textContent("#main");
  assert.match(words, /Internet Explorer モードを切り/);
  assert.match(words, /leave Internet Explorer mode/);
  await closeCleanly(page, address);
});

test("a part that fails late leaves alone the part that has been shown since", async () => {
  const page = await openPage(`${address}#about`, { serviceWorkers: "block" });
  let fail;
  const asked = new Promise((go) => {
    page.route(/ismap_expiry\.wasm/, (route) => {
      fail = () => route.abort();
      go();
    });
  });
  await page.evaluate(() => { location.hash = "#expiry"; });
  await asked;
  await page.evaluate(() => { location.hash = "#register"; });
  await page.waitForSelector("#register");
  const failed = page.waitForEvent("requestfailed");
  await fail();
  await failed;
  await page.evaluate(() => new Promise((go) => { setTimeout(go, 200); }));
  assert.equal(await page.locator("#register").count(), 1);
  assert.equal(await page.locator("main [role=alert] *").count(), 0);
  page.seen.errors = page.seen.errors.filter((error) => !/ERR_FAILED/.test(error));
  await closeCleanly(page, address);
});
