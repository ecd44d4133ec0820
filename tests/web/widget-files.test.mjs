// <ismap-calculator> as it is given out: its files in a folder of someone else's, on a server, from a share, in TypeScript.
import assert from "node:assert/strict";
import { once } from "node:events";
import { copyFileSync, cpSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import typescript from "typescript";

import { typeOf } from "../../web/headers.mjs";
import { root } from "../module/builds.mjs";
import { closeCleanly, savedBy } from "./browser.mjs";
import { openReady, outcome, widget } from "./widgets.mjs";

test("the script is plain ASCII, so that a page in Shift_JIS reads it", async () => {
  for (const name of ["ismap-calculator.js", "ismap-calculator-one-file.js", "ismap_filing-wasm.js", "ismap_calculator-js.js"]) {
    assert.match(readFileSync(path.join(root, "build/web/widget", name), "latin1"), /^[\x00-\x7f]*$/, name);
  }
});

for (const [script, ...beside] of [
  ["ismap-calculator-complete.js"],
  ["ismap-calculator-one-file.js", "ismap_filing-wasm.js", "ismap_register-wasm.js", "register-here.js"],
  ["ismap-calculator.js", "ismap_calculator-wasm.js", "ismap_filing-wasm.js", "ismap_register-wasm.js", "register-here.js"],
]) {
  test(`${script} does all from a share, with ${beside.length} files beside it`, async () => {
    const folder = mkdtempSync(path.join(tmpdir(), "共有 #1 "));
    for (const file of [script, ...beside]) copyFileSync(path.join(root, "build/web/widget", file), path.join(folder, file));
    writeFileSync(path.join(folder, "x.html"), `<!doctype html><meta charset="utf-8"><title>x</title><link rel="icon" href="data:,">
      <script src="${script}" defer></script><ismap-calculator value="confidentiality=2&amp;service_model=IaaS" as-of="2026-11-23"></ismap-calculator>`);
    const page = await openReady(pathToFileURL(path.join(folder, "x.html")).href);
    const seen = await page.$eval(widget, async (each) => {
      const { outcome } = each.result.row.result;
      const problems = await each.addPolicy("{}");
      const { summary } = await each.check(new File(["audit_period_end\n2025-03-31\n"], "x.csv"));
      return { outcome, problems: problems.length > 0, expired: summary.statuses.expired, build: each.activeBuild };
    });
    assert.deepEqual(seen, { outcome: "ismap", problems: true, expired: 1, build: "WebAssembly" });
    await page.context().close();
  });
}

for (const readme of ["README.md", "README.ja.md"]) {
  test(`what ${readme} says to paste works in a new folder, on a plain server and from a share`, async () => {
    const folder = mkdtempSync(path.join(tmpdir(), "ismap-"));
    cpSync(path.join(root, "build/web/widget"), path.join(folder, "widget"), { recursive: true });
    const [, pasted] = /```html\n(.*?)```/s.exec(readFileSync(path.join(root, readme), "utf8"));
    writeFileSync(path.join(folder, "page.html"), `<!doctype html>\n<html lang="ja">\n<title>x</title>\n<link rel="icon" href="data:,">\n${pasted}`);
    const server = createServer((request, response) => {
      const file = path.join(folder, request.url);
      response.setHeader("Content-Type", typeOf(file));
      response.end(readFileSync(file));
    }).listen(0, "127.0.0.1");
    await once(server, "listening");
    for (const start of [`http://localhost:${server.address().port}/`, `${pathToFileURL(folder)}/`]) {
      const page = await openReady(`${start}page.html`);
      await page.check("#a-confidentiality-1");
      await page.click("#step-next");
      assert.equal(await outcome(page), "リスト登録は求められない");
      assert.match((await savedBy(page, () => page.click("#save-markdown"))).text, /^# /);
      page.seen.requests = page.seen.requests.filter((url) => url !== "data:,");
      await closeCleanly(page, start);
    }
    server.close();
  });
}

test("its declarations are what a page in TypeScript needs", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "ismap-"));
  const consumer = path.join(folder, "consumer.ts");
  const element = path.join(root, "build/web/widget/ismap-calculator.js");
  const compile = (text) => {
    writeFileSync(consumer, `import type { RegisterResult } from ${JSON.stringify(element)};\n${text}`);
    const program = typescript.createProgram([consumer], {
      strict: true, noEmit: true, skipLibCheck: false, exactOptionalPropertyTypes: true, types: [], lib: ["lib.es2021.d.ts", "lib.dom.d.ts"],
      module: typescript.ModuleKind.ESNext, moduleResolution: typescript.ModuleResolutionKind.Bundler,
    });
    return typescript.getPreEmitDiagnostics(program).map(({ messageText }) => typescript.flattenDiagnosticMessageText(messageText, " "));
  };
  assert.deepEqual(compile(`
    const element = document.createElement("ismap-calculator");
    element.mode = "classify";
    element.asOf = null;
    element.addEventListener("ismap-result", ({ detail }) => {
      if (detail.mode === "classify") console.log(detail.row.result.outcome.length, detail.words.outcome);
      if (detail.mode === "register") console.log(detail.summary.rows, detail.rules_version, detail.titles.expired);
      if (detail.mode === "expiry") for (const each of detail.windows) console.log("window" in each && each.window.expires_on);
    });
    document.addEventListener("ismap-error", ({ detail }) => console.log(detail.message.ja));
    export const checked: Promise<RegisterResult> = element.check(new File([], "x"));`), []);
  assert.match(compile('document.createElement("ismap-calculator").mode = "about"').join(), /"about"/);
});
