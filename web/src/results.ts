/** What a part has found, as the core gives it. */
import type { Classification } from "../../wasm/package/src/classification";
import type { Problem } from "../../wasm/package/src/problem";
import type { Scheme, Window } from "../../wasm/package/src/window";
import type { Language } from "../../wasm/package/src/language";
import type { Found } from "./register/messages";

/** One registration with what follows from it. */
export type NamedWindow = { name: string; scheme: Scheme; typed: string } & (Window | { problem: Problem });

/** A register checked: what `ismap check --format json` gives, but for the rows. */
export interface RegisterResult extends Found {
  mode: "register";
  /** The file's name. */
  source: string;
  version: string;
  rules_version: string;
  holidays_version: string;
  as_of: string;
  notice: string;
}

export type Result =
  | ({ mode: "classify" } & Classification)
  | { mode: "expiry"; windows: NamedWindow[] }
  | RegisterResult;

export type BothLanguages = Record<Language, string>;
