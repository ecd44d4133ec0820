/** What a form sends: the result as JSON, without words for the reader, and without what names someone or something. */
import { names } from "../classify/workload";
import { jsonOf } from "../../../wasm/package/src/json";
import type { Result } from "../results";

export function submitted(result: Result): string {
  if (result.mode !== "classify") return jsonOf(result);
  const input = Object.entries(result.row.input).filter(([name]) => !names.has(name));
  return jsonOf({ mode: result.mode, ...result.row, input: Object.fromEntries(input) });
}
