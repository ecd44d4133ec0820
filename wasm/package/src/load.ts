/** Finds out what may run here and makes the core's modules of that build. */
import type { IsmapExpiry } from "../../expiry.js";
import type { IsmapExplanation } from "../../explanation.js";
import type { IsmapFiling } from "../../filing.js";
import type { Ismap } from "../../ismap.js";
import type { MakeModule } from "../../module.js";
import type { IsmapRegister } from "../../register.js";
import { kept } from "./kept.js";
import { mayRunWebAssembly } from "./web-assembly.js";

/** Which build of the core runs. */
export type Build = "WebAssembly" | "JavaScript";

export const builds: readonly Build[] = ["WebAssembly", "JavaScript"];

export interface Modules {
  ismap: Ismap;
  ismap_filing: IsmapFiling;
  ismap_expiry: IsmapExpiry;
  ismap_explanation: IsmapExplanation;
  ismap_register: IsmapRegister;
}

/** Where the two builds of a module come from: files beside a page, a page itself, this package. */
export interface Source {
  webAssembly(name: keyof Modules): Promise<{ make: MakeModule<unknown>; bytes: ArrayBuffer | Uint8Array }>;
  javaScript(name: keyof Modules): Promise<MakeModule<unknown>>;
}

/** Makes each module once: as WebAssembly, or as plain JavaScript where that is forbidden or asked for. */
export class Loader {
  private readonly made = new Map<keyof Modules, Promise<unknown>>();

  /** Whether WebAssembly may run is tried only where no build is asked for: where a policy forbids it, it is told of the trial. */
  constructor(private readonly source: Source, readonly build: Build = mayRunWebAssembly() ? "WebAssembly" : "JavaScript") {}

  module<Name extends keyof Modules>(name: Name): Promise<Modules[Name]> {
    return kept(this.made, name, () => this.make(name)) as Promise<Modules[Name]>;
  }

  private async make(name: keyof Modules): Promise<unknown> {
    if (this.build === "JavaScript") return (await this.source.javaScript(name))();
    const { make, bytes } = await this.source.webAssembly(name);
    return make({ wasmBinary: bytes });
  }
}
