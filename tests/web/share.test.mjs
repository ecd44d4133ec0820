// From a file share, with WebAssembly and without: what which-build.html says to do, and the page in one file. In Chromium and
// Firefox.
import assert from "node:assert/strict";
import { copyFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";

import { root } from "../module/builds.mjs";
import { bothBrowsers } from "./both-browsers.mjs";
import { pastedFolder, rowOf } from "./pasted.mjs";

const built = path.join(root, "build/web");

async function open(browser, file, hasWebAssembly) {
  const page = await browser.newPage();
  if (!hasWebAssembly) await page.evaluateOnNewDocument(() => { delete window.WebAssembly; });
  await page.goto(pathToFileURL(file).href);
  return page;
}

/** The build that runs in a page or a frame, once it has said what policies and registers bring. */
async function buildIn(frame) {
  await frame.waitForFunction(() => document.querySelector("ismap-calculator")?.activeBuild, { polling: 100, timeout: 15_000 });
  return frame.evaluate(async () => {
    const element = document.querySelector("ismap-calculator");
    const problems = await element.addPolicy("{}");
    const { summary } = await element.check(new File(["service_name,audit_period_end\nA,2025-03-31\n"], "x.csv"));
    return `${element.activeBuild}, ${problems.length > 0}, ${summary.rows}`;
  });
}

for (const [name, browser] of await bothBrowsers()) {
  for (const [row, build] of [["share", "WebAssembly"], ["share_js", "JavaScript"]]) {
    test(`${name}: a frame with ${build}`, async () => {
      const { files, pasted } = rowOf(row);
      const page = await open(browser, path.join(pastedFolder(files, pasted), "index.html"), build === "WebAssembly");
      await page.waitForFunction(() => Number(document.querySelector("iframe").height) > 300, { polling: 100, timeout: 15_000 });
      assert.equal(await buildIn(page.frames().find((each) => each.url().includes("frame.html"))), `${build}, true, 1`);
      await page.close();
    });
  }

  for (const build of ["WebAssembly", "JavaScript"]) {
    test(`${name}: a page in one file with ${build}`, async () => {
      const folder = path.join(pastedFolder(build === "WebAssembly" ? [] : ["*-js.js"], ""), "widget");
      copyFileSync(path.join(built, "examples/one-page.html"), path.join(folder, "one-page.html"));
      const page = await open(browser, path.join(folder, "one-page.html"), build === "WebAssembly");
      assert.equal(await buildIn(page), `${build}, true, 1`);
      await page.close();
    });
  }

  test(`${name}: which-build.html says which row fits`, async () => {
    for (const [hasWebAssembly, row] of [[true, "share"], [false, "share_js"]]) {
      const page = await open(browser, path.join(built, "widget/which-build.html"), hasWebAssembly);
      await page.waitForSelector("[aria-current=true]");
      assert.equal(await page.$eval("[aria-current=true]", ({ id }) => id), row);
      await page.close();
    }
  });
}
