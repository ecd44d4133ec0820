// The widget in frames and as one HTML file: the pages of web/examples/, in Chromium.
import assert from "node:assert/strict";
import { copyFileSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";

import { root, tool } from "../module/builds.mjs";
import { axeViolations, closeCleanly, openPage, savedBy, serve } from "./browser.mjs";

const address = await serve();
const sample = path.join(root, "tools/samples/register-made-up-dates.csv");

/** An example once its frame has told of a result: the page, and the frame's document. */
async function openFramed(name, from = `${address}examples/`) {
  const page = await openPage(`${from}${name}.html`, {}, "iframe[height]");
  const frame = await (await page.$("iframe")).contentFrame();
  await page.waitForFunction(() => /WebAssembly/.test(document.querySelector("#told").textContent));
  return { page, frame };
}

const told = (page) => page.textContent("#told");

/** Waits until the frame is as high as what is in it. */
async function fits(page, frame) {
  const height = () => page.$eval("iframe", (each) => each.clientHeight);
  const wanted = () => frame.evaluate(() => Math.ceil(document.body.getBoundingClientRect().height));
  for (let i = 0; i < 50 && await height() !== await wanted(); ++i) await page.waitForTimeout(50);
  assert.equal(await height(), await wanted());
  return height();
}

test("in a frame of the same origin it tells its results and gets its height", async () => {
  const { page, frame } = await openFramed("iframe");
  const before = await fits(page, frame);
  assert.ok(before > 300);
  const { window } = JSON.parse(tool("window", "2025-03-31", "--scheme", "ISMAP", "--as-of", "2026-11-23", "--format", "json"));
  assert.match(await told(page), new RegExp(`2025-03-31: ${window.expires_on}`));
  await frame.fill("#period-0", "R8.3.31");
  await frame.press("#period-0", "Tab");
  await page.waitForFunction(() => /R8\.3\.31: 2027-07-31/.test(document.querySelector("#told").textContent));
  await page.setViewportSize({ width: 400, height: 900 });
  await page.waitForFunction((height) => document.querySelector("iframe").clientHeight > height, before);
  await fits(page, frame);
  assert.deepEqual(await axeViolations(page), []);
  assert.equal(await page.$eval("iframe", (each) => each.hasAttribute("style")), false);
  assert.equal(await frame.locator("body > p").count(), 0, "files can be saved here");
  await closeCleanly(page, address);
});

test("in a sandboxed frame, of no origin, it does all but save", async () => {
  const { page, frame } = await openFramed("sandbox");
  assert.equal(await frame.evaluate(() => self.origin), "null");
  assert.match(await frame.textContent("body > p"), /保存.*allow-downloads/, "nobody could tell why nothing comes of saving");
  await frame.check("#a-confidentiality-2");
  await frame.click("#step-next");
  await frame.check("#a-service_model-IaaS");
  await frame.click("#step-next");
  await page.waitForFunction(() => /\nismap\n/.test(document.querySelector("#told").textContent));
  assert.equal(await frame.textContent("#outcome"), "ISMAP");
  await frame.click(".preview summary");
  await frame.waitForSelector("#record table");
  await fits(page, frame);
  await frame.evaluate(() => { document.querySelector("ismap-calculator").mode = "register"; });
  await frame.setInputFiles("#register", sample);
  await frame.waitForSelector(".pager");
  const { summary } = JSON.parse(tool("check", sample, "--link", "--as-of", "2026-11-23", "--format", "json"));
  assert.match(await told(page), new RegExp(`\n${summary.rows} rows\n`), "checked in slices, for no worker may run there");
  assert.deepEqual(page.seen.requests.filter((url) => /widget\//.test(url) && !/worker/.test(url)).map((url) => path.basename(url).replace(/\?.*/, "")).sort(),
    ["frame.html", "ismap-frame.js"], "all is inside");
  await closeCleanly(page, address);
});

test("with allow-downloads a sandboxed frame saves the record", async () => {
  const page = await openPage("about:blank", {}, "html");
  await page.route(/sandbox\.html$/, async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, body: (await answer.text()).replace('"allow-scripts"', '"allow-scripts allow-downloads"') });
  });
  await page.goto(`${address}examples/sandbox.html`);
  const frame = await (await page.waitForSelector("iframe[height]")).contentFrame();
  await frame.check("#a-confidentiality-1");
  await frame.click("#step-next");
  assert.match((await savedBy(page, () => frame.click("#save-markdown"))).text, /^# /);
  await closeCleanly(page, address);
});

