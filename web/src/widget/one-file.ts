/** The widget in one script: what classifies and what counts expiry is inside, what writes records lies beside it. */
import ismapBytes from "bytes:ismap";
import expiryBytes from "bytes:ismap_expiry";
import ismap from "glue:ismap";
import expiry from "glue:ismap_expiry";
import type { MakeModule } from "../../../wasm/module";
import type { Modules } from "../../../wasm/package/src/load";
import { givenBy } from "./beside";
import { bytesIn } from "./byte-text";
import { define } from "./define";

interface Inside {
  make: MakeModule<unknown>;
  bytes: string;
}

const inside: Partial<Record<keyof Modules, Inside>> = {
  ismap: { make: ismap, bytes: ismapBytes },
  ismap_expiry: { make: expiry, bytes: expiryBytes },
};

define({
  webAssembly: async (name) => {
    const { make, bytes } = inside[name] ?? await givenBy<Inside>(`${name}-wasm.js`);
    return { make, bytes: bytesIn(bytes) };
  },
  javaScript: (name) => givenBy(`${name}-js.js`),
});
