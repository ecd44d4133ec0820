/** What the parts are shown in: the page that is all ours, or a piece of someone else's. */
import type { BothLanguages, Result } from "./results";
import type { State } from "./state";

/** Where the state is kept, so that it is found again. */
export interface Address {
  read(): State;
  write(state: State): void;
  /** Where a state can be looked at; undefined: nowhere from here. */
  linkTo(state: State): string | undefined;
  /** Calls `changed` whenever another state has come from outside. */
  follow(changed: () => void): void;
}

export interface Surroundings {
  readonly address: Address;
  /** Whether all of the page is ours. If not, what surrounds us has the landmarks, and prints. */
  readonly isWholePage: boolean;
  /** By how many levels the parts' headings lie below those of a page of their own. */
  readonly headingsBelow: number;
  /** Tells those who cannot see it. */
  announce(what: string): void;
  /** null: what was found before holds no longer, and nothing is known yet. */
  found(result: Result | null): void;
  failed(message: BothLanguages): void;
}