test("the page around hears a frame whenever its script comes, and no other window", async () => {
  const { page } = await openFramed("sandbox");
  const before = await told(page);
  await page.evaluate(() => {
    const { port1, port2 } = new MessageChannel();
    window.postMessage("ismap-frame: hello", "*");
    window.postMessage("ismap-frame: port", "*", [port2]);
    port1.postMessage({ type: "height", height: 1 });
  });
  await page.evaluate(() => new Promise((done) => {
    const policy = window.trustedTypes.createPolicy("ismap", { createScriptURL: (url) => url });
    const again = document.createElement("script");
    again.src = policy.createScriptURL("../widget/ismap-frame.js");
    again.onload = () => setTimeout(done, 300);
    document.head.append(again);
  }));
  assert.equal(await told(page), before, "nothing twice");
  assert.ok(await page.$eval("iframe", (each) => each.clientHeight) > 100);
  await closeCleanly(page, address);
});

/** Windows that are neither the page nor its frame: a frame beside it, and what the page has opened. */
async function strangersOf(page) {
  const [popup] = await Promise.all([page.waitForEvent("popup"), page.evaluate(() => {
    document.body.append(document.createElement("iframe"));
    window.open("about:blank");
  })]);
  return [page.frames().at(-1), popup];
}

/** Begins to note what the window is sent: the messages, each with how many ports came with it. */
const listen = (window) => window.evaluate(() => {
  self.heard = [];
  addEventListener("message", ({ data, ports }) => self.heard.push([data, ports.length]));
});

const heardBy = (window) => window.evaluate(() => self.heard);

test("the page around gives a port to its frame, and to no other window that asks", async () => {
  const { page, frame } = await openFramed("sandbox");
  const strangers = await strangersOf(page);
  for (const window of [frame, ...strangers]) await listen(window);
  for (const stranger of strangers) await stranger.evaluate(() => (opener ?? parent).postMessage("ismap-frame: hello", "*"));
  await page.waitForTimeout(300);
  for (const window of [frame, ...strangers]) assert.deepEqual(await heardBy(window), []);
  await frame.evaluate(() => parent.postMessage("ismap-frame: hello", "*"));
  await frame.waitForFunction(() => self.heard.length > 0);
  assert.deepEqual(await heardBy(frame), [["ismap-frame: port", 1]]);
  await closeCleanly(page, address);
});

/** A page that has the widget in a frame, and no script to hear it by: the page and the frame, which can be used. */
async function openUnheard() {
  const page = await openPage("about:blank", {}, "html");
  await page.route(/host-page\.html$/, (route) => route.fulfill({
    contentType: "text/html",
    body: `<!doctype html><title>x</title><link rel="icon" href="../icon.svg">
      <iframe class="ismap-frame" src="../widget/frame.html" sandbox="allow-scripts" title="x"></iframe>`,
  }));
  await page.goto(`${address}examples/host-page.html`);
  const frame = await (await page.$("iframe")).contentFrame();
  await frame.waitForSelector("#outcome");
  return { page, frame };
}

test("a script that comes late hears of what its frame has said before", async () => {
  const { page, frame } = await openUnheard();
  await page.evaluate(() => {
    self.told = [];
    for (const name of ["ismap-ready", "ismap-result"]) document.addEventListener(name, ({ type, target }) => self.told.push(`${type} of ${target.localName}`));
  });
  await page.addScriptTag({ url: "../widget/ismap-frame.js" });
  await fits(page, frame);
  assert.deepEqual((await page.evaluate(() => self.told)).sort(), ["ismap-ready of iframe", "ismap-result of iframe"]);
  await closeCleanly(page, address);
});

