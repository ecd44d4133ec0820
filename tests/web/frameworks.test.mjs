// The examples for React and Vue, built as an app is: the widget's result in the app's state, the app's answers in the widget.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import typescript from "typescript";

import { bundle } from "../../web/bundle.mjs";
import { root } from "../module/builds.mjs";
import { closeCleanly, openPage, serve } from "./browser.mjs";

const address = await serve();
const packages = path.join(root, "tests/node_modules");
const entries = { react: "main.tsx", vue: "main.ts" };

/** What bundlers are told of for production. */
const define = {
  "process.env.NODE_ENV": '"production"', __VUE_OPTIONS_API__: "true", __VUE_PROD_DEVTOOLS__: "false", __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: "false",
};

async function openApp(name) {
  const folder = path.join(root, "web/examples", name);
  const script = await bundle(path.join(folder, entries[name]), { format: "iife", jsx: "automatic", nodePaths: [packages], define });
  const page = await openPage("about:blank", {}, "html");
  await page.route(`${address}examples/${name}/index.html`, (route) =>
    route.fulfill({ contentType: "text/html", body: readFileSync(path.join(folder, "index.html")) }));
  await page.route(`${address}examples/${name}/main.js`, (route) => route.fulfill({ contentType: "text/javascript", body: script }));
  await page.goto(`${address}examples/${name}/index.html`);
  return page;
}

for (const name of Object.keys(entries)) {
  test(`${name}: the app knows the result, and sets other answers`, async () => {
    const page = await openApp(name);
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
