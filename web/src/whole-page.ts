/** The page as its parts' surroundings: the state stands behind "#" in its address. */
import { type State, addressOf, readState } from "./state";
import type { Surroundings } from "./surroundings";

export function wholePage(speaker: HTMLElement): Surroundings {
  return {
    address: {
      read: () => readState(location.hash),
      write: (state: State) => history.replaceState(null, "", addressOf(state)),
      linkTo: addressOf,
      follow: (changed) => addEventListener("hashchange", changed),
    },
    isWholePage: true,
    headingsBelow: 0,
    announce: (what) => { speaker.textContent = what; },
    found: () => undefined,
    failed: () => undefined,
  };
}
