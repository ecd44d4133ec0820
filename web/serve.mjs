// Serves build/web/ on the loopback with the headers that we recommend, compressed where the browser takes it.
//
//   node web/serve.mjs [PORT]     0: any free one
import { createReadStream, existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import path from "node:path";
import { fileURLToPath } from "node:url";

import { allInside, headers, headersWithOwn, typeOf } from "./headers.mjs";

const root = fileURLToPath(new URL("../build/web", import.meta.url));

function fileFor(address) {
  const name = decodeURIComponent(new URL(address, "http://localhost").pathname).slice(1) || "index.html";
  return /^([\w-]+\/)?[\w-]+(\.[\w-]+)+$/.test(name) && existsSync(path.join(root, name)) ? name : null;
}

/** The form of a file that the browser takes, smallest first: [ending, encoding]. */
function formFor(file, accepted = "") {
  for (const [ending, encoding] of [[".br", "br"], [".gz", "gzip"]]) {
    if (accepted.includes(encoding) && existsSync(path.join(root, file + ending))) return [ending, encoding];
  }
  return ["", null];
}

/** Pages that have their scripts inside name them in a policy of their own. */
const headersOf = (file) => (allInside.includes(file) ? headersWithOwn(readFileSync(path.join(root, file), "utf8")) : headers);

/** A server of the page; `change` may give other headers for a file. */
export function pageServer(change = (_file, given) => given) {
  return createServer((request, response) => {
    const file = fileFor(request.url);
    if (!file) return response.writeHead(404, { "Content-Type": "text/plain" }).end("Not found\n");
    const [ending, encoding] = formFor(file, request.headers["accept-encoding"]);
    const own = { ...change(file, headersOf(file)), "Content-Type": typeOf(file), Vary: "Accept-Encoding" };
    response.writeHead(200, encoding ? { ...own, "Content-Encoding": encoding } : own);
    createReadStream(path.join(root, file + ending)).pipe(response);
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const server = pageServer().listen(Number(process.argv[2] ?? 8080), "127.0.0.1", () => {
    console.log(`http://localhost:${server.address().port}/   (stop with Ctrl-C)`);
  });
}
