// The page that tells webmasters which files they need, under what it is served with.
import assert from "node:assert/strict";
import path from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";

import { root } from "../module/builds.mjs";
import { axeViolations, closeCleanly, openPage, serve } from "./browser.mjs";
import { pastedFolder, rowOf } from "./pasted.mjs";
import { serveFolder } from "./serve_folder.mjs";
import { allReady, widget } from "./widgets.mjs";

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
  assert.match(await page.textContent(row), /ここに当てはまります/);
  await page.context().close();
  const still = await openPage(file, { javaScriptEnabled: false }, "table");
  assert.match(await found(still), /スクリプトは動いていません.*ノンスやハッシュ/);
  assert.match(await still.textContent("#one"), /<script src="widget\/ismap-calculator-one-file\.js" defer>/);
  await still.context().close();
});

test("where policies for scripts that are made by hand are held to names, it names ours", async () => {
  const address = await under("default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; require-trusted-types-for 'script'; trusted-types other; img-src 'self'");
  const page = await openPage(`${address}widget/which-build.html`, {}, row);
  assert.equal(await page.getAttribute(row, "id"), "trusted");
  await page.waitForFunction(() => /trusted-types ismap/.test(document.querySelector("#found").textContent));
  await page.context().close();
});

test("it is as wide as a telephone, and dark where the system is", async () => {
  const address = await serve();
  for (const [width, colorScheme] of [[360, "light"], [360, "dark"], [1200, "dark"]]) {
    const page = await openPage(`${address}widget/which-build.html`, { viewport: { width, height: 800 }, colorScheme }, row);
    await page.waitForFunction(() => /登録簿/.test(document.querySelector("#found").textContent));
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width);
    assert.equal(await page.evaluate(() => getComputedStyle(document.body).backgroundColor), colorScheme === "dark" ? "rgb(0, 0, 0)" : "rgb(242, 242, 242)");
    assert.deepEqual(await axeViolations(page), []);
    await closeCleanly(page, address);
  }
});

/** The rows for pages with scripts as they are done: those that say "as in the first row" have it from there. */
const [one, js, nonce, hash, trusted] = ["one", "js", "nonce", "hash", "trusted"].map(rowOf);
const cases = {
  one, js, nonce: { ...nonce, files: one.files }, hash: { ...hash, files: one.files },
  "hash, 'strict-dynamic'": { ...hash, files: one.files, policy: hash.policy.replace(/(?<= 'sha384\S+)( 'sha384\S+)+/, " 'strict-dynamic'") },
  trusted: { ...one, policy: `${one.policy}; ${trusted.policy}` },
};

for (const [name, { policy, files, pasted }] of Object.entries(cases)) {
  test(`done as it says, a page runs under the policy of the row: ${name}`, async () => {
    const given = (text) => text.replaceAll("…", "bWFkZS11cC1ub25jZQ==");
    const folder = pastedFolder(files, given(pasted));
    const address = await serveFolder(folder, { "Content-Security-Policy": `default-src 'none'; ${given(policy)}` });
    const page = await openPage(address, {}, `${widget}:defined`);
    await allReady(page);
    const [build, problems, rows] = await page.$eval(widget, async (element) => {
      const found = await element.addPolicy("{}");
      const { summary } = await element.check(new File(["service_name,audit_period_end\nA,2025-03-31\n"], "x.csv"));
      return [element.activeBuild, found.length, summary.rows];
    });
    assert.equal(build, name === "js" ? "JavaScript" : "WebAssembly");
    assert.ok(problems > 0);
    assert.equal(rows, 1);
    await page.context().close();
  });
}
