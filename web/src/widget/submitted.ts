/** What a form sends: the result as JSON, without words for the reader, and without what names someone or something. */
import { names } from "../classify/workload";
import type { Result } from "../results";

export function submitted(result: Result): string {
  if (result.mode !== "classify") return JSON.stringify(result);
  const input = Object.entries(result.row.input).filter(([name]) => !names.has(name));
  return JSON.stringify({ mode: result.mode, ...result.row, input: Object.fromEntries(input) });
}
