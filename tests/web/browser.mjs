// The page in a real browser, as it is served: every test sees to it that no policy was violated, nothing was thrown,
// and nothing but the page's own files was asked for.
import assert from "node:assert/strict";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { after } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import { chromium } from "playwright-core";

import { pageServer } from "../../web/serve.mjs";

// A browser that runs as root, as in a container, has no sandbox of its own.
export const launchArguments = process.getuid() === 0 ? ["--no-sandbox"] : [];

export async function serve(change) {
  const server = pageServer(change).listen(0, "127.0.0.1");
  await once(server, "listening");
  after(() => server.close());
  return `http://localhost:${server.address().port}/`;
}

const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: launchArguments });
after(() => browser.close());

/** A page that watches itself; `violations`, `errors` and `requests` are what it saw. `ready` is there once it is. */
export async function openPage(address, options = {}, ready = "html[data-ready]") {
  const context = await browser.newContext({ locale: "ja-JP", viewport: { width: 1440, height: 900 }, acceptDownloads: true, ...options });
  const page = await context.newPage();
  const seen = { violations: [], errors: [], requests: [] };
  await page.exposeFunction("reportViolation", (what) => seen.violations.push(what));
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) =>
      window.reportViolation(`${event.effectiveDirective}: ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`));
  });
  page.on("pageerror", (error) => seen.errors.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error") seen.errors.push(message.text());
  });
  page.on("request", (request) => seen.requests.push(request.url()));
  await page.goto(address);
  await page.waitForSelector(ready);
  return Object.assign(page, { seen });
}

/** Before a page's scripts run: keeps in `window.memory` the most bytes that a module's memory has grown to, 0 while none has. */
export function watchMemory() {
  window.memory = 0;
  const { grow } = WebAssembly.Memory.prototype;
  WebAssembly.Memory.prototype.grow = function growAndTell(pages) {
    const before = grow.call(this, pages);
    window.memory = Math.max(window.memory, this.buffer.byteLength);
    return before;
  };
}

/** What every flow must leave behind: nothing. */
export async function closeCleanly(page, ownAddress) {
  assert.deepEqual(page.seen.violations, []);
  assert.deepEqual(page.seen.errors, []);
  const foreign = page.seen.requests.filter((url) => !url.startsWith(ownAddress) && !url.startsWith("blob:"));
  assert.deepEqual(foreign, []);
  await page.context().close();
}

/** The content of what is saved while `act` runs. */
export async function savedBy(page, act) {
  const [download] = await Promise.all([page.waitForEvent("download"), act()]);
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), "utf8") };
}

/** Presses Tab until the focus is on `selector`; fails where it never comes there. */
export async function tabTo(page, selector, most = 200) {
  for (let i = 0; i < most; ++i) {
    await page.keyboard.press("Tab");
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
  }
  assert.fail(`The focus never came to ${selector}`);
}

/** What axe finds wrong in the page as it is: rule and place of each. */
export async function axeViolations(page) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((n) => `${n.target.join(" ")} ${n.any[0]?.message ?? ""}`).join(" | ")}`);
}
