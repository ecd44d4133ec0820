/** What a part has found, as the core gives it. */
import type { Classification, Problem, Scheme, Window } from "./core/types";
import type { Language } from "./language";
import type { Checked } from "./register/messages";

/** One registration with what follows from it. */
export type NamedWindow = { name: string; scheme: Scheme; typed: string } & (Window | { problem: Problem });

export type Result =
  | ({ mode: "classify" } & Classification)
  | { mode: "expiry"; windows: NamedWindow[] }
  | ({ mode: "register"; file: string } & Omit<Checked, "type">);

export type BothLanguages = Record<Language, string>;
