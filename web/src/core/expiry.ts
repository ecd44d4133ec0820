/** The expiry module's functions with their JSON read. Nothing is decided here. */
import type { IsmapExpiry, Windows } from "../../../wasm/expiry";
import type { Language } from "../texts";
import type { Day, OrProblem, Period, Scheme, Window } from "./types";

export class Expiry {
  private readonly days = new Map<string, OrProblem<Day>>();

  constructor(private readonly module: IsmapExpiry) {}

  /** A day in any form that people write. */
  day(text: string, language: Language): OrProblem<Day> {
    const key = `${language} ${text}`;
    const known = this.days.get(key);
    if (known) return known;
    const read = JSON.parse(this.module.read_day(text, language)) as OrProblem<Day>;
    this.days.set(key, read);
    return read;
  }

  period(text: string, language: Language): OrProblem<Period> {
    return JSON.parse(this.module.read_period(text, language)) as OrProblem<Period>;
  }

  /** What follows from `anchor`; null where it is no day. */
  window(anchor: string, scheme: Scheme, asOf: string, language: Language): Window | null {
    const json = this.module.window(anchor, scheme, asOf, language);
    return json ? (JSON.parse(json) as Window) : null;
  }

  /** Several windows for one file; the caller deletes them. */
  windows(asOf: string, language: Language): Windows {
    return new this.module.Windows(asOf, language);
  }
}
