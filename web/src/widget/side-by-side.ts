/** The widget whose WebAssembly lies beside its script. */
import calculator from "glue:ismap_calculator";
import filing from "glue:ismap_filing";
import type { MakeModule } from "../../../wasm/module";
import { fileBeside, givenBy, integrityOf } from "./beside";
import { define } from "./define";
import { webAssemblyGiven } from "./given-module";
import { type Holder, inHolders } from "./holder";

const glue: Partial<Record<Holder, MakeModule<unknown>>> = { ismap_calculator: calculator, ismap_filing: filing };

const isOnShare = (): boolean => fileBeside("").startsWith("file:");

async function bytesOf(file: string): Promise<ArrayBuffer> {
  const answer = await fetch(fileBeside(file), { integrity: integrityOf(file) });
  if (!answer.ok) throw new Error(`${file}: ${answer.status}`);
  return answer.arrayBuffer();
}

define(inHolders({
  webAssembly: async (name) => {
    const make = glue[name];
    // The register's where no worker may run; and from file shares scripts are loaded, but nothing is fetched.
    if (!make || isOnShare()) return webAssemblyGiven(name);
    return { make, bytes: await bytesOf(`${name}.wasm`) };
  },
  javaScript: (name) => givenBy(`${name}-js.js`),
}));
