// integrity.json: it tells of every file of the page what it is, and a browser takes its tags at their word.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync, readdirSync, statSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

import { builds, tool } from "../module/builds.mjs";
import { closeCleanly, openPage } from "./browser.mjs";
import { serveFolder } from "./serve_folder.mjs";

const folder = fileURLToPath(new URL("../../build/web", import.meta.url));
const listed = JSON.parse(readFileSync(path.join(folder, "integrity.json"), "utf8"));

const files = readdirSync(folder, { recursive: true }).map((file) => file.split(path.sep).join("/"))
  .filter((file) => statSync(path.join(folder, file)).isFile());

test("every file is listed but the list", () => {
  assert.deepEqual(Object.keys(listed.files).sort(), files.filter((file) => file !== "integrity.json").sort());
});

test("each is what it is said to be", () => {
  for (const [file, integrity] of Object.entries(listed.files)) {
    const hash = createHash("sha384").update(readFileSync(path.join(folder, file))).digest("base64");
    assert.equal(integrity, `sha384-${hash}`, file);
  }
});

test("the versions are those that the module and the tool tell", () => {
  for (const module of Object.values(builds)) {
    const { notice: _, ...versions } = JSON.parse(module.versions());
    const { files: _files, tags: _tags, ...told } = listed;
    assert.deepEqual(told, versions);
  }
  const { version, rules_version: rules, rules_digest: digest, holidays_version: holidays } = listed;
  assert.equal(tool("--version"), `ismap ${version} (rules ${rules} ${digest}, holidays ${holidays})\n`);
});

const index = {
  "app.js": '<script type="module" src="app.js"></script>',
  "style.css": '<link rel="stylesheet" href="style.css">',
};

const widgets = ["widget/ismap-calculator-one-file.js", "widget/ismap-calculator.js"];

/** The page with a tag in the place of its own, or a page of someone else's with a widget. */
function pageWith(file, tag, page) {
  if (widgets.includes(file)) return `<!doctype html><html data-ready><title>x</title><link rel="icon" href="icon.svg">${tag}<p>x</p><ismap-calculator></ismap-calculator>`;
  assert.ok(page.includes(index[file]));
  return page.replace(index[file], tag);
}

/** A page with the tag of a file as the list has it, or with one character of its hash another one. */
async function opened(file, isRight, ready) {
  const tag = listed.tags[file];
  const pasted = isRight ? tag : tag.replace(/sha384-./, (found) => (found.endsWith("A") ? "sha384-B" : "sha384-A"));
  const address = await serveFolder(folder, {}, (name, bytes) =>
    (name === "index.html" ? pageWith(file, pasted, bytes.toString("utf8")) : bytes));
  return [await openPage(address, {}, ready), address];
}

test("the tags are of the files that pages begin with", () =>
  assert.deepEqual(Object.keys(listed.tags).sort(), [...Object.keys(index), ...widgets].sort()));

/** Whether the page has what the file brings. */
const isLoaded = {
  "app.js": (page) => page.evaluate(() => "ready" in document.documentElement.dataset),
  "style.css": (page) => page.evaluate(() => document.styleSheets.length === 1),
};
for (const file of widgets) isLoaded[file] = (page) => page.evaluate(() => customElements.get("ismap-calculator") !== undefined);

for (const file of Object.keys(listed.tags)) {
  test(`${file} is loaded by its tag`, async () => {
    const [page, address] = await opened(file, true);
    assert.ok(await isLoaded[file](page));
    await closeCleanly(page, address);
  });

  test(`${file} is refused where it is another file than the tag says`, async () => {
    const [page] = await opened(file, false, "body");
    await page.waitForLoadState("networkidle");
    assert.ok(page.seen.errors.some((error) => error.includes(file) && error.includes("integrity")), page.seen.errors.join());
    assert.ok(!await isLoaded[file](page));
    await page.context().close();
  });
}
