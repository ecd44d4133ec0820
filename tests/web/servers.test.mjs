// The page under the servers' configurations that we give out: real nginx and Apache with what is in build/web/server/.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, test } from "node:test";

import { allInside, headers, headersWithOwn } from "../../web/headers.mjs";
import { root } from "../module/builds.mjs";
import { closeCleanly, openPage } from "./browser.mjs";

const built = path.join(root, "build/web");
const configuration = (name) => readFileSync(path.join(built, "server", name), "utf8");

/** A folder that a server may read whoever it runs as, with the page in it. */
function folderWithPage() {
  const folder = mkdtempSync(path.join(tmpdir(), "ismap-"));
  chmodSync(folder, 0o755);
  cpSync(built, path.join(folder, "page"), { recursive: true });
  mkdirSync(path.join(folder, "logs"));
  return folder;
}

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}

function nginx(folder, port) {
  const page = configuration("nginx.conf").replace("/srv/ismap/", `${folder}/page/`);
  const paths = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((name) => `${name}_temp_path logs/${name};`).join("\n");
  writeFileSync(path.join(folder, "nginx.conf"), `daemon off; pid logs/pid; error_log stderr;
    events { } http { access_log off; ${paths} server { listen 127.0.0.1:${port}; ${page} } }`);
  return [path.join(root, "build/nginx/usr/sbin/nginx"), ["-e", "stderr", "-p", folder, "-c", path.join(folder, "nginx.conf")]];
}

function apache(folder, port) {
  const modules = ["mpm_event", "authz_core", "mime", "headers", "rewrite", "dir", "alias"];
  cpSync(path.join(built, "server/apache.htaccess"), path.join(folder, "page/.htaccess"));
  writeFileSync(path.join(folder, "apache.conf"), `${modules.map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`).join("\n")}
    ServerName localhost\nListen 127.0.0.1:${port}\nPidFile logs/pid\nErrorLog logs/errors\nTypesConfig /dev/null
    ${process.getuid() === 0 ? "User www-data\nGroup www-data" : ""}
    AddType text/html .html\nAddType text/css .css\nAddType image/svg+xml .svg\nAddType application/json .json
    DocumentRoot ${folder}\nAlias /ismap/ ${folder}/page/\n<Directory ${folder}/page>\nAllowOverride All\nRequire all granted\nDirectoryIndex index.html\n</Directory>\n`);
  return ["/usr/sbin/apache2", ["-X", "-d", folder, "-f", path.join(folder, "apache.conf")]];
}

/** Starts a server; its address once it answers. */
async function started(command, port) {
  const server = spawn(...command, { stdio: ["ignore", "ignore", "pipe"] });
  after(() => server.kill());
  let said = "";
  server.stderr.on("data", (text) => { said += text; });
  const address = `http://localhost:${port}/ismap/`;
  for (let i = 0; i < 100; ++i) {
    if (await fetch(`${address}icon.svg`).then(({ ok }) => ok, () => false)) return address;
    assert.equal(server.exitCode, null, `${command.join(" ")}: ${said}`);
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error(`${command[0]} does not answer: ${said}`);
}

/** Asks without undoing the compression. */
const answerOf = (address, accepted) => fetch(address, { headers: { "Accept-Encoding": accepted } });

const types = {
  "index.html": /^text\/html/, "style.css": /^text\/css/, "app.js": /^text\/javascript/, "ismap-wasm.mjs": /^text\/javascript/,
  "ismap.wasm": /^application\/wasm$/, "icon.svg": /^image\/svg\+xml/, "manifest.webmanifest": /^application\/manifest\+json/,
};

for (const [name, server, encoding] of [["nginx", nginx, "gzip"], ["Apache", apache, "br"]]) {
  const port = await freePort();
  const address = await started(server(folderWithPage(), port), port);

  test(`${name}: types, headers and compression`, async () => {
    for (const [file, type] of Object.entries(types)) {
      const answer = await answerOf(address + file, encoding);
      assert.match(answer.headers.get("content-type"), type, file);
      assert.equal(answer.headers.get("content-encoding"), encoding, file);
      for (const [header, value] of Object.entries(headers)) assert.equal(answer.headers.get(header), value, `${file}: ${header}`);
      assert.equal((await answerOf(address + file, "identity")).headers.get("content-encoding"), null);
    }
  });

  test(`${name}: pages with all inside have their own policy, compressed or not`, async () => {
    for (const file of allInside) {
      const own = headersWithOwn(readFileSync(path.join(built, file), "utf8"))["Content-Security-Policy"];
      for (const accepted of [encoding, "identity"]) {
        assert.equal((await answerOf(address + file, accepted)).headers.get("content-security-policy"), own, `${file} ${accepted}`);
      }
    }
  });

  test(`${name}: the page works, so do the widget, its frame and its form`, async () => {
    const page = await openPage(`${address}#classify?as-of=2026-11-23&confidentiality=2&service_model=IaaS`);
    assert.equal(await page.textContent("#outcome"), "ISMAP");
    assert.match(await page.textContent(".versions"), /WebAssembly/);
    await closeCleanly(page, address);
    for (const example of ["one-page", "form", "side-by-side"]) {
      const shown = await openPage(`${address}examples/${example}.html`, {}, "ismap-calculator:defined");
      await shown.$eval("ismap-calculator", (each) => each.ready.then(() => undefined));
      if (example === "form") {
        await shown.click("button[type=submit]");
        await shown.waitForURL(/ismap=/);
      }
      await closeCleanly(shown, address);
    }
    const framed = await openPage(`${address}examples/sandbox.html`, {}, "iframe[height]");
    await closeCleanly(framed, address);
  });
}
