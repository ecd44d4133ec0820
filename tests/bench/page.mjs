// The page's register beside Papa Parse, in one Chromium, each in a worker, the same file by turns:
//
//   node page.mjs REGISTER.csv [RUNS]
//
// "check": all rows answered, counted and ready to be sorted, the first ones shown (Papa Parse's are only given to its
// page); "and save": the CSV with the answers as well. The file is chosen once the page and its workers have come to
// rest, as they have when a user finds it.
//
// Exit status: 0, however slow anything was; 1 if the two came to different counts or saved different bytes.
import { deepStrictEqual } from 'node:assert';
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

import { pageServer } from '../../web/serve.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const from = (folder) => createRequire(path.join(here, folder, 'package.json'));
const { build } = from('../../web')('esbuild');
const { chromium } = (await import(pathToFileURL(from('..').resolve('playwright-core')))).default;
const [file, runs = '3'] = process.argv.slice(2);
const rest = 1500;  // ms
const as_of = '2026-11-23';

const bundled = await build({
  entryPoints: [path.join(here, 'rivals/papaparse_worker.mjs')], bundle: true, minify: true, write: false, format: 'iife',
});
const rival = createServer((request, response) => {
  const isWorker = request.url === '/worker.js';
  response.writeHead(200, { 'Content-Type': isWorker ? 'text/javascript' : 'text/html' });
  response.end(isWorker ? bundled.outputFiles[0].text : '<!doctype html><input type=file id=register>');
}).listen(0);
const page = pageServer().listen(0);
const address = (server) => `http://localhost:${server.address().port}/`;

const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: process.getuid() === 0 ? ['--no-sandbox'] : [] });

const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');

/** How long it takes, and what it comes to: counts by status, counts by month, the saved file's hash. */
async function rivalTakes(saves) {
  const tab = await browser.newPage();
  await tab.goto(address(rival));
  await tab.evaluate(() => { window.worker = new Worker('worker.js'); });
  await tab.waitForTimeout(rest);
  await tab.setInputFiles('#register', file);
  const { ms, statuses, months } = await tab.evaluate(({ as_of, saves }) => new Promise((resolve) => {
    const begun = performance.now();
    worker.onmessage = ({ data }) => {
      window.found = data;
      resolve({ ms: performance.now() - begun, ...data, saved: null });
    };
    worker.postMessage({ file: document.querySelector('#register').files[0], as_of, saves });
  }), { as_of, saves });
  const hash = saves && await tab.evaluate(async () => {
    const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', await found.saved.arrayBuffer()));
    return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  });
  await tab.close();
  return { ms, found: { statuses, months, hash } };
}

async function pageTakes(saves) {
  const tab = await browser.newPage();
  await tab.goto(`${address(page)}#register?as-of=${as_of}`);
  await tab.waitForSelector('html[data-ready]');
  await tab.evaluate(() => {
    document.querySelector('#links').value = 'no';
    document.querySelector('#links').dispatchEvent(new Event('change'));
    document.querySelector('#register').addEventListener('change', () => {
      const begun = performance.now();
      window.shown = new Promise((resolve) => new MutationObserver(() => {
        if (document.querySelector('.rows tbody tr')) resolve(performance.now() - begun);
      }).observe(document.body, { childList: true, subtree: true }));
    }, { capture: true });
  });
  await tab.waitForTimeout(rest);
  await tab.setInputFiles('#register', file);
  let ms = await tab.evaluate(() => window.shown);
  let hash = saves;
  if (saves) {
    const begun = await tab.evaluate(() => performance.now());
    const [saved] = await Promise.all([tab.waitForEvent('download'), tab.click('#save-csv')]);
    ms += await tab.evaluate(() => performance.now()) - begun;
    hash = sha256(readFileSync(await saved.path()));
  }
  const found = await tab.evaluate(() => ({
    statuses: Object.fromEntries([...document.querySelectorAll('.count')].map((each) =>
      [each.id.replace('status-', ''), Number(each.querySelector('strong').textContent.replaceAll(',', ''))])),
    months: Object.fromEntries(document.querySelector('.months svg').getAttribute('aria-label').match(/\d{4}-\d{2}: \d+/g)
      .map((each) => [each.slice(0, 7), Number(each.slice(9))])),
  }));
  await tab.close();
  return { ms, found: { ...found, hash } };
}

/** What the page shows of the months are those of the next two years. */
function hold(own, rival) {
  const months = Object.fromEntries(Object.keys(own.months).map((month) => [month, rival.months[month]]));
  deepStrictEqual({ ...rival, months }, own);
}

const median = (all) => [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)];
const size = readFileSync(file).length;
console.log(`${(size / 1e6).toFixed(0)} MB, Chromium ${browser.version()}, median of ${runs} runs; the page's times include showing the first rows`);
for (const [what, saves] of [['check', false], ['and save', true]]) {
  const [own, papa] = [[], []];
  for (let i = 0; i < Number(runs); ++i) {
    const [ours, theirs] = [await pageTakes(saves), await rivalTakes(saves)];
    hold(ours.found, theirs.found);
    own.push(ours.ms);
    papa.push(theirs.ms);
  }
  const ratio = median(own.map((ms, i) => papa[i] / ms));
  console.log(`${what.padEnd(9)} page ${median(own).toFixed(0).padStart(6)} ms   Papa Parse ${median(papa).toFixed(0).padStart(6)} ms   ratio ${ratio.toFixed(1)}`);
}
await browser.close();
rival.close();
page.close();
