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

test("a browser that cannot run it says so in both languages", async () => {
  const page = await openPage(address, { javaScriptEnabled: false }, "#main");
  const words = await page.textContent("#main");
  assert.match(words, /Internet Explorer モードを切り/);
  assert.match(words, /leave Internet Explorer mode/);
  await closeCleanly(page, address);
});
