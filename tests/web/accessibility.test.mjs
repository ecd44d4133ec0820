// What axe finds in every state of every part, in both languages, light and dark: nothing. What was checked goes to
// build/accessibility.json; the statement in the page tells the same.
import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { after, test } from "node:test";

import { root } from "../module/builds.mjs";
import { axeViolations, closeCleanly, openPage, serve } from "./browser.mjs";

const address = await serve();
const sample = path.join(root, "tools/samples/workload.json");
const results = { states: 0, violations: 0 };

const states = {
  "first question": ["classify"],
  "listed work": ["classify?confidentiality=2&service_model=SaaS"],
  "outcome, with everything open": ["classify?confidentiality=2&service_model=SaaS&organisation_type=national_agency&target_work=none", openAll],
  "all questions": ["classify?view=all", openAll],
  "a loaded record": ["classify", (page) => page.setInputFiles("#load", sample).then(() => openAll(page))],
  "a broken file": ["classify", (page) => page.setInputFiles("#load", { name: "x", mimeType: "text/plain", buffer: Buffer.from("x") })],
  "expiry, nothing given": ["expiry"],
  "expiry, two and one unreadable": ["expiry?ismap=2026-03-31&isms=R7.8.15&ismap=x&days=era"],
  "the schemes": ["about", openAll],
  "a rule": ["about?topic=S6"],
  "the statement": ["accessibility"],
  "register, nothing chosen": ["register"],
  "register, every status and finding": ["register?as-of=2026-11-23", (page) => checkRegister(page, "every-status-and-finding.csv")],
  "register, no header": ["register", (page) => page.setInputFiles("#register", sample).then(() => page.waitForSelector(".notice.error"))],
  "the day changed": ["classify?as-of=2026-02-28", openAll],
};

async function checkRegister(page, name) {
  await page.setInputFiles("#register", path.join(root, "tools/samples", name));
  await page.waitForSelector(".pager");
}

function openAll(page) {
  return page.evaluate(() => document.querySelectorAll("details").forEach((each) => { each.open = true; }));
}

for (const [name, [part, prepare]] of Object.entries(states)) {
  test(name, async () => {
    for (const lang of ["ja", "en"]) {
      for (const colorScheme of ["light", "dark"]) {
        for (const width of colorScheme === "light" ? [1440, 360] : [1440]) {
          const page = await openPage(`${address}#${part}${part.includes("?") ? "&" : "?"}lang=${lang}`, {
            colorScheme, viewport: { width, height: 900 }, reducedMotion: "reduce",
          });
          if (prepare) await prepare(page);
          const violations = await axeViolations(page);
          results.states += 1;
          results.violations += violations.length;
          assert.deepEqual(violations, [], `${lang}, ${colorScheme}, ${width}`);
          assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false, `scrolls sideways at ${width}`);
          await closeCleanly(page, address);
        }
      }
    }
  });
}

after(() => {
  const engine = `axe-core ${createRequire(import.meta.url)("axe-core/package.json").version}, Chromium`;
  mkdirSync(path.join(root, "build"), { recursive: true });
  writeFileSync(path.join(root, "build/accessibility.json"), `${JSON.stringify({ engine, ...results }, null, 2)}\n`);
});

test("the page's statement tells what is checked here", () => {
  const stated = JSON.parse(readFileSync(path.join(root, "web/accessibility-results.json"), "utf8"));
  assert.equal(stated.engine, `axe-core ${createRequire(import.meta.url)("axe-core/package.json").version}, Chromium`);
  assert.equal(stated.states, Object.keys(states).length * 6);
  assert.equal(stated.violations, 0);
});
