/** What classifies and what counts expiry are one module in the widget, which is made once whichever is asked for. */
import type { MakeModule } from "../../../wasm/module";
import { kept } from "../../../wasm/package/src/kept";
import type { Modules, Source } from "../../../wasm/package/src/load";

/** The module that holds what is asked for. */
export type Holder = "ismap_calculator" | Exclude<keyof Modules, "ismap" | "ismap_expiry">;

const holderOf = (name: keyof Modules): Holder => (name === "ismap" || name === "ismap_expiry" ? "ismap_calculator" : name);

function madeOnce(make: MakeModule<unknown>): MakeModule<unknown> {
  const made = new Map<undefined, Promise<unknown>>();
  return (options) => kept(made, undefined, () => make(options));
}

/** The two builds of a holder, as Source has them of a module. */
interface Holders {
  webAssembly(holder: Holder): ReturnType<Source["webAssembly"]>;
  javaScript(holder: Holder): ReturnType<Source["javaScript"]>;
}

export function inHolders(holders: Holders): Source {
  const webAssembly = new Map<Holder, ReturnType<Source["webAssembly"]>>();
  const javaScript = new Map<Holder, ReturnType<Source["javaScript"]>>();
  return {
    webAssembly: (name) => kept(webAssembly, holderOf(name), async () => {
      const { make, bytes } = await holders.webAssembly(holderOf(name));
      return { make: madeOnce(make), bytes };
    }),
    javaScript: (name) => kept(javaScript, holderOf(name), async () => madeOnce(await holders.javaScript(holderOf(name)))),
  };
}
