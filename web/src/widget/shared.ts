/** What all widgets of a page share: each module is made once. */
import { Core } from "../../../wasm/package/src/core";
import { Expiry } from "../../../wasm/package/src/expiry";
import { type Build, Loader, type Source } from "../../../wasm/package/src/load";

/** One build of the core; its loader keeps the modules. */
export class Shared {
  constructor(readonly loader: Loader) {}

  async ready(): Promise<Core> {
    return new Core(await this.loader.module("ismap"), this.loader.build);
  }

  async expiry(): Promise<Expiry> {
    return new Expiry(await this.loader.module("ismap_expiry"));
  }
}

const all = new Map<Build | "any", Shared>();
let source: Source | undefined;

/** Says where modules come from, before any is asked for. */
export function useSource(given: Source): void {
  source = given;
}

/** Of the JavaScript build, or of the one that may run here; only the latter tries whether WebAssembly may. */
export function sharedOf(build: "js" | "auto"): Shared {
  if (!source) throw new Error("No source of modules");
  const name = build === "js" ? "JavaScript" : "any";
  const known = all.get(name);
  if (known) return known;
  const loader = build === "js" ? new Loader(source, "JavaScript") : new Loader(source);
  const made = all.get(loader.build) ?? new Shared(loader);
  all.set(name, made);
  all.set(loader.build, made);
  return made;
}
