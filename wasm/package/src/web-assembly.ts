/** What may run here. */

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
