// Builds the page: build/web/ is what one copies to a server, build/web/ismap.html the page as one file.
import { createHash } from "node:crypto";
import { copyFileSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { brotliCompressSync, gzipSync, constants } from "node:zlib";
import { build } from "esbuild";

import { at, bundle, common, fileOf, hashOf, javaScriptOf, modules, root, usedTokens, web } from "./bundle.mjs";
import { allInside, contentSecurityPolicy, headers, headersWithOwn } from "./headers.mjs";
import { buildWidget } from "./widget.mjs";
import { writeIntegrity } from "./integrity.mjs";

const out = at("build/web");

async function styleSheet() {
  const styles = readdirSync(path.join(web, "styles")).filter((file) => file.endsWith(".css")).map((file) => readFileSync(path.join(web, "styles", file), "utf8")).join("");
  return usedTokens(styles) + await bundle(path.join(web, "styles/main.css"));
}

function page(fill) {
  const template = readFileSync(path.join(web, "index.html"), "utf8");
  return template.replace(/\{\{(\w+)\}\}/g, (_, name) => fill[name]);
}

const put = (file, content) => writeFileSync(path.join(out, file), content);

/** The page's scripts: one file to start with, one a part, and what they share. Those that the first view needs. */
async function scripts() {
  const built = await build({
    ...common, format: "esm", write: false, splitting: true, metafile: true, outdir: out, chunkNames: "part-[hash]",
    entryPoints: { app: path.join(web, "src/main.ts") },
  });
  for (const { path: file, text } of built.outputFiles) put(path.basename(file), text);
  const outputs = new Map(Object.entries(built.metafile.outputs).map(([file, about]) => [path.basename(file), about]));
  const needed = new Set();
  const need = (file) => {
    if (needed.has(file)) return;
    needed.add(file);
    for (const { path: other, kind } of outputs.get(file).imports) if (kind === "import-statement") need(path.basename(other));
  };
  need("app.js");
  need([...outputs.keys()].find((file) => outputs.get(file).entryPoint?.endsWith("classify/view.ts")));
  return [...needed];
}

async function serverPage() {
  for (const name of Object.keys(modules)) {
    put(`${name}-wasm.mjs`, await bundle(fileOf(name, "mjs")));
    put(`${name}-js.mjs`, await bundle(javaScriptOf(name)));
    copyFileSync(fileOf(name, "wasm"), path.join(out, `${name}.wasm`));
  }
  const firstScripts = await scripts();
  put("register-worker.js", await bundle(path.join(web, "src/worker/file.ts")));
  put("style.css", await styleSheet());
  copyFileSync(path.join(web, "icon.svg"), path.join(out, "icon.svg"));
  copyFileSync(path.join(web, "manifest.webmanifest"), path.join(out, "manifest.webmanifest"));
  put("index.html", page({
    policy: contentSecurityPolicy(),
    head: ['<link rel="stylesheet" href="style.css">', '<link rel="icon" href="icon.svg" type="image/svg+xml">',
      '<link rel="manifest" href="manifest.webmanifest">', '<link rel="modulepreload" href="ismap-wasm.mjs">',
      '<link rel="preload" href="ismap.wasm" as="fetch" type="application/wasm" crossorigin>'].join("\n"),
    foot: '<script type="module" src="app.js"></script>',
  }));
  put("service-worker.js", await serviceWorker());
  return firstScripts;
}

/** The files of the page are kept under the hash of them all, so that a new version takes an old one's place whole. */
async function serviceWorker() {
  const files = readdirSync(out).sort();
  const version = createHash("sha256");
  for (const file of files) version.update(file).update(readFileSync(path.join(out, file)));
  return bundle(path.join(web, "src/service-worker.ts"), {
    format: "iife",
    define: { VERSION: JSON.stringify(version.digest("hex").slice(0, 16)), FILES: JSON.stringify(files) },
  });
}

/** What the page as one file imports that is no file: a module's builds, and the worker as a text. */
const inside = {
  name: "inside",
  setup: (of) => {
    of.onResolve({ filter: /^(module|worker):/ }, ({ path: name }) => ({ path: name, namespace: "inside" }));
    of.onLoad({ filter: /^module:/, namespace: "inside" }, ({ path: name }) => {
      const module = name.slice("module:".length);
      return {
        contents: `import webAssembly from ${JSON.stringify(fileOf(module, "mjs"))};
          import javaScript from ${JSON.stringify(javaScriptOf(module))};
          import bytes from ${JSON.stringify(fileOf(module, "wasm"))};
          export default { webAssembly, javaScript, bytes };`,
        resolveDir: root,
      };
    });
    of.onLoad({ filter: /^worker:/, namespace: "inside" }, async () => ({
      contents: await embedded("src/worker/one-file.ts"), loader: "text",
    }));
  },
};

const embedded = (entry) =>
  bundle(path.join(web, entry), { format: "iife", loader: { ".wasm": "base64" }, plugins: [inside] });

/** One file that opens from a share: everything is inside, and its policy names the hashes of what it runs. */
async function oneFile() {
  const script = await embedded("src/one-file.ts");
  const safe = script.replaceAll("</script", "<\\/script");
  const style = await styleSheet();
  put("ismap.html", page({
    policy: contentSecurityPolicy({ script: hashOf(safe), style: hashOf(style), worker: "blob:" }),
    head: `<style>${style}</style>`,
    foot: `<script>${safe}</script>`,
  }));
}

/** How to configure a server: what stands between {{#own}} and {{/own}} is said for each page that has its own policy. */
function serverConfigurations() {
  const policyOf = (file) => headersWithOwn(readFileSync(path.join(out, file), "utf8"))["Content-Security-Policy"];
  const ofEach = (lines) => allInside.map((file) => lines.replaceAll("{{page}}", file).replaceAll("{{ownPolicy}}", policyOf(file))).join("");
  mkdirSync(path.join(out, "server"));
  for (const file of readdirSync(path.join(web, "server"))) {
    const text = readFileSync(path.join(web, "server", file), "utf8").replace(/\{\{#own\}\}\n([^]*?)\{\{\/own\}\}\n/g, (_, lines) => ofEach(lines));
    put(`server/${file}`, text.replaceAll("{{policy}}", headers["Content-Security-Policy"]));
  }
}

const compressed = (content) => brotliCompressSync(content, {
  params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24, [constants.BROTLI_PARAM_SIZE_HINT]: content.length },
});

/** Compresses each file beside itself, for servers that give out such files. Sizes by name, in bytes of Brotli. */
function compress() {
  const sizes = new Map();
  const all = ["", "widget/"].flatMap((folder) => readdirSync(path.join(out, folder)).map((name) => folder + name));
  for (const file of all.filter((name) => /\.(html|js|mjs|wasm|css|svg|webmanifest)$/.test(name))) {
    const content = readFileSync(path.join(out, file));
    const brotli = compressed(content);
    put(`${file}.br`, brotli);
    put(`${file}.gz`, gzipSync(content, { level: 9 }));
    sizes.set(file, brotli.length);
  }
  return sizes;
}

/** Prints what the first view needs, and fails where it is more than it may be. */
function checkSizes(sizes, firstScripts) {
  const kb = (bytes) => `${(bytes / 1000).toFixed(1)} KB`.padStart(9);
  for (const [file, bytes] of sizes) console.log(`${kb(bytes)}  ${file}`);
  const sum = (files) => files.reduce((total, file) => total + sizes.get(file), 0);
  const firstView = ["index.html", "style.css", ...firstScripts, "ismap-wasm.mjs", "ismap.wasm", "icon.svg"];
  const [core, all] = [sum(["ismap-wasm.mjs", "ismap.wasm"]), sum(firstView)];
  console.log(`${kb(core)}  the core: module and glue\n${kb(all)}  the first view: ${firstView.join(", ")}   (all Brotli)`);
  const widget = sizes.get("widget/ismap-calculator-one-file.js");
  console.log(`${kb(widget)}  the widget in one file   (Brotli)`);
  const limits = JSON.parse(readFileSync(path.join(web, "size-limits.json"), "utf8"));
  if (core > limits.core || all > limits.first_view || widget > limits.widget) throw new Error(`Larger than size-limits.json allows: ${JSON.stringify(limits)}`);
}

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
const firstScripts = await serverPage();
await oneFile();
await buildWidget();
serverConfigurations();
checkSizes(compress(), firstScripts);
await writeIntegrity(out);
