/** What was answered about a workload. */
import type { Answers as Pairs } from "../../ismap.js";
import { ArgumentError } from "./argument-error.js";
import { checkedText } from "./checked.js";

/**
 * By a question's id or one of its headers in a table: pairs in the order of answering, or an object. Several values
 * of one answer have ";" between them; "" is no answer. A value that cannot be read is a finding of the result. Every
 * value is a text, "2" and not 2: anything else throws ArgumentError.
 */
export type Answers = Pairs | Readonly<Record<string, string>>;

function pairOf(given: unknown): readonly [string, string] {
  if (!Array.isArray(given) || given.length !== 2) throw new ArgumentError("answers", given, "[string, string]");
  const column = checkedText("answers", given[0]);
  return [column, checkedText(`answers: ${column}`, given[1])];
}

/** The answers as the modules take them. */
export function pairsOf(answers: Answers): Pairs {
  if (Array.isArray(answers)) return answers.map(pairOf);
  if (Object.prototype.toString.call(answers) !== "[object Object]") throw new ArgumentError("answers", answers, "object");
  return Object.entries(answers).map(pairOf);
}
