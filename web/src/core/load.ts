/** Finds out what may run here and starts that build of the core. */
import type { Ismap } from "../../../wasm/ismap";
import { Core } from "./core";

type Make = (options?: { wasmBinary?: ArrayBuffer }) => Promise<Ismap>;

/** Where the two builds come from: files beside the page, or the page itself. */
export interface Builds {
  webAssembly(): Promise<{ make: Make; bytes: ArrayBuffer }>;
  javaScript(): Promise<Make>;
}

/** An empty module: eight bytes that only a policy, or a browser without WebAssembly, can refuse. */
const probe = new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);

/** A function with a SIMD instruction, which browsers before 2021 (Safari: 2023) do not know. */
const simdProbe = new Uint8Array([
  0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 1, 5, 1, 0x60, 0, 1, 0x7b, 3, 2, 1, 0, 10, 10, 1, 8, 0, 0x41, 0, 0xfd, 15, 0xfd, 98,
  11,
]);

/** Whether WebAssembly may be made here. Where a policy forbids it, this is reported once as a violation. */
export function mayRunWebAssembly(): boolean {
  try {
    return Boolean(new WebAssembly.Module(probe)) && WebAssembly.validate(simdProbe);
  } catch {
    return false;
  }
}

/** Starts the core: as WebAssembly, or as plain JavaScript where that is forbidden. */
export async function loadCore(builds: Builds): Promise<Core> {
  if (!mayRunWebAssembly()) return new Core(await (await builds.javaScript())(), "JavaScript");
  const { make, bytes } = await builds.webAssembly();
  return new Core(await make({ wasmBinary: bytes }), "WebAssembly");
}
