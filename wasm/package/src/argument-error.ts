/** Thrown where the calling code, and no user, is wrong. */
export class ArgumentError extends RangeError {
  constructor(readonly argument: string, readonly given: string, readonly expected: string) {
    super(`${argument}: "${given}" is not ${expected} / ${expected}ではない`);
    this.name = "ArgumentError";
  }
}

/** Of a day that an answer is to hold for. */
export const noDay = (given: string): ArgumentError => new ArgumentError("asOf", given, "YYYY-MM-DD");
