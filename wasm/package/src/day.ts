/** Days in all ways of writing them. */

export interface Day {
  /** ISO 8601, "2024-03-31". */
  day: string;
  /** Each way of writing it: `era` is "令和6年3月31日", `era_letter` "R6.3.31". */
  forms: {
    iso: string; slashed: string; dotted: string; compact: string; kanji: string;
    era: string; era_dotted: string; era_kanji_dot: string; era_letter: string; era_slashed: string;
  };
  /** In the reader's language. */
  weekday: string;
  /** Whether the offices of the administration are closed: on Saturdays, Sundays, holidays and from 29 December to 3 January. */
  closed: Closed;
  /** Why, in the reader's language; "" where they are not. */
  closed_because: string;
}

/** "unknown" beyond the years whose holidays are known. */
export type Closed = "yes" | "no" | "unknown";

/** Both days inclusive. */
export interface Period {
  first: Day;
  last: Day;
  /** What an audit period of these days would be (A1); null where it is as long as it should be. */
  breaks: "audit_period_too_long" | "audit_period_too_short" | null;
  /** The last day of the longest, or of the shortest, audit period from the same first day; null beside it. */
  limit: string | null;
}
