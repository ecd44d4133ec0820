// What every file of the page is: build/web/integrity.json, for whoever receives the files and pastes tags.
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";

import makeCore from "../build/module/bin/ismap.mjs";
import { integrityOf } from "./bundle.mjs";

const listing = "integrity.json";

/** All files of a folder and the folders in it, by their paths with "/". */
function filesOf(folder, within = "") {
  return readdirSync(path.join(folder, within), { withFileTypes: true }).flatMap((each) => {
    const name = path.posix.join(within, each.name);
    return each.isDirectory() ? filesOf(folder, name) : [name];
  });
}

/** The tags of what is pasted into pages, without which a file is only fetched by others. */
const widgetTag = (file) => (integrity) => `<script src="${file}" integrity="${integrity}" crossorigin="anonymous" defer></script>`;
const tags = {
  "widget/ismap-calculator-one-file.js": widgetTag("widget/ismap-calculator-one-file.js"),
  "widget/ismap-calculator-complete.js": widgetTag("widget/ismap-calculator-complete.js"),
  "widget/ismap-calculator.js": widgetTag("widget/ismap-calculator.js"),
  "widget/ismap-frame.js": widgetTag("widget/ismap-frame.js"),
  "app.js": (integrity) => `<script type="module" src="app.js" integrity="${integrity}" crossorigin="anonymous"></script>`,
  "style.css": (integrity) => `<link rel="stylesheet" href="style.css" integrity="${integrity}" crossorigin="anonymous">`,
};

async function versions(out) {
  const core = await makeCore({ wasmBinary: readFileSync(path.join(out, "ismap.wasm")) });
  const { notice: _, ...told } = JSON.parse(core.versions());
  return told;
}

/** Lists every file that is in the folder by now. */
export async function writeIntegrity(out) {
  const files = filesOf(out).filter((file) => file !== listing).sort()
    .map((file) => [file, integrityOf(readFileSync(path.join(out, file)))]);
  const pasted = files.filter(([file]) => file in tags).map(([file, integrity]) => [file, tags[file](integrity)]);
  const all = { ...await versions(out), files: Object.fromEntries(files), tags: Object.fromEntries(pasted) };
  writeFileSync(path.join(out, listing), `${JSON.stringify(all, null, 2)}\n`);
}
