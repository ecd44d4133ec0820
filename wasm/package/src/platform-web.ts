/** In browsers files are fetched from beside the script. */
import type { Platform } from "./platform.js";

export const platform: Platform = {
  bytesOf: async (file) => {
    const answer = await fetch(file);
    if (!answer.ok) throw new Error(`${file.href}: ${answer.status}`);
    return answer.arrayBuffer();
  },
  readerOfFile: () => {
    throw new TypeError("Only Node has files with a descriptor");
  },
};
