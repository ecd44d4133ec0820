// What is in the package, and whether those who judge packages find anything wrong with it.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";

import { program, project, root, tarball } from "./installed.mjs";

const installed = path.join(project(), "node_modules/ismap");
const manifest = JSON.parse(readFileSync(path.join(installed, "package.json"), "utf8"));
const filesIn = (folder) => readdirSync(path.join(installed, folder)).map((file) => `${folder}/${file}`);

function passes(name, ...args) {
  const run = spawnSync(program(name), args, { encoding: "utf8" });
  assert.equal(run.status, 0, run.stdout + run.stderr);
}

test("publint finds nothing", () => passes("publint", "run", tarball, "--strict", "--level", "suggestion"));

// The one thing left out is what the README says: there is no CommonJS build.
test("are the types wrong? No", () => passes("attw", tarball, "--no-emoji", "--ignore-rules", "cjs-resolves-to-esm"));

test("the package brings no other and runs nothing when it is installed", () => {
  for (const name of ["dependencies", "optionalDependencies", "peerDependencies", "scripts", "bin"]) assert.equal(manifest[name], undefined, name);
  assert.deepEqual(readdirSync(path.dirname(installed)).filter((name) => !name.startsWith(".")), ["ismap"]);
});

test("its version is the program's", () => {
  assert.equal(manifest.version, /project\(ismap VERSION (\S+)/.exec(readFileSync(path.join(root, "CMakeLists.txt"), "utf8"))[1]);
});

test("it has what people look for", () => {
  for (const file of ["LICENSE", "README.md", "README.ja.md", "CHANGELOG.md"]) assert.ok(existsSync(path.join(installed, file)), file);
});

test("the custom-elements manifest names files of the package, under names that can be imported", () => {
  const { modules } = JSON.parse(readFileSync(path.join(installed, manifest.customElements), "utf8"));
  assert.deepEqual(modules.map((module) => module.path), ["calculator/ismap-calculator.js"]);
  for (const { path: file } of modules) assert.ok(existsSync(path.join(installed, file)) && manifest.exports[`./${file}`], file);
});

test("every file that one of its files names is there", () => {
  let named = 0;
  for (const file of [...filesIn("lib"), ...filesIn("modules")].filter((each) => /\.(js|d\.ts)$/.test(each))) {
    const text = readFileSync(path.join(installed, file), "utf8");
    for (const [, other] of text.matchAll(/(?:from |import\(|new URL\()"(\.[^"]+)"/g)) {
      named += 1;
      const at = path.join(installed, path.dirname(file), other);
      assert.ok(existsSync(at) || (file.endsWith(".d.ts") && existsSync(at.replace(/\.js$/, ".d.ts"))), `${file}: ${other}`);
    }
  }
  assert.ok(named > 100);
});
