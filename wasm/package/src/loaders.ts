/** One loader a part: what is not asked for is not loaded, and what was loaded once is there. */
import { checkedChoice } from "./checked.js";
import { Core } from "./core.js";
import { Expiry } from "./expiry.js";
import { Explanation } from "./explanation.js";
import { filesOfThisPackage } from "./files.js";
import { Filing } from "./filing.js";
import { type Build, Loader, builds } from "./load.js";
import { Registers } from "./register.js";

export interface LoadOptions {
  /** Without it: WebAssembly, and JavaScript where a policy or an old browser forbids that. */
  build?: Build;
}

const loaders = new Map<Build | undefined, Loader>();

function loaderOf({ build }: LoadOptions = {}): Loader {
  const asked = build === undefined ? build : checkedChoice("build", build, builds);
  const known = loaders.get(asked) ?? new Loader(filesOfThisPackage, asked);
  loaders.set(asked, known);
  return known;
}

/** Versions, today in Japan, the questions, and which list a workload's service must come from. */
export async function loadCore(options?: LoadOptions): Promise<Core> {
  const loader = loaderOf(options);
  return new Core(await loader.module("ismap"), loader.build);
}

/** The same under policies of your own, and records to be filed. Each call gives one without policies. */
export async function loadFiling(options?: LoadOptions): Promise<Filing> {
  return new Filing(await loaderOf(options).module("ismap_filing"));
}

/** Days in every form, and when registrations run out. */
export async function loadExpiry(options?: LoadOptions): Promise<Expiry> {
  return new Expiry(await loaderOf(options).module("ismap_expiry"));
}

/** Rules, schemes and findings in words. */
export async function loadExplanation(options?: LoadOptions): Promise<Explanation> {
  return new Explanation(await loaderOf(options).module("ismap_explanation"));
}

/** Checks registers. */
export async function loadRegisters(options?: LoadOptions): Promise<Registers> {
  const loader = loaderOf(options);
  const [core, module] = await Promise.all([loader.module("ismap"), loader.module("ismap_register")]);
  return new Registers(module, core.is_day);
}
