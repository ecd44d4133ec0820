// The schemes explained, as `ismap explain` explains them.
import assert from "node:assert/strict";
import { test } from "node:test";

import { tool } from "../module/builds.mjs";
import { closeCleanly, openPage, serve } from "./browser.mjs";
import { assertSourceShown, linksOf } from "./source-shown.mjs";

const address = await serve();
const explained = (name, lang) => JSON.parse(tool("explain", name, "--lang", lang, "--format", "json")).topics;

for (const lang of ["ja", "en"]) {
  test(`the comparison and the chapters are those of ismap explain (${lang})`, async () => {
    const page = await openPage(`${address}#about?lang=${lang}`);
    const text = (await page.textContent("main")).replace(/\s+/g, " ");
    const links = await linksOf(page, "main a");
    for (const entry of explained("schemes", lang)[0].entries) {
      for (const cell of Object.values(entry)) assert.ok(text.includes(cell.replace(/ \[[^\]]+\]$/, "").replace(/\s+/g, " ")), cell);
    }
    for (const name of ["background", "control-criteria", "isms-properties"]) {
      for (const { text: fact, source } of explained(name, lang)[0].entries) {
        assert.ok(text.includes(fact.replace(/\s+/g, " ")), fact);
        assertSourceShown(text, links, source);
      }
    }
    await closeCleanly(page, address);
  });
}

test("each rule leads to its text and back", async () => {
  const page = await openPage(`${address}#expiry?ismap=2025-03-31`);
  await page.click(".window a.rule");
  await page.waitForSelector("h1:has-text('V1')");
  assert.match(await page.textContent("main"), /1年4か月|16か月/);
  await page.goBack();
  assert.match(await page.textContent(".window"), /有効期限/);
  await page.goto(`${address}#about?topic=no-such-rule`);
  await page.waitForSelector("h1:has-text('no-such-rule')");
  await page.click("main a");
  await page.click("details:has-text('規則') summary");
  await page.click("a:text-is('S6')");
  await page.waitForSelector("h1:has-text('S6')");
  await closeCleanly(page, address);
});
