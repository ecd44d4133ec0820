// As much of Node as platform-node.ts calls.
declare module "node:fs" {
  export function readSync(fd: number, into: Uint8Array, offset: number, length: number, position: number): number;
}

declare module "node:fs/promises" {
  export function readFile(file: URL): Promise<Uint8Array>;
}
