// The first module's face as TypeScript sees it: which list a workload's service must come from. tests/module holds the
// declarations of each module against the module itself.
//
// In all modules, texts are UTF-8 strings; `asOf` and `today` are days in ISO 8601 ("2024-03-31"); `lang` is "ja" or "en". Results are JSON text, byte for byte what the command line tool gives; where a day or scheme
// that is given cannot be read, they are empty.
import type { MakeModule } from "./module";

/** What was answered, as in a table's header and row: by a question's id or one of its headers. */
export type Answers = readonly (readonly [column: string, answer: string])[];

export interface Ismap {
  /** Versions of program, rules and holidays, and the notice that no result is official. */
  versions(): string;
  /** Whether on the day `today` the rules' version is over a year old. */
  rules_are_old(today: string): boolean;
  /** The day that it is in Japan at so many milliseconds since 1970-01-01T00:00Z: "2026-11-23". */
  today(epochMilliseconds: number): string;
  /** Whether the text is a day in ISO 8601; the expiry module reads every form that people write. */
  is_day(text: string): boolean;
  /** `questions` with the answers that each takes, and `target_work`. */
  questions(lang: string): string;
  /**
   * One workload. `name` says where the answers come from. `row` as in JSON Lines of `ismap classify`, `words` for
   * readers, `next_questions` those that narrow the outcome most first; or `{"problem": ...}` where one question is
   * answered twice.
   */
  classify(name: string, answers: Answers, asOf: string, lang: string): string;
}

declare const ismap: MakeModule<Ismap>;
export default ismap;
