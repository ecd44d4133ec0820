/** The widget whose WebAssembly lies beside its script. */
import ismap from "glue:ismap";
import expiry from "glue:ismap_expiry";
import filing from "glue:ismap_filing";
import type { MakeModule } from "../../../wasm/module";
import type { Modules } from "../../../wasm/package/src/load";
import { fileBeside, givenBy } from "./beside";
import { define } from "./define";

const glue: Partial<Record<keyof Modules, MakeModule<unknown>>> = { ismap, ismap_expiry: expiry, ismap_filing: filing };

async function bytesOf(file: string): Promise<ArrayBuffer> {
  const answer = await fetch(fileBeside(file));
  if (!answer.ok) throw new Error(`${file}: ${answer.status}`);
  return answer.arrayBuffer();
}

define({
  webAssembly: async (name) => {
    const make = glue[name];
    if (!make) throw new Error(`${name} is not in this script`);
    return { make, bytes: await bytesOf(`${name}.wasm`) };
  },
  javaScript: (name) => givenBy(`${name}-js.js`),
});
