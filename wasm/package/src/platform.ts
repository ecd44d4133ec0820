/** What is done otherwise in Node than in a browser; package.json's "imports" choose. */

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

export interface Platform {
  /** The bytes of a file of this package. */
  bytesOf(file: URL): Promise<ArrayBuffer | Uint8Array>;
  /** Reads an open file piece by piece. */
  readerOfFile(file: OpenFile): Read;
}
