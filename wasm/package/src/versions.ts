/** What is at work: program, rules and holidays. */
import type { Text } from "./language.js";

export interface Versions {
  program: string;
  /** The program's and this package's, "0.1.0". */
  version: string;
  /** The day on which the rules were last changed, "2026-11-23". */
  rules_version: string;
  /** Of the rules' data, twelve hexadecimal digits: no change leaves it as it was. */
  rules_digest: string;
  /** The list of national holidays, "holiday_jp 2.5.1". */
  holidays_version: string;
  /** That no result is an official judgement. */
  notice: Text;
}
