// The examples with all that a server gives out: those for React and Vue, built as an app is, stand where their pages look for them.
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import path from "node:path";
import { after } from "node:test";

import { bundle } from "../../web/bundle.mjs";
import { typeOf } from "../../web/headers.mjs";
import { pageServer } from "../../web/serve.mjs";
import { root } from "../module/builds.mjs";

export const packages = path.join(root, "tests/node_modules");
const entries = { react: "main.tsx", vue: "main.ts" };
export const apps = Object.keys(entries);

/** What bundlers are told of for production. */
const define = {
  "process.env.NODE_ENV": '"production"', __VUE_OPTIONS_API__: "true", __VUE_PROD_DEVTOOLS__: "false", __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: "false",
};

/** Vue wants a Trusted Types policy of its own, so that none is named here. */
const policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; connect-src 'self'";

async function filesOf(name) {
  const folder = path.join(root, "web/examples", name);
  const script = await bundle(path.join(folder, entries[name]), { format: "iife", jsx: "automatic", nodePaths: [packages], define });
  return [[`/examples/${name}/index.html`, readFileSync(path.join(folder, "index.html"))], [`/examples/${name}/main.js`, script]];
}

/** The address of the page's server, which has the apps too. */
export async function serveWithApps() {
  const made = new Map((await Promise.all(apps.map(filesOf))).flat());
  const files = pageServer();
  const server = createServer((request, response) => {
    const content = made.get(request.url);
    if (content === undefined) return files.emit("request", request, response);
    response.writeHead(200, { "Content-Type": typeOf(request.url), "Content-Security-Policy": policy }).end(content);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  after(() => server.close());
  return `http://localhost:${server.address().port}/`;
}
