/** What a part has found, as the core gives it. */
import type { Classification } from "../../wasm/package/src/classification";
import type { Problem } from "../../wasm/package/src/problem";
import type { Scheme, Window } from "../../wasm/package/src/window";
import type { Language } from "../../wasm/package/src/language";
import type { Checked } from "./register/messages";

/** One registration with what follows from it. */
export type NamedWindow = { name: string; scheme: Scheme; typed: string } & (Window | { problem: Problem });

export type Result =
  | ({ mode: "classify" } & Classification)
  | { mode: "expiry"; windows: NamedWindow[] }
  | ({ mode: "register"; file: string } & Omit<Checked, "type">);

export type BothLanguages = Record<Language, string>;
