// The JavaScript examples of the READMEs, the package's and the project's, are run; what they print is what the comments beside them say.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";

import { project, root } from "./installed.mjs";

const folder = project();
copyFileSync(path.join(root, "tools/samples/register-made-up-dates.csv"), path.join(folder, "register.csv"));

const examplesIn = (readme) => [...readme.matchAll(/^```js\n(.*?)^```$/gms)].map(([, code]) => code);

/** Comments that follow a call of console.log, or stand alone on a line. */
const promised = (code) => [...code.matchAll(/^(?:.*console\.log\(.*\); )?\/\/ (.*)$/gm)].map(([, line]) => line);

const readmes = { "wasm/package/README.md": 3, "wasm/package/README.ja.md": 3, "README.md": 1, "README.ja.md": 1 };

for (const [name, count] of Object.entries(readmes)) {
  const examples = examplesIn(readFileSync(path.join(root, name), "utf8"));

  test(`${name} has examples`, () => assert.equal(examples.length, count));

  examples.forEach((code, i) => {
    test(`${name}, example ${i + 1} prints what it says`, () => {
      const file = path.join(folder, "example.mjs");
      writeFileSync(file, code);
      const printed = execFileSync(process.execPath, [file], { cwd: folder, encoding: "utf8" });
      assert.ok(promised(code).length > 0);
      assert.deepEqual(printed.trimEnd().split("\n"), promised(code));
    });
  });
}
