// The examples for React and Vue, built as an app is: the widget's result in the app's state, the app's answers in the widget.
import assert from "node:assert/strict";
import path from "node:path";
import { test } from "node:test";
import typescript from "typescript";

import { root } from "../module/builds.mjs";
import { apps, packages, serveWithApps } from "./apps.mjs";
import { closeCleanly, openPage } from "./browser.mjs";

const address = await serveWithApps();

for (const name of apps) {
  test(`${name}: the app knows the result, and sets other answers`, async () => {
    const page = await openPage(`${address}examples/${name}/index.html`, {}, "ismap-calculator:defined");
    const becomes = (outcome) => page.waitForFunction((wanted) => document.querySelector("output")?.textContent === wanted, outcome);
    await becomes("undetermined");
    await page.click("button >> text=IaaSとして判定する");
    await becomes("ismap");
    assert.equal(await page.textContent("#outcome"), "ISMAP");
    assert.equal(await page.$eval("ismap-calculator", (each) => each.asOf), "2026-11-23");
    await closeCleanly(page, address);
  });

  test(`${name}: the example's types are right`, () => {
    const folder = path.join(root, "build/web/examples", name);
    const program = typescript.createProgram(typescript.sys.readDirectory(folder, [".ts", ".tsx"]), {
      strict: true, noEmit: true, skipLibCheck: true, types: [], lib: ["lib.es2022.d.ts", "lib.dom.d.ts"], jsx: typescript.JsxEmit.ReactJSX,
      module: typescript.ModuleKind.ESNext, moduleResolution: typescript.ModuleResolutionKind.Bundler,
      paths: { "*": [`${packages}/@types/*`, `${packages}/*`] },
    });
    const problems = typescript.getPreEmitDiagnostics(program).map(({ file, messageText }) =>
      `${file?.fileName}: ${typescript.flattenDiagnosticMessageText(messageText, " ")}`);
    assert.deepEqual(problems, []);
  });
}