test("a frame takes a port from the page around it, and from no other window", async () => {
  const { page } = await openUnheard();
  const strangers = await strangersOf(page);
  await listen(page);
  const offerPort = (window) => window.evaluate(() => {
    self.told = [];
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => self.told.push(data.type);
    const frame = (opener ?? parent).frames[0];
    frame.postMessage("ismap-frame: hello", "*");
    frame.postMessage("ismap-frame: port", "*", [port2]);
  });
  for (const stranger of strangers) await offerPort(stranger);
  await page.waitForTimeout(300);
  assert.deepEqual(await heardBy(page), []);
  await offerPort(page);
  await page.waitForFunction(() => ["height", "ismap-ready", "ismap-result"].every((type) => self.told.includes(type)));
  assert.deepEqual(await heardBy(page), [["ismap-frame: hello", 0]], "it is asked whether it is there");
  for (const stranger of strangers) assert.deepEqual(await stranger.evaluate(() => self.told), []);
  await closeCleanly(page, address);
});

test("one HTML file from a share, copied away from everything else", async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "ismap-"));
  for (const file of ["examples/one-page.html", "widget/frame.html"]) copyFileSync(path.join(root, "build/web", file), path.join(folder, path.basename(file)));
  for (const [name, settings] of [["one-page.html", ""], ["frame.html", "?as-of=2026-11-23"]]) {
    const file = pathToFileURL(path.join(folder, name)).href;
    const page = await openPage(file + settings, {}, "ismap-calculator:defined");
    await page.check("#a-confidentiality-2");
    await page.click("#step-next");
    await page.check("#a-service_model-IaaS");
    await page.click("#step-next");
    assert.equal(await page.textContent("#outcome"), "ISMAP");
    assert.match(await page.textContent(".versions"), /WebAssembly/);
    const saved = await savedBy(page, () => page.click("#save-markdown"));
    assert.match(saved.text, /\| サービスの選定 \| ISMAP \|/);
    await page.evaluate(() => { document.querySelector("ismap-calculator").mode = "register"; });
    await page.setInputFiles("#register", sample);
    await page.waitForSelector(".pager");
    page.seen.requests = page.seen.requests.filter((url) => url !== "data:," && !url.endsWith("/register-worker.js"));
    await closeCleanly(page, file);
  }
});

test("frames and their page from a share", async () => {
  const from = pathToFileURL(path.join(root, "build/web/examples/")).href;
  for (const name of ["iframe", "sandbox"]) {
    const { page, frame } = await openFramed(name, from);
    await fits(page, frame);
    await page.context().close();
  }
});

/** Opens a page with a frame in it, both given as texts; the frame's is also what is under the same path of another origin. */
async function openAround(frame, inside, around = "") {
  const page = await openPage("about:blank", {}, "html");
  const html = (body) => (route) => route.fulfill({ contentType: "text/html", body: `<!doctype html><title>x</title>${body}` });
  await page.route(/\/widget\/inside\.html$/, html(inside));
  await page.route(/\/widget\/around\.html$/, html(`${around}<script src="ismap-frame.js" defer></script>${frame}`));
  await page.goto(`${address}widget/around.html`);
  return page;
}

/** A page in a frame that asks for a port and sends `messages` by it. */
const sending = (messages) => `<script>
  let isAnswered = false;  // both may have said hello, and then two ports come
  addEventListener("message", ({ data, ports: [port] }) => {
    if (data === "ismap-frame: hello") parent.postMessage(data, "*");
    if (data !== "ismap-frame: port" || isAnswered) return;
    isAnswered = true;
    for (const message of ${JSON.stringify(messages)}) port.postMessage(message);
  });
  parent.postMessage("ismap-frame: hello", "*");
</script>`;

