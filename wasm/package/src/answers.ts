/** What was answered about a workload. */
import type { Answers as Pairs } from "../../ismap.js";

/**
 * By a question's id or one of its headers in a table: pairs in the order of answering, or an object. Several values
 * of one answer have ";" between them; "" is no answer. A value that cannot be read is a finding of the result.
 */
export type Answers = Pairs | Readonly<Record<string, string>>;

const isPairs = (answers: Answers): answers is Pairs => Array.isArray(answers);

export const pairsOf = (answers: Answers): Pairs => (isPairs(answers) ? answers : Object.entries(answers));
