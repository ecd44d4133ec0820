// Loaded as a module the widget learns from a stack where it lies, in whatever words a browser writes one: what it loads then
// comes from its own folder and from nowhere else. In Chromium and Firefox.
import assert from "node:assert/strict";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import path from "node:path";
import { after, test } from "node:test";

import { typeOf } from "../../web/headers.mjs";
import { root } from "../module/builds.mjs";
import { bothBrowsers } from "./both-browsers.mjs";

const built = path.join(root, "build/web/widget");
const host = "www.jst.go.jp";

/** A name with ".js" within it, and folders that a stack's lines could be misread at. */
const places = [
  "widget/", "x.js/", "vue.js/widget/", "widget (1)/", "a:1:2/b)/", "計算/", "@x/",
].map((folder) => ({ folder, query: "" })).concat({ folder: "widget/", query: "?from=http://elsewhere.invalid/a.js:1:2" });

/** Gives out the built files in every folder there is, and "page.html" in each, which has the widget as a module. */
let current = {};
let asked = [];
const server = createServer((request, response) => {
  const { pathname } = new URL(request.url, "http://localhost");
  const name = path.posix.basename(pathname);
  asked.push(`http://${request.headers.host}${decodeURI(pathname)}`);
  if (name === "page.html") {
    const page = `<!doctype html><title>x</title>${current.before ?? ""}<ismap-calculator></ismap-calculator>
      <script type="${current.type ?? "module"}" src="/${current.folder}ismap-calculator.js${current.query}"></script>`;
    return response.writeHead(200, { "Content-Type": "text/html; charset=utf-8" }).end(page);
  }
  if (!existsSync(path.join(built, name))) return response.writeHead(404).end();
  response.writeHead(200, { "Content-Type": typeOf(name) }).end(readFileSync(path.join(built, name)));
}).listen(0, "127.0.0.1");
await once(server, "listening");
after(() => server.close());
const base = `http://${host}:${server.address().port}/`;

const browsers = await bothBrowsers(host);

/** What is asked for until the page's widget has loaded two files beside it. */
async function askedBy(browser, place) {
  current = place;
  asked = [];
  const page = await browser.newPage();
  await page.goto(`${base}page.html`);
  await page.waitForFunction(() => document.querySelector("ismap-calculator")?.activeBuild, { polling: 100, timeout: 10_000 });
  await page.evaluate(() => document.querySelector("ismap-calculator").addPolicy("{}"));
  await page.close();
  return [...new Set(asked)].filter((address) => !/page\.html|favicon/.test(address)).sort();
}

const beside = (folder) => ["ismap-calculator.js", "ismap_calculator.wasm", "ismap_filing.wasm"].map((file) => base + folder + file);

/** A page with an Error of its own, from a place of its own. */
const ownError = "<script>const Given = Error; window.Error = function (said) { return new Given(said); };</script>";

for (const [name, browser] of browsers) {
  for (const place of places) {
    test(`${name}: ${place.folder}${place.query}`, async () =>
      assert.deepEqual(await askedBy(browser, place), beside(place.folder)));
  }

  test(`${name}: a page with an Error of its own`, async () =>
    assert.deepEqual(await askedBy(browser, { folder: "widget/", query: "", before: ownError }), beside("widget/")));

  test(`${name}: a page whose elements have names that the document has`, async () => {
    const before = '<img name="baseURI" alt=""><form name="currentScript"></form>';
    for (const type of ["module", "text/javascript"]) {
      assert.deepEqual(await askedBy(browser, { folder: "widget/", query: "", before, type }), beside("widget/"), type);
    }
  });
}
