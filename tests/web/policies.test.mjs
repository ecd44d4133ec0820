// The policies that the READMEs name, sent as headers, each with the page that it is for: in Chromium and Firefox, which enforce
// them, what ran, what came out, and which violations were reported.
import assert from "node:assert/strict";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import path from "node:path";
import { after, test } from "node:test";

import { pageServer } from "../../web/serve.mjs";
import { root } from "../module/builds.mjs";
import { bothBrowsers } from "./both-browsers.mjs";

const built = (file) => readFileSync(path.join(root, "build/web", file), "utf8");
const oneFile = "ismap-calculator-one-file.js";
const { files: integrities } = JSON.parse(built("integrity.json"));
const integrity = integrities[`widget/${oneFile}`];
const nonce = "bWFkZS11cC1ub25jZQ==";

/** A page of web/examples/, with its tags changed as each policy wants it. */
const example = (name, ...changes) => changes.reduce((text, [from, to]) => text.replaceAll(from, to), built(`examples/${name}.html`));
const js = ["<ismap-calculator ", '<ismap-calculator build="js" '];
const tag = `<script src="../widget/${oneFile}" defer>`;
const withIntegrity = [tag, tag.replace("defer", `integrity="${integrity}" defer`)];
const hashes = (...files) => files.map((file) => `'${integrities[`widget/${file}`]}'`).join(" ");
const beside = "; connect-src 'self'; style-src 'self'; img-src 'self'";
const looks = "; style-src 'self'; img-src 'self'";
const probe = ["script-src wasm-eval"];

const policies = [
  { name: "one script", policy: `default-src 'none'; script-src 'self' 'wasm-unsafe-eval'${looks}`, page: example("one-file"), build: "WebAssembly" },
  { name: "files beside it", policy: `default-src 'none'; script-src 'self' 'wasm-unsafe-eval'${beside}`, page: example("side-by-side"), build: "WebAssembly" },
  { name: "no WebAssembly", policy: `default-src 'none'; script-src 'self'${looks}`, page: example("one-file"), build: "JavaScript", violations: probe },
  { name: "no WebAssembly, files beside it", policy: `default-src 'none'; script-src 'self'${looks}`, page: example("side-by-side"), build: "JavaScript", violations: probe },
  { name: 'no WebAssembly, build="js"', policy: `default-src 'none'; script-src 'self'${looks}`, page: example("one-file", js), build: "JavaScript" },
  { name: "by hash, what it loads by its leave", policy: `default-src 'none'; script-src '${integrity}' 'strict-dynamic' 'wasm-unsafe-eval'${looks}`,
    page: example("one-file", withIntegrity), build: "WebAssembly" },
  { name: "by hashes", policy: `default-src 'none'; script-src ${hashes(oneFile, "ismap_filing-wasm.js")} 'wasm-unsafe-eval'${looks}`,
    page: example("one-file", withIntegrity), build: "WebAssembly" },
  { name: 'by hashes, build="js"', policy: `default-src 'none'; script-src ${hashes(oneFile, "ismap_calculator-js.js", "ismap_filing-js.js")}${looks}`,
    page: example("one-file", withIntegrity, js), build: "JavaScript" },
  { name: "by nonce", policy: `default-src 'none'; script-src 'nonce-${nonce}' 'wasm-unsafe-eval'${looks}`,
    page: example("one-file", [tag, tag.replace("defer", `nonce="${nonce}" defer`)]), build: "WebAssembly" },
  { name: 'by nonce, build="js"', policy: `default-src 'none'; script-src 'nonce-${nonce}'${looks}`,
    page: example("one-file", [tag, tag.replace("defer", `nonce="${nonce}" defer`)], js), build: "JavaScript" },
  { name: "Trusted Types", policy: `default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; require-trusted-types-for 'script'; trusted-types ismap${looks}`,
    page: example("one-file"), build: "WebAssembly" },
  { name: "no style at all", policy: "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; img-src 'self'",
    page: example("one-file", [/<link rel="stylesheet".*\n/g, ""]), build: "WebAssembly" },
];

/** Registers are checked by a worker where one may run, in slices on the page's own thread where none may. */
const registers = [
  { name: "workers", policy: `default-src 'none'; script-src 'self' 'wasm-unsafe-eval'${looks}`, runs: "worker" },
  { name: "workers that can load nothing", policy: `default-src 'none'; script-src 'self' 'wasm-unsafe-eval'${looks}`, runs: "here", isEverywhere: true },
  { name: "no workers", policy: `default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'none'${looks}`, runs: "here", violations: ["worker-src"] },
  { name: "no workers, build=\"js\"", policy: `default-src 'none'; script-src 'self'; worker-src 'none'${looks}`, runs: "here", violations: ["worker-src"], change: js },
  { name: "nonces alone", policy: `default-src 'none'; script-src 'nonce-${nonce}' 'wasm-unsafe-eval'${looks}`, runs: "here", violations: ["worker-src"] },
];

