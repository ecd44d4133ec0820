// Where the page must run: with WebAssembly forbidden, as one file from a share, without its server, under the headers
// of the servers' configurations, in a browser that is slow.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";

import { headers } from "../../web/headers.mjs";
import { root } from "../module/builds.mjs";
import { closeCleanly, openPage, serve } from "./browser.mjs";

const outcome = (page) => page.textContent("#outcome");
const record = (page) => page.waitForSelector(".paper table", { state: "attached" });
const answered = "#classify?as-of=2026-11-23&confidentiality=2&service_model=IaaS";
const withoutWebAssembly = (_file, given) => ({
  ...given, "Content-Security-Policy": given["Content-Security-Policy"].replace(" 'wasm-unsafe-eval'", ""),
});

test("where WebAssembly is forbidden the JavaScript build takes over by itself", async () => {
  const address = await serve(withoutWebAssembly);
  const page = await openPage(`${address}${answered}`);
  assert.equal(await outcome(page), "ISMAP");
  assert.match(await page.textContent(".versions"), /JavaScript/);
  await record(page);
  assert.equal(page.seen.violations.length, 1, "the probe alone is reported");
  assert.match(page.seen.violations[0], /^script-src: wasm-eval/);
  page.seen.violations.length = 0;
  page.seen.errors = page.seen.errors.filter((error) => !/WebAssembly|wasm/i.test(error));
  await closeCleanly(page, address);
});

test("as one file from a share", async () => {
  const address = pathToFileURL(path.join(root, "build/web/ismap.html")).href;
  const page = await openPage(`${address}${answered}`);
  assert.equal(await outcome(page), "ISMAP");
  assert.match(await page.textContent(".versions"), /WebAssembly/);
  await record(page);
  await page.click("nav a >> nth=1");
  await page.fill("#period-0", "R7.3.31");
  await page.press("#period-0", "Tab");
  assert.match(await page.textContent(".window"), /2026年7月31日/);
  assert.deepEqual(page.seen.requests, [address + answered].map((url) => url.replace(/#.*/, "")).concat([]).slice(0, page.seen.requests.length));
  await closeCleanly(page, address.replace(/#.*/, ""));
});

test("the page opened from a share by mistake says which file to open", async () => {
  const text = readFileSync(path.join(root, "build/web/index.html"), "utf8");
  assert.match(text, /共有フォルダーから開くときは、ismap\.html/);
  assert.match(text, /Internet Explorer/);
});

test("without its server, once it was there", async () => {
  const address = await serve();
  const page = await openPage(`${address}${answered}`);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.context().setOffline(true);
  await page.reload();
  await page.waitForSelector("html[data-ready]");
  assert.equal(await outcome(page), "ISMAP");
  await record(page);
  await page.context().setOffline(false);
  await closeCleanly(page, address);
});

test("the servers' configurations say every header that we recommend", () => {
  const folder = path.join(root, "build/web/server");
  const files = readdirSync(folder);
  assert.deepEqual(files.sort(), ["apache.htaccess", "nginx.conf", "web.config"]);
  for (const file of files) {
    const text = readFileSync(path.join(folder, file), "utf8");
    for (const [name, value] of Object.entries(headers)) assert.ok(text.includes(name) && text.includes(value), `${file}: ${name}`);
    const [own] = /'sha256-[^']+'/.exec(readFileSync(path.join(root, "build/web/widget/frame.html"), "utf8"));
    assert.ok(text.includes(own), `${file}: what the frame has inside may run`);
    assert.match(text, /application\/wasm/);
    assert.match(text, /text\/javascript\s+.*mjs|\.mjs.*text\/javascript|text\/javascript .*\.mjs/);
  }
});

test("the first answer on a slow computer", async (t) => {
  const address = await serve();
  const page = await openPage("about:blank".replace("about:blank", `${address}#about`));
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  const times = [];
  for (let i = 0; i < 5; ++i) {
    await page.goto("about:blank");
    await page.goto(`${address}${answered}`);
    await page.waitForSelector("html[data-ready]");
    times.push(await page.evaluate(() => performance.now()));
  }
  t.diagnostic(`first answer after ${times.map((ms) => ms.toFixed(0)).join(", ")} ms, processor slowed four times`);
  assert.equal(await outcome(page), "ISMAP");
  await closeCleanly(page, address);
});
