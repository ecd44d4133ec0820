/** What all widgets of a page share: each module is made once. */
import { Core } from "../../../wasm/package/src/core";
import { Expiry } from "../../../wasm/package/src/expiry";
import { type Build, Loader, type Source } from "../../../wasm/package/src/load";

/** One build of the core with what is made of it. */
export class Shared {
  private readonly core: Promise<Core>;
  private reader: Promise<Expiry> | undefined;

  constructor(readonly loader: Loader) {
    this.core = loader.module("ismap").then((module) => new Core(module, loader.build));
  }

  ready(): Promise<Core> {
    return this.core;
  }

  expiry(): Promise<Expiry> {
    this.reader ??= this.loader.module("ismap_expiry").then((module) => new Expiry(module));
    this.reader.catch(() => { this.reader = undefined; });  // so that it can be tried again
    return this.reader;
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
  made.ready().catch(() => {  // so that it can be tried again
    for (const [each, shared] of all) if (shared === made) all.delete(each);
  });
  return made;
}