let current = {};
const files = pageServer((_file, { "Content-Security-Policy": _, ...given }) =>
  (current.isEverywhere ? { ...given, "Content-Security-Policy": current.policy } : given));
const asked = [];
const server = createServer((request, response) => {
  asked.push(path.basename(request.url));
  if (!request.url.startsWith("/examples/current.html")) return files.emit("request", request, response);
  response.writeHead(200, { "Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": current.policy }).end(current.page);
}).listen(0, "127.0.0.1");
await once(server, "listening");
after(() => server.close());
const address = `http://localhost:${server.address().port}/examples/current.html`;

/** Frames: the page around needs no more than this for them. */
const frames = ["iframe", "sandbox"].map((name) =>
  ({ name, policy: `default-src 'none'; script-src 'self'; frame-src 'self'${looks}`, page: example(name) }));

/** Opens a page under its policy. */
async function openUnder(browser, row) {
  current = row;
  asked.length = 0;
  const page = await browser.newPage();
  await page.evaluateOnNewDocument(() => {
    window.violations = [];
    document.addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) => window.violations.push([effectiveDirective, blockedURI]));
  });
  await page.goto(address);
  return page;
}

/** The same, once the page's widget can be used. */
async function open(browser, row) {
  const page = await openUnder(browser, row);
  await page.waitForFunction(() => document.querySelector("ismap-calculator")?.activeBuild, { polling: 100, timeout: 15_000 });
  return page;
}

const seen = (page) => page.evaluate(() => {
  const { activeBuild, result } = document.querySelector("ismap-calculator");
  return { activeBuild, result, violations: window.violations.map(([directive, what]) => `${directive} ${what}`) };
});

for (const [name, browser] of await bothBrowsers()) {
  for (const row of policies) {
    test(`${name}: ${row.name}`, async () => {
      const page = await open(browser, row);
      await page.evaluate(() => {
        const element = document.querySelector("ismap-calculator");
        if (element.mode === "classify") element.value = "confidentiality=2&service_model=IaaS";
      });
      await page.waitForFunction(() => {
        const { result } = document.querySelector("ismap-calculator");
        return result?.mode === "classify" ? result.row.result.outcome === "ismap" : result?.windows[0].window.expires_on === "2026-07-31";
      }, { polling: 100, timeout: 10_000 });
      const problems = await page.evaluate(() => document.querySelector("ismap-calculator").addPolicy("{}").then((all) => all.length));
      assert.ok(problems > 0, "what lies beside the script comes too");
      const { activeBuild, violations } = await seen(page);
      assert.equal(activeBuild, row.build);
      assert.deepEqual(violations, row.violations ?? []);
      await page.close();
    });
  }

  for (const row of registers) {
    test(`${name}, a register: ${row.name}`, async () => {
      const changes = [['mode="classify"', 'mode="register"'], [tag, tag.replace("defer", `nonce="${nonce}" defer`)]];
      const page = await open(browser, { ...row, page: example("one-file", ...changes, ...(row.change ? [row.change] : [])) });
      const csv = readFileSync(path.join(root, "tools/samples/register-made-up-dates.csv"), "utf8");
      const rows = await page.evaluate((text) => document.querySelector("ismap-calculator").check(new File([text], "x.csv")).then(({ summary }) => summary.rows), csv);
      assert.ok(rows > 3);
      assert.equal(asked.some((file) => /^ismap_register-(wasm|js)\.js$/.test(file)), row.runs === "here");
      const { violations } = await seen(page);
      assert.deepEqual([...new Set(violations.map((each) => each.split(" ")[0]))], row.violations ?? []);
      await page.close();
    });
  }

  for (const row of frames) {
    test(`${name}, in a frame: ${row.name}`, async () => {
      const page = await openUnder(browser, row);
      await page.waitForFunction(() => Number(document.querySelector("iframe").height) > 300, { polling: 100, timeout: 15_000 });
      const frame = page.frames().find((each) => each.url().includes("frame.html"));
      assert.equal(await frame.evaluate(() => self.origin === "null"), row.name === "sandbox");
      await frame.evaluate(() => {
        const element = document.querySelector("ismap-calculator");
        element.mode = "classify";
        element.value = "confidentiality=2&service_model=IaaS";
      });
      await page.waitForFunction(() => /\nismap\n/.test(document.querySelector("#told").textContent), { polling: 100, timeout: 10_000 });
      assert.match(await page.$eval("#told", (told) => told.textContent), /WebAssembly/);
      for (const each of [page, frame]) assert.deepEqual(await each.evaluate(() => window.violations), []);
      await page.close();
    });
  }
}
