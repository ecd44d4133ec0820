/** What a register is read from. */
import { platform } from "#platform";
import { ArgumentError } from "./argument-error.js";

/** Gives the bytes from `offset` on, at most `size`; none at the end. */
export type Read = (offset: number, size: number) => Uint8Array;

/** A file that Node has open: what `open()` of node:fs/promises gives. */
export interface OpenFile {
  readonly fd: number;
}

/** A browser's File, or a Blob anywhere. */
export interface BlobLike {
  readonly size: number;
  slice(begin: number, end: number): BlobLike;
  arrayBuffer(): Promise<ArrayBuffer>;
}

/**
 * Bytes; a file that Node has open, which is read piece by piece; or a Blob or File, which is read piece by piece in a
 * worker and whole elsewhere, where nothing can read it without waiting.
 */
export type RegisterSource = Uint8Array | ArrayBuffer | OpenFile | BlobLike;

/** A worker's way to read without waiting. */
declare const FileReaderSync: { new (): { readAsArrayBuffer(blob: BlobLike): ArrayBuffer } } | undefined;

const readerOfBytes = (bytes: Uint8Array): Read => (offset, size) => bytes.subarray(offset, offset + size);

async function readerOfBlob(blob: BlobLike): Promise<Read> {
  if (typeof FileReaderSync === "undefined") return readerOfBytes(new Uint8Array(await blob.arrayBuffer()));
  const reader = new FileReaderSync();
  return (offset, size) => new Uint8Array(reader.readAsArrayBuffer(blob.slice(offset, offset + size)));
}

export async function readerOf(source: RegisterSource): Promise<Read> {
  if (source instanceof Uint8Array) return readerOfBytes(source);
  if (source instanceof ArrayBuffer) return readerOfBytes(new Uint8Array(source));
  if (typeof source === "object" && source !== null) {
    if ("fd" in source) return platform.readerOfFile(source);
    if ("arrayBuffer" in source) return readerOfBlob(source);
  }
  throw new ArgumentError("source", source, "Uint8Array | ArrayBuffer | OpenFile | BlobLike");
}
