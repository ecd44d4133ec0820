/** What the parts are shown in: the page that is all ours, or a piece of someone else's. */
import type { Classification, Problem, Scheme, Window } from "./core/types";
import type { Checked } from "./register/messages";
import type { State } from "./state";
import type { Language } from "./texts";

/** Where the state is kept, so that it is found again. */
export interface Address {
  read(): State;
  write(state: State): void;
  /** Where a state can be looked at; undefined: nowhere from here. */
  linkTo(state: State): string | undefined;
  /** Calls `changed` whenever another state has come from outside. */
  follow(changed: () => void): void;
}

/** One registration with what follows from it. */
export type NamedWindow = { name: string; scheme: Scheme; typed: string } & (Window | { problem: Problem });

/** What a part has found, as the core gives it. */
export type Result =
  | ({ mode: "classify" } & Classification)
  | { mode: "expiry"; windows: NamedWindow[] }
  | ({ mode: "register"; file: string } & Omit<Checked, "type">);

export type BothLanguages = Record<Language, string>;

export interface Surroundings {
  readonly address: Address;
  /** Whether all of the page is ours. If not, what surrounds us has the landmarks, and prints. */
  readonly isWholePage: boolean;
  /** By how many levels the parts' headings lie below those of a page of their own. */
  readonly headingsBelow: number;
  /** Tells those who cannot see it. */
  announce(what: string): void;
  found(result: Result): void;
  failed(message: BothLanguages): void;
}
