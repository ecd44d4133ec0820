// Somebody's own project, into which the package was installed from its tarball, as from a registry.
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";

export const root = fileURLToPath(new URL("../..", import.meta.url));
const made = path.join(root, "build/npm");

export const tarball = path.join(made, readdirSync(made).find((file) => file.endsWith(".tgz")));

/** The path of a program of this folder's packages. */
export const program = (name) => path.join(root, "tests/package/node_modules/.bin", name);

/** A project with the package in it, and with the files of a folder of consumers/. */
export function project(consumer) {
  const folder = mkdtempSync(path.join(tmpdir(), "ismap-consumer-"));
  after(() => rmSync(folder, { recursive: true }));
  if (consumer) cpSync(path.join(root, "tests/package/consumers", consumer), folder, { recursive: true });
  writeFileSync(path.join(folder, "package.json"), JSON.stringify({ name: "consumer", private: true, type: "module" }));
  execFileSync("npm", ["install", "--offline", "--no-audit", "--no-fund", "--loglevel=error", tarball], { cwd: folder });
  return folder;
}

/** The package as code in that project imports it. */
export async function imported(folder) {
  const file = path.join(folder, "entry.mjs");
  writeFileSync(file, 'export * from "ismap";\n');
  return import(pathToFileURL(file));
}
