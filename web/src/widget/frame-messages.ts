/** What a frame and the page around it say to one another. */
import type { IsmapEvents } from "./public";

/** By the window: the frame is there, is it? The page's second gives the port by which all else is said. */
export const hello = "ismap-frame: hello";
export const yours = "ismap-frame: port";

/** What happens in a frame and is told around it; nothing else becomes an event of the page. */
export const eventNames: readonly (keyof IsmapEvents)[] = ["ismap-ready", "ismap-result", "ismap-error"];

/** By the port, from the frame. */
export type FrameMessage =
  | { type: "height"; height: number }
  | { [Name in keyof IsmapEvents]: { type: Name; detail: IsmapEvents[Name]["detail"] } }[keyof IsmapEvents];
