/** In Node files are read, not fetched. */
import { readSync } from "node:fs";
import { readFile } from "node:fs/promises";
import type { Platform } from "./platform.js";

export const platform: Platform = {
  bytesOf: (file) => readFile(file),
  readerOfFile: ({ fd }) => (offset, size) => {
    const bytes = new Uint8Array(size);
    return bytes.subarray(0, readSync(fd, bytes, 0, size, offset));
  },
};
