// Prints core/rules/holidays.json, made from the npm package @holiday-jp/holiday_jp.
//
//   node core/generate/holidays.mjs tests/node_modules/@holiday-jp/holiday_jp > core/rules/holidays.json
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";

const folder = resolve(process.argv[2] ?? "tests/node_modules/@holiday-jp/holiday_jp");
const { version } = JSON.parse(readFileSync(`${folder}/package.json`, "utf8"));
const exported = createRequire(import.meta.url)(`${folder}/lib/holidays.js`);
const holidays = Object.values(exported.default ?? exported).sort((a, b) => (a.date < b.date ? -1 : 1));

const names = [];
const indexOf = ({ name, name_en }) => {
  const known = names.findIndex(({ ja, en }) => ja === name && en === name_en);
  return known >= 0 ? known : names.push({ ja: name, en: name_en }) - 1;
};
const days = holidays.map((holiday) => `    ["${holiday.date}", ${indexOf(holiday)}]`);

console.log(`{
  "$schema": "./holidays.schema.json",
  "version": "holiday_jp ${version}",
  "names": [
${names.map((name) => `    ${JSON.stringify(name)}`).join(",\n")}
  ],
  "days": [
${days.join(",\n")}
  ]
}`);
