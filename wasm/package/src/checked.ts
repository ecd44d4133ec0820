/** Arguments, held against what they are declared to be: not everybody's calls are compiled. */
import { ArgumentError } from "./argument-error.js";
import type { Language } from "./language.js";

/**
 * A text as the modules take it: the core's end with their first NUL, and half a pair of surrogates is no character in
 * UTF-8. Both become U+FFFD, which no value has.
 */
export function checkedText(argument: string, given: unknown): string {
  if (typeof given !== "string") throw new ArgumentError(argument, given, "string");
  return given.replace(/[\0\uD800-\uDFFF]/gu, "\uFFFD");
}

/** One of the values that there are. */
export function checkedChoice<Value extends string>(argument: string, given: unknown, values: readonly Value[]): Value {
  const found = values.find((value) => value === given);
  if (found === undefined) throw new ArgumentError(argument, given, values.join(" | "));
  return found;
}

const languages: readonly Language[] = ["ja", "en"];

export const checkedLanguage = (given: unknown): Language => checkedChoice("language", given, languages);
