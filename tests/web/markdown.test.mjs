// Texts within the record: every sign that someone has typed is seen as it was typed.
import assert from "node:assert/strict";
import path from "node:path";
import { test } from "node:test";

import { bundle, web } from "../../web/bundle.mjs";
import { closeCleanly, openPage, savedBy, serve } from "./browser.mjs";

const address = await serve();
const signs = Array.from({ length: 0x7f - 0x21 }, (_, i) => String.fromCharCode(0x21 + i)).filter((sign) => /[^0-9A-Za-z]/.test(sign));
const texts = [signs.join(""), signs.join(" x "), ...signs.map((sign) => `a${sign}${sign}b${sign}`), "a **b** \\**c\\** <br> | d", "1. - # _e_"];

test("a name of any signs, as the core escapes it, is shown as it was typed", async () => {
  const page = await openPage(`${address}#classify?as-of=2026-11-23&confidentiality=1`);
  for (const name of texts) {
    await page.fill("#q-workload_name", name);
    await page.press("#q-workload_name", "Tab");
    await page.waitForFunction((wanted) => document.querySelector(".paper")?.textContent.includes(wanted), name, { timeout: 5000 }).catch(async () =>
      assert.fail(`${name}: ${await page.textContent(".paper")}`));
  }
  const html = await savedBy(page, () => page.click("#save-html"));
  assert.ok(html.text.includes("1. - # _e_"));
  await closeCleanly(page, address);
});

test("what the page itself puts below the title is read back as it was", async () => {
  const page = await openPage(`${address}#about`);
  const script = await bundle(path.join(web, "src/markdown.ts"), { format: "iife", globalName: "markdown" });
  const shown = await page.evaluate(`${script}; markdown.markdownElements(markdown.belowTitle("# Title", ${JSON.stringify(texts)})).map((each) => each.textContent)`);
  assert.deepEqual(shown, ["Title", ...texts]);
  await closeCleanly(page, address);
});

test("a long text of broken addresses takes no longer than its length", async () => {
  const page = await openPage(`${address}#about`);
  const script = await bundle(path.join(web, "src/sources.ts"), { format: "iife", globalName: "sources" });
  for (const call of ["withAddresses", "sourceLinks"]) {
    const milliseconds = await page.evaluate(`${script}; (() => {
      const begun = performance.now();
      sources.${call}("<http://a".repeat(100_000));
      return performance.now() - begun;
    })()`);
    assert.ok(milliseconds < 500, `${call}: ${milliseconds} ms`);
  }
  await closeCleanly(page, address);
});
