// A folder on a static server, as it is anywhere.
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import path from "node:path";
import { after } from "node:test";

import { typeOf } from "../../web/headers.mjs";

/** Its address. `headers` are sent with every file; `change` may give other bytes for one. */
export async function serveFolder(folder, headers = {}, change = (_name, bytes) => bytes) {
  const server = createServer((request, response) => {
    const name = path.posix.normalize(new URL(request.url, "http://localhost").pathname).slice(1) || "index.html";
    const file = path.join(folder, name);
    if (!existsSync(file)) return response.writeHead(404).end();
    response.writeHead(200, { ...headers, "Content-Type": typeOf(file) }).end(change(name, readFileSync(file)));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  after(() => server.close());
  return `http://localhost:${server.address().port}/`;
}
