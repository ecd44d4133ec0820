/** Days in every form that people write, and when registrations run out. */
import type { IsmapExpiry, Windows } from "../../expiry.js";
import { noDay } from "./argument-error.js";
import { checkedChoice, checkedLanguage, checkedText } from "./checked.js";
import type { Day, Period } from "./day.js";
import type { Language } from "./language.js";
import type { OrProblem } from "./problem.js";
import { type Scheme, type Window, schemes } from "./window.js";

export class Expiry {
  constructor(private readonly module: IsmapExpiry) {}

  /** A day in any form that people write: "2024-03-31", "令和6年3月31日", "R6.3.31", full-width digits too. */
  day(text: string, language: Language): OrProblem<Day> {
    return JSON.parse(this.module.read_day(checkedText("text", text), checkedLanguage(language))) as OrProblem<Day>;
  }

  /** Two days with "～", "-" or "から" between them. */
  period(text: string, language: Language): OrProblem<Period> {
    return JSON.parse(this.module.read_period(checkedText("text", text), checkedLanguage(language))) as OrProblem<Period>;
  }

  /**
   * What follows from `anchor`, the audit period's last day or for ISMS the day of certification, in any form; as
   * `ismap window --format json`. A problem: that is no day.
   */
  window(anchor: string, scheme: Scheme, asOf: string, language: Language): OrProblem<Window> {
    const [from, under, on] = [checkedText("anchor", anchor), checkedChoice("scheme", scheme, schemes), this.isoDay(asOf, language)];
    const read = this.day(from, language);
    return read.problem ? read : JSON.parse(this.module.window(from, under, on, language)) as Window;
  }

  /** Several windows for one file, CSV or calendar; the caller deletes them. */
  windows(asOf: string, language: Language): Windows {
    return new this.module.Windows(this.isoDay(asOf, language), language);
  }

  /** The module would take a day in any form here too. */
  private isoDay(asOf: string, language: Language): string {
    const read = this.day(checkedText("asOf", asOf), language);
    if (read.problem || read.day !== asOf) throw noDay(asOf);
    return asOf;
  }
}
