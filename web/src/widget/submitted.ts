/** What a form sends: the result as JSON, without what only a reader on the spot needs. */
import type { Result } from "../surroundings";

export function submitted(result: Result): string {
  return JSON.stringify(result.mode === "classify" ? { mode: result.mode, ...result.row } : result);
}
