// Where the page must run: with WebAssembly forbidden, as one file from a share, without its server, under the headers
// of the servers' configurations, in a browser that is slow.
import assert from "node:assert/strict";
import { once } from "node:events";
import { readFileSync, readdirSync } from "node:fs";
import { createServer } from "node:http";
import path from "node:path";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";

import { headers } from "../../web/headers.mjs";
import { pageServer } from "../../web/serve.mjs";
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

/** A server with copies of the page in the folders /a/ and /a/b/, which has another version once `isNew` is set. */
async function copies() {
  const files = pageServer();
  const state = { isNew: false };
  const text = readFileSync(path.join(root, "build/web/service-worker.js"), "utf8");
  const renewed = text.replace(/"[0-9a-f]{16}"|`[0-9a-f]{16}`|\b[0-9a-f]{16}(?=[`"])/, (version) => version.replace(/[0-9a-f]{16}/, "f".repeat(16)))
    .replace(/"part-\w+\.js",?/g, "");
  assert.ok(renewed.includes("f".repeat(16)) && !renewed.includes("part-"));
  const server = createServer((request, response) => {
    request.url = request.url.replace(/^\/a\/(b\/)?/, "/");
    if (state.isNew && request.url.startsWith("/part-")) return response.writeHead(404).end();
    if (!state.isNew || request.url !== "/service-worker.js") return files.emit("request", request, response);
    response.writeHead(200, { ...headers, "Content-Type": "text/javascript" }).end(renewed);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  after(() => server.close());
  return { address: `http://localhost:${server.address().port}/a/`, state };
}

test("a page that is open keeps its version, whose files go away once it is closed", async () => {
  const { address, state } = await copies();
  const page = await openPage(`${address}${answered}`);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.reload();
  await page.waitForSelector("html[data-ready]");
  const kept = (of) => of.evaluate(() => caches.keys());
  assert.equal((await kept(page)).length, 1);
  state.isNew = true;
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    await registration.update();
    await new Promise((done) => { (registration.installing ?? registration.waiting ?? registration.active).addEventListener("statechange", done); });
    await new Promise((done) => { setTimeout(done, 500); });
  });
  await page.click("nav a >> nth=3");
  await page.waitForSelector(".comparison");
  assert.equal((await kept(page)).length, 2);
  const other = await page.context().newPage();
  await page.close();
  let names;
  for (let i = 0; i < 20 && names?.length !== 1; ++i) {  // a browser takes a moment to see that no page is left
    await other.goto("about:blank");
    await other.evaluate(() => new Promise((done) => { setTimeout(done, 250); }));
    await other.goto(`${address}manifest.webmanifest`);
    names = await kept(other);
  }
  assert.deepEqual(names, [`ismap /a/ ${"f".repeat(16)}`]);
  await other.context().close();
});

test("copies of the page on one server leave each other's files alone", async () => {
  const { address } = await copies();
  const page = await openPage(`${address}${answered}`);
  await page.evaluate(() => navigator.serviceWorker.ready);
  const other = await page.context().newPage();
  await other.goto(`${address}b/${answered}`);
  await other.evaluate(() => navigator.serviceWorker.ready);
  await page.context().setOffline(true);
  for (const each of [page, other]) {
    await each.reload();
    await each.waitForSelector("html[data-ready]");
    assert.equal(await outcome(each), "ISMAP");
    assert.ok(await each.evaluate(async () => {
      const names = await caches.keys();
      return names.length === 2 && names.some((name) => name.includes(` ${new URL(".", location.href).pathname} `));
    }));
  }
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
