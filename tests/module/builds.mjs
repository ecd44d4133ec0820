// The two builds of the module, and the tool that they are held against.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import path from "node:path";

export const root = fileURLToPath(new URL("../..", import.meta.url));
const at = (...parts) => path.join(root, ...parts);
const load = async (file, options) => (await import(pathToFileURL(file))).default(options);

export const builds = {
  "WebAssembly": await load(at("build/module/bin/ismap.mjs"), { wasmBinary: readFileSync(at("build/module/bin/ismap.wasm")) }),
  "plain JavaScript": await load(at("build/javascript/bin/ismap.mjs")),
};

/** What the tool prints, whatever it found in the rows (exit status 1 and 3); anything else is an error. */
export function tool(...args) {
  const run = spawnSync(at("build/bin/ismap"), args, { maxBuffer: 1 << 30 });
  if (run.error) throw run.error;
  if (![0, 1, 3].includes(run.status)) throw new Error(`ismap ${args.join(" ")}: ${run.stderr}`);
  return run.stdout.toString("utf8");
}

const makeRegister = (folder, options) => load(at("build", folder, "bin/ismap_register.mjs"), options);

export const registerBuilds = {
  "WebAssembly": await makeRegister("register", { wasmBinary: readFileSync(at("build/register/bin/ismap_register.wasm")) }),
  "plain JavaScript": await makeRegister("javascript"),
};
