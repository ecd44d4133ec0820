// The page that tells webmasters which files they need, under what it is served with.
import assert from "node:assert/strict";
import path from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";

import { root } from "../module/builds.mjs";
import { axeViolations, closeCleanly, openPage, serve } from "./browser.mjs";

const under = (policy) => serve((_file, given) => ({ ...given, "Content-Security-Policy": policy }));
const found = (page) => page.textContent("#found");
const row = "[aria-current=true]";

test("where all may run it says to take the one script", async () => {
  const address = await under("default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'; img-src 'self'");
  const page = await openPage(`${address}widget/which-build.html`, {}, row);
  await page.waitForFunction(() => /登録簿/.test(document.querySelector("#found").textContent));
  assert.equal(await page.getAttribute(row, "id"), "one");
  assert.match(await found(page), /WebAssembly版を使えます.*The WebAssembly build runs.*ワーカーが点検します/s);
  assert.deepEqual(await axeViolations(page), []);
  await closeCleanly(page, address);
});

test("where WebAssembly and workers are forbidden it says what to do instead", async () => {
  const address = await under("default-src 'none'; script-src 'self'; worker-src 'none'; img-src 'self'");
  const page = await openPage(`${address}widget/which-build.html`, {}, row);
  await page.waitForFunction(() => /登録簿/.test(document.querySelector("#found").textContent));
  assert.equal(await page.getAttribute(row, "id"), "js");
  assert.match(await found(page), /WebAssemblyが動きません.*'wasm-unsafe-eval'.*ページ自身が少しずつ/s);
  assert.deepEqual(page.seen.violations.map((each) => each.split(":")[0]), ["script-src", "worker-src"], "its two trials");
  await page.context().close();
});

test("opened from a share, and where no script runs, it is of use too", async () => {
  const file = pathToFileURL(path.join(root, "build/web/widget/which-build.html")).href;
  const page = await openPage(file, {}, row);
  assert.equal(await page.getAttribute(row, "id"), "share");
  await page.context().close();
  const still = await openPage(file, { javaScriptEnabled: false }, "table");
  assert.match(await found(still), /スクリプトが動いていません/);
  assert.match(await still.textContent("#one"), /<script src="widget\/ismap-calculator-one-file\.js" defer>/);
  await still.context().close();
});