test("whatever is in a frame, the page around hears no other events than ours, and gives no other height than one", async () => {
  const messages = [{ type: "click" }, { type: "message", detail: 1 }, null, "click", { type: "height", height: 250 },
    ...[1e7, -1, "300", null, {}].map((height) => ({ type: "height", height })), { type: "ismap-result", detail: { mode: "expiry", windows: [] } }];
  const page = await openAround('<iframe class="ismap-frame" src="inside.html" title="x"></iframe>', sending(messages), `<script>
    window.heard = [];
    for (const type of ["click", "message", "undefined", "height", "ismap-result"]) {
      document.addEventListener(type, ({ detail }) => heard.push([type, detail]));
    }</script>`);
  await page.waitForFunction(() => window.heard.some(([type]) => type === "ismap-result"));
  assert.deepEqual(await page.evaluate(() => window.heard), [["ismap-result", { mode: "expiry", windows: [] }]]);
  assert.equal(await page.getAttribute("iframe", "height"), "250");
  await closeCleanly(page, address);
});

test("a frame that has gone to another origin is no longer heard", async () => {
  const foreign = `${address.replace("localhost", "127.0.0.1")}widget/inside.html`;
  const heard = (page) => page.waitForSelector("iframe[height]", { timeout: 1500 }).then(() => true, () => false);
  const inside = sending([{ type: "height", height: 250 }]);
  const go = `<script>if (location.hostname === "localhost") location.replace(${JSON.stringify(foreign)});</script>`;
  for (const [attributes, body, isHeard] of [
    [`src="${foreign}"`, inside, true],
    ['src="inside.html"', inside, true],
    ['src="inside.html"', go + inside, false],
    ['src="inside.html" sandbox="allow-scripts"', inside, true],
    ['src="inside.html" sandbox="allow-scripts allow-same-origin"', inside, true],
    ['src="inside.html" sandbox="allow-scripts allow-same-origin"', go + inside, false],
  ]) {
    const page = await openAround(`<iframe class="ismap-frame" ${attributes} title="x"></iframe>`, body);
    assert.equal(await heard(page), isHeard, attributes + body);
    if (body !== inside) assert.equal(page.frames()[1].url(), foreign);
    await page.context().close();
  }
});

test("of the settings in its address a frame takes two languages, and has its title in each", async () => {
  const titles = { ja: "ISMAP クラウドサービス選定・有効期限計算", en: "ISMAP list selection and expiry" };
  for (const [asked, language] of [["", "ja"], ["?lang=ja", "ja"], ["?lang=en", "en"], ["?lang=%22%3Ex", "ja"]]) {
    const page = await openPage(`${address}widget/frame.html${asked}`, {}, ".versions");
    assert.equal(await page.title(), titles[language], asked);
    assert.equal(await page.evaluate(() => document.documentElement.lang), language);
    assert.equal(await page.getAttribute(".widget", "lang"), language);
    await closeCleanly(page, address);
  }
});

test("a frame is of the widget's colour up to its edge, whatever is the page's", async () => {
  const colours = { light: "rgb(242, 242, 242)", dark: "rgb(0, 0, 0)" };
  for (const [theme, system, shown] of [["dark", "light", "dark"], ["light", "dark", "light"], ["auto", "dark", "dark"]]) {
    const page = await openPage(`${address}widget/frame.html?theme=${theme}`, { colorScheme: system }, ".versions");
    const [edge, widget, scheme] = await page.evaluate(() => {
      const root = getComputedStyle(document.documentElement);
      const inside = getComputedStyle(document.querySelector("ismap-calculator").shadowRoot.querySelector(".widget"));
      return [root.backgroundColor, inside.backgroundColor, root.colorScheme];
    });
    assert.deepEqual([edge, widget, scheme], [colours[shown], colours[shown], shown]);
    if (theme === "auto") {
      await page.emulateMedia({ colorScheme: "light" });
      await page.waitForFunction((light) => getComputedStyle(document.documentElement).backgroundColor === light, colours.light, { timeout: 3000 });
    }
    await closeCleanly(page, address);
  }
});
