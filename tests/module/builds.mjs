// The builds of each module, and the tool that they are held against.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import path from "node:path";

export const root = fileURLToPath(new URL("../..", import.meta.url));
const at = (...parts) => path.join(root, ...parts);
const load = async (file, options) => (await import(pathToFileURL(file))).default(options);

/** A module of that name by its build's: its WebAssembly is in that folder of build/. */
async function buildsOf(name, folder) {
  const bytes = readFileSync(at("build", folder, `bin/${name}.wasm`));
  return {
    "WebAssembly": await load(at("build", folder, `bin/${name}.mjs`), { wasmBinary: bytes }),
    "plain JavaScript": await load(at("build/javascript/bin", `${name}.mjs`)),
  };
}

export const builds = await buildsOf("ismap", "module");
export const filingBuilds = await buildsOf("ismap_filing", "module");
export const expiryBuilds = await buildsOf("ismap_expiry", "module");
export const explanationBuilds = await buildsOf("ismap_explanation", "module");
export const registerBuilds = await buildsOf("ismap_register", "register");

/** The tool: of ./dev build, or the one that is named. */
export const toolFile = process.env.ISMAP_TOOL ? path.resolve(process.env.ISMAP_TOOL) : at("build/bin/ismap");

/** What the tool prints, whatever it found in the rows (exit status 1 and 3); anything else is an error. */
export function tool(...args) {
  const run = spawnSync(toolFile, args, { maxBuffer: 1 << 30 });
  if (run.error) throw run.error;
  if (![0, 1, 3].includes(run.status)) throw new Error(`ismap ${args.join(" ")}: ${run.stderr}`);
  return run.stdout.toString("utf8");
}
