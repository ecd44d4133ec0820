// Every example in Firefox, as it is served: its widgets can be used and show a result, no policy is violated, nothing goes wrong.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { after, test } from "node:test";
import puppeteer from "puppeteer-core";

import { root } from "../module/builds.mjs";
import { apps, serveWithApps } from "./apps.mjs";

const address = await serveWithApps();
const browser = await puppeteer.launch({ browser: "firefox", executablePath: "/usr/bin/firefox-esr", headless: true });
after(() => browser.close());

const pages = readdirSync(path.join(root, "build/web/examples")).filter((name) => name.endsWith(".html"));
const csv = readFileSync(path.join(root, "tools/samples/register-made-up-dates.csv"), "utf8");

async function open(name) {
  const page = await browser.newPage();
  const errors = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  await page.evaluateOnNewDocument(() => {
    window.violations = [];
    document.addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) => window.violations.push([effectiveDirective, blockedURI]));
  });
  await page.goto(`${address}examples/${name}`);
  return { page, errors };
}

/** Hands a register to each widget that is there to check one. */
async function giveRegisters(frame) {
  await frame.waitForFunction(() => document.querySelector("ismap-calculator:defined"), { polling: 100 });
  await frame.evaluate((text) => {
    for (const each of document.querySelectorAll("ismap-calculator[mode=register]")) each.check(new File([text], "x.csv"));
  }, csv);
}

/** All of a page's widgets have a result, and show it. */
const showResults = (frame) => frame.waitForFunction(() => {
  const places = { classify: "#outcome", expiry: ".window", register: ".pager" };
  return [...document.querySelectorAll("ismap-calculator")].every(({ activeBuild, mode, result, shadowRoot }) =>
    activeBuild === "WebAssembly" && result?.mode === mode && shadowRoot.querySelector(places[mode])?.checkVisibility());
}, { polling: 100, timeout: 15_000 });

test("there are pages of every kind", () => {
  assert.deepEqual(pages.sort(), ["form.html", "iframe.html", "one-file.html", "one-page.html", "sandbox.html", "several.html", "side-by-side.html"]);
});

for (const name of [...pages, ...apps.map((app) => `${app}/index.html`)]) {
  test(name, async () => {
    const { page, errors } = await open(name);
    const around = await page.$("iframe");
    const frame = around ? await around.contentFrame() : page;
    await giveRegisters(frame);
    await showResults(frame);
    for (const each of new Set([page, frame])) assert.deepEqual(await each.evaluate(() => window.violations), []);
    assert.deepEqual(errors, []);
    await page.close();
  });
}
