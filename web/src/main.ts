/** The page on a server: the core and the worker are files beside it. */
import type { Ismap } from "../../wasm/ismap";
import { start } from "./start";
import { scriptAddress } from "./trusted";

type Make = (options?: { wasmBinary?: ArrayBuffer }) => Promise<Ismap>;

const load = async (file: string): Promise<Make> => ((await import(new URL(file, import.meta.url).href)) as { default: Make }).default;

async function bytesOf(file: string): Promise<ArrayBuffer> {
  const answer = await fetch(file);
  if (!answer.ok) throw new Error(`${file}: ${answer.status}`);
  return answer.arrayBuffer();
}

void start({
  webAssembly: async () => {
    const [make, bytes] = await Promise.all([load("ismap-wasm.mjs"), bytesOf("ismap.wasm")]);
    return { make, bytes };
  },
  javaScript: () => load("ismap-js.mjs"),
}, () => new Worker(scriptAddress("register-worker.js"), { type: "module" }));

if ("serviceWorker" in navigator && isSecureContext) {
  void navigator.serviceWorker.register(scriptAddress("service-worker.js")).catch(() => {
    // Without it the page works as well, only not without its server.
  });
}
