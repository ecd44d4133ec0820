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

const widgets = ["complete", "one-file"].map((kind) => `widget/ismap-calculator-${kind}.js`).concat("widget/ismap-calculator.js");
const frames = "widget/ismap-frame.js";

/** A page of someone else's, with what stands beside a tag. */
const elsewhere = (tag, beside) => `<!doctype html><html data-ready><title>x</title><link rel="icon" href="icon.svg">${tag}<p>x</p>${beside}`;

/** The page with a tag in the place of its own, or a page of someone else's with a widget. */
function pageWith(file, tag, page) {
  if (widgets.includes(file)) return elsewhere(tag, "<ismap-calculator></ismap-calculator>");
  if (file === frames) return elsewhere(tag, '<iframe class="ismap-frame" src="widget/frame.html" title="x"></iframe>');
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
  assert.deepEqual(Object.keys(listed.tags).sort(), [...Object.keys(index), ...widgets, frames].sort()));

/** Whether the page has what the file brings. */
const isLoaded = {
  "app.js": (page) => page.evaluate(() => "ready" in document.documentElement.dataset),
  "style.css": (page) => page.evaluate(() => document.styleSheets.length === 1),
};
isLoaded[frames] = (page) => page.waitForSelector("iframe[height]", { state: "attached", timeout: 3000 }).then(() => true, () => false);
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

/** Whether a widget takes a policy where one of the files beside it has become another one. */
async function takesPolicy(script, changed, change = (tag) => tag) {
  const file = `widget/${script}`;
  const address = await serveFolder(folder, {}, (name, bytes) => {
    if (name === "index.html") return elsewhere(change(listed.tags[file]), '<ismap-calculator value="confidentiality=2"></ismap-calculator>');
    return name === changed ? Buffer.concat([bytes, Buffer.from("\n")]) : bytes;
  });
  const page = await openPage(address, {}, "ismap-calculator:defined");
  const problems = await page.$eval("ismap-calculator", (each) => each.addPolicy("{}").then((all) => all.length, () => 0));
  await page.context().close();
  return problems > 0;
}

test("a tag's integrity holds for what its script loads, too", async () => {
  const [one, beside] = ["ismap-calculator-one-file.js", "ismap-calculator.js"];
  assert.ok(await takesPolicy(one, "none"));
  assert.ok(await takesPolicy(beside, "none"));
  assert.ok(!await takesPolicy(one, "widget/ismap_filing-wasm.js"));
  assert.ok(!await takesPolicy(beside, "widget/ismap_filing.wasm"));
  const without = (tag) => tag.replace(/ integrity="[^"]*"/, "");
  assert.ok(await takesPolicy(one, "widget/ismap_filing-wasm.js", without), "who asks for none gets what there is");
});
