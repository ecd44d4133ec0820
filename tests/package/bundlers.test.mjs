// The package in pages that are bundled by what its users have, opened in a browser under strict policies.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { after, test } from "node:test";
import { createServer as viteServer } from "vite";

import { closeCleanly, openPage } from "../web/browser.mjs";
import { serveFolder } from "../web/serve_folder.mjs";
import { program, project } from "./installed.mjs";

const served = (folder, scripts) =>
  serveFolder(folder, { "Content-Security-Policy": `default-src 'self'; img-src data:; script-src ${scripts}` });

const bundlers = {
  Vite: (folder) => {
    execFileSync(program("vite"), ["build", "--logLevel", "warn"], { cwd: folder });
    return path.join(folder, "dist");
  },
  // As the README says of bundlers that do not follow addresses of files.
  esbuild: (folder) => {
    const dist = path.join(folder, "dist");
    execFileSync(program("esbuild"), ["main.js", "--bundle", "--format=esm", "--splitting", "--outdir=dist/scripts", "--log-level=warning"], { cwd: folder });
    cpSync(path.join(folder, "node_modules/ismap/modules"), path.join(dist, "modules"), { recursive: true, filter: (file) => !/\.(js|ts)$/.test(file) });
    const page = readFileSync(path.join(folder, "index.html"), "utf8");
    writeFileSync(path.join(dist, "index.html"), page.replace('src="main.js"', 'src="scripts/main.js"'));
    return dist;
  },
};

const shown = (page) => page.evaluate(() => Object.fromEntries([...document.querySelectorAll("dd")].map((each) => [each.id, each.textContent])));

const expected = {
  list: "ISMAP", expires: "2025-07-31", expired: "2", rule: "V1 登録の有効期間", record: "# 情報の格付け及びクラウドサービス選定の判定記録",
};

for (const [name, bundled] of Object.entries(bundlers)) {
  const folder = bundled(project("vite"));

  test(`${name}: the page shows what the package answers, from WebAssembly`, async () => {
    const address = await served(folder, "'self' 'wasm-unsafe-eval'");
    const page = await openPage(address);
    assert.deepEqual(await shown(page), { build: "WebAssembly", ...expected });
    await closeCleanly(page, address);
  });

  test(`${name}: the same from JavaScript where WebAssembly is forbidden`, async () => {
    const page = await openPage(await served(folder, "'self'"));
    assert.deepEqual(await shown(page), { build: "JavaScript", ...expected });
    assert.equal(page.seen.violations.length, 1);  // the trial
    assert.ok(page.seen.requests.every((address) => !address.endsWith(".wasm")));
    await page.context().close();
  });
}

test("the element in a bundle finds its files where the README says to tell it", async () => {
  const folder = project("element");
  execFileSync(program("esbuild"), ["main.js", "--bundle", "--format=esm", "--outdir=scripts", "--log-level=warning"], { cwd: folder });
  cpSync(path.join(folder, "node_modules/ismap/calculator"), path.join(folder, "calculator"), { recursive: true });
  const address = await served(folder, "'self' 'wasm-unsafe-eval'");
  const page = await openPage(address);
  assert.equal(await page.textContent("ismap-calculator #outcome"), "no list required");
  assert.ok(page.seen.requests.includes(`${address}calculator/ismap_calculator.wasm`));
  await closeCleanly(page, address);
});

test("Vite's development server serves the package, told as the README says", async () => {
  const server = await viteServer({
    root: project("vite"), configFile: false, logLevel: "warn", server: { port: 0 }, optimizeDeps: { exclude: ["ismap"] },
  });
  after(() => server.close());
  await server.listen();
  const page = await openPage(server.resolvedUrls.local[0]);
  assert.deepEqual(await shown(page), { build: "WebAssembly", ...expected });
  assert.deepEqual(page.seen.errors, []);
  await page.context().close();
});
