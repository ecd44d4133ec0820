/** The register's worker on a server: its module is a file beside it. */
import type { IsmapRegister, IsmapRegisterOptions } from "../../../wasm/register";
import { mayRunWebAssembly } from "../core/web-assembly";
import { serveRequests } from "./serve-requests";

type Make = (options?: IsmapRegisterOptions) => Promise<IsmapRegister>;

const load = async (file: string): Promise<Make> =>
  ((await import(new URL(file, import.meta.url).href)) as { default: Make }).default;

async function start(): Promise<IsmapRegister> {
  if (!mayRunWebAssembly()) return (await load("register-js.mjs"))();
  const [make, answer] = await Promise.all([load("register-wasm.mjs"), fetch("ismap_register.wasm")]);
  return make({ wasmBinary: await answer.arrayBuffer() });
}

serveRequests(start());
