// What which-build.html says for a case, done to the letter: a folder with the files that it names, and a page with what it has pasted.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { root } from "../module/builds.mjs";

const built = path.join(root, "build/web/widget");
const page = readFileSync(path.join(built, "which-build.html"), "utf8");

/** The text of each `<code>` of a cell. */
const codes = (cell) => [...cell.matchAll(/<code>(.*?)<\/code>/gs)].map(([, text]) =>
  text.replaceAll("<br>", "\n").replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&"));

/** A row of the table: the policy, the files to copy, what to paste. */
export function rowOf(id) {
  const [, row] = new RegExp(`<tr id="${id}">(.*?)</tr>`, "s").exec(page);
  const [policy, files, pasted] = row.split("<td>").slice(1).map(codes);
  return { policy: policy.filter((code) => /^[a-z-]+ /.test(code)).join("; "), files, pasted: pasted[0] };
}

/** Copies the files of those names, "*" standing for anything, to "widget/" in a folder of their own, beside "index.html". */
export function pastedFolder(files, pasted) {
  const folder = mkdtempSync(path.join(tmpdir(), "ismap-"));
  mkdirSync(path.join(folder, "widget"));
  const patterns = files.map((file) => new RegExp(`^${file.replaceAll(".", "\\.").replaceAll("*", ".*")}$`));
  for (const file of readdirSync(built).filter((each) => patterns.some((pattern) => pattern.test(each)))) {
    cpSync(path.join(built, file), path.join(folder, "widget", file));
  }
  writeFileSync(path.join(folder, "index.html"), `<!doctype html><meta charset="utf-8"><title>x</title>${pasted}`);
  return folder;
}
