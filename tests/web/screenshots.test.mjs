// Every part as it looks, in both languages, wide and narrow, light and dark: build/screenshots/. The README shows some of
// them: docs/images/, which `node tests/web/screenshots.test.mjs --write` renews.
import assert from "node:assert/strict";
import { existsSync, mkdirSync, statSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";

import { root } from "../module/builds.mjs";
import { closeCleanly, openPage, serve } from "./browser.mjs";

const address = await serve();
const folder = path.join(root, "build/screenshots");
mkdirSync(folder, { recursive: true });

const sample = (name) => path.join(root, "tools/samples", name);
const parts = {
  classify: ["classify?as-of=2026-11-23&confidentiality=2&service_model=SaaS&target_work=policy-coordination&organisation_type=national_agency"],
  "classify-all": ["classify?as-of=2026-11-23&view=all&confidentiality=2&service_model=SaaS"],
  expiry: ["expiry?as-of=2026-11-23&ismap=2026-03-31&ismap_liu=R7.12.31"],
  register: ["register?as-of=2026-11-23", async (page) => {
    await page.setInputFiles("#register", sample("register-made-up-dates.csv"));
    await page.waitForSelector(".pager");
  }],
  about: ["about?as-of=2026-11-23"],
  accessibility: ["accessibility?as-of=2026-11-23"],
};

const looks = [
  { width: 1440, lang: "ja" }, { width: 1440, lang: "en", colorScheme: "dark" },
  { width: 360, lang: "ja", colorScheme: "dark" }, { width: 360, lang: "en" },
];

for (const [name, [hash, prepare]] of Object.entries(parts)) {
  test(`${name} is drawn`, async () => {
    for (const { width, lang, colorScheme = "light" } of looks) {
      const page = await openPage(`${address}#${hash}&lang=${lang}`, { viewport: { width, height: 900 }, colorScheme });
      if (prepare) await prepare(page);
      const file = path.join(folder, `${name}-${lang}-${width}.png`);
      await page.screenshot({ path: file, fullPage: true });
      assert.ok(statSync(file).size > 10_000, file);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false, `${file} scrolls sideways`);
      await closeCleanly(page, address);
    }
  });
}

test("the README's images are there", async () => {
  const shown = ["classify-ja", "classify-en", "expiry-ja", "register-ja"];
  for (const name of shown) {
    const image = path.join(root, "docs/images", `${name}.png`);
    if (process.argv.includes("--write")) {
      const [part, lang] = name.split("-");
      const page = await openPage(`${address}#${parts[part][0]}&lang=${lang}`, { viewport: { width: 1200, height: 900 } });
      if (parts[part][1]) await parts[part][1](page);
      mkdirSync(path.dirname(image), { recursive: true });
      await page.screenshot({ path: image });
      await closeCleanly(page, address);
    }
    assert.ok(existsSync(image), image);
  }
});
