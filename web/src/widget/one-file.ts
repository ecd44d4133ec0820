/** The widget in one script: what classifies and what counts expiry is inside, what writes records lies beside it. */
import bytes from "bytes:ismap_calculator";
import make from "glue:ismap_calculator";
import type { MakeModule } from "../../../wasm/module";
import { givenBy } from "./beside";
import { bytesIn } from "./byte-text";
import { define } from "./define";
import { type Holder, inHolders } from "./holder";

interface Inside {
  make: MakeModule<unknown>;
  bytes: string;
}

const inside: Partial<Record<Holder, Inside>> = { ismap_calculator: { make, bytes } };

define(inHolders({
  webAssembly: async (name) => {
    const { make, bytes } = inside[name] ?? await givenBy<Inside>(`${name}-wasm.js`);
    return { make, bytes: bytesIn(bytes) };
  },
  javaScript: (name) => givenBy(`${name}-js.js`),
}));
