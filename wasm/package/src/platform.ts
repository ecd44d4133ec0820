/** What is done otherwise in Node than in a browser; package.json's "imports" choose. */
import type { OpenFile, Read } from "./register-source.js";

export interface Platform {
  /** The bytes of a file of this package. */
  bytesOf(file: URL): Promise<ArrayBuffer | Uint8Array>;
  /** Reads an open file piece by piece. */
  readerOfFile(file: OpenFile): Read;
}
