import { isNot } from "./texts.js";

/** An argument in words: of what is no text its kind, "[object Date]", for its own words may be of any length or none. */
function shown(given: unknown): string {
  if (typeof given === "string") return `"${given}"`;
  return typeof given === "object" || typeof given === "function" ? Object.prototype.toString.call(given) : String(given);
}

/** Thrown where the calling code, and no user, is wrong. */
export class ArgumentError extends RangeError {
  constructor(readonly argument: string, readonly given: unknown, readonly expected: string) {
    const { ja, en } = isNot(expected);
    super(`${argument}: ${shown(given)} ${en} / ${ja}`);
    this.name = "ArgumentError";
  }
}

/** Of a day that an answer is to hold for. */
export const noDay = (given: unknown): ArgumentError => new ArgumentError("asOf", given, "YYYY-MM-DD");
