/** Days in every form that people write, and when registrations run out. */
import type { IsmapExpiry, Windows } from "../../expiry.js";
import { ArgumentError, noDay } from "./argument-error.js";
import type { Day, Period } from "./day.js";
import type { Language } from "./language.js";
import type { OrProblem } from "./problem.js";
import { type Scheme, type Window, schemes } from "./window.js";

export class Expiry {
  private readonly days = new Map<string, OrProblem<Day>>();

  constructor(private readonly module: IsmapExpiry) {}

  /** A day in any form that people write: "2024-03-31", "令和6年3月31日", "R6.3.31", full-width digits too. */
  day(text: string, language: Language): OrProblem<Day> {
    const key = `${language} ${text}`;
    const known = this.days.get(key);
    if (known) return known;
    const read = JSON.parse(this.module.read_day(text, language)) as OrProblem<Day>;
    this.days.set(key, read);
    return read;
  }

  /** Two days with "～", "-" or "から" between them. */
  period(text: string, language: Language): OrProblem<Period> {
    return JSON.parse(this.module.read_period(text, language)) as OrProblem<Period>;
  }

  /**
   * What follows from `anchor`, the audit period's last day or for ISMS the day of certification, in any form; as
   * `ismap window --format json`. A problem: that is no day.
   */
  window(anchor: string, scheme: Scheme, asOf: string, language: Language): OrProblem<Window> {
    const json = this.module.window(anchor, scheme, asOf, language);
    if (json) return JSON.parse(json) as Window;
    const { problem } = this.day(anchor, language);
    if (problem) return { problem };
    throw schemes.includes(scheme) ? noDay(asOf) : new ArgumentError("scheme", scheme, schemes.join(" | "));
  }

  /** Several windows for one file, CSV or calendar; the caller deletes them. */
  windows(asOf: string, language: Language): Windows {
    if (this.day(asOf, language).problem) throw noDay(asOf);
    return new this.module.Windows(asOf, language);
  }
}
