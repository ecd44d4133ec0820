/** Finds out what may run here and starts that build of the core. */
import type { Ismap } from "../../../wasm/ismap";
import { Core } from "./core";
import { mayRunWebAssembly } from "./web-assembly";

type Make = (options?: { wasmBinary?: ArrayBuffer }) => Promise<Ismap>;

/** Where the two builds come from: files beside the page, or the page itself. */
export interface Builds {
  webAssembly(): Promise<{ make: Make; bytes: ArrayBuffer }>;
  javaScript(): Promise<Make>;
}

/** Starts the core: as WebAssembly, or as plain JavaScript where that is forbidden. */
export async function loadCore(builds: Builds): Promise<Core> {
  if (!mayRunWebAssembly()) return new Core(await (await builds.javaScript())(), "JavaScript");
  const { make, bytes } = await builds.webAssembly();
  return new Core(await make({ wasmBinary: bytes }), "WebAssembly");
}
