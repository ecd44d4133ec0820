/** What follows from an audit period's end, or for ISMS from the day of certification. */
import type { Closed } from "./day.js";
import type { Standing } from "./standing.js";

export type { Windows } from "../../expiry.js";

/** ISMAP, ISMAP-LIU, or ISO/IEC 27001 certification. */
export type Scheme = "ismap" | "ismap_liu" | "isms";

export const schemes: readonly Scheme[] = ["ismap", "ismap_liu", "isms"];

/** Days are ISO 8601; null where the scheme has no such day. */
export interface Window {
  program: string;
  version: string;
  rules_version: string;
  holidays_version: string;
  as_of: string;
  notice: string;
  policies: string[];
  window: {
    scheme: Scheme;
    /** In months: 16, for ISMS 36 (rules V1, V7). */
    term_months: number;
    /** The audit period's last day; for ISMS the day of certification. */
    anchor: string;
    term_starts_on: string;
    /** On which the term has run (Civil Code 143); null where that month has no such day. */
    corresponding_day: string | null;
    /** The last valid day, to its end. */
    expires_on: string;
    /** The last day up to it on which offices are open; null where holidays are not known. */
    last_open_day: string | null;
    next_audit_period_starts_on: string | null;
    next_audit_period_ends_at_earliest: string | null;
    next_audit_period_ends_at_latest: string | null;
    audit_report_due_on: string | null;
    renewal_application_due_on: string | null;
    last_day_is_closed: Closed;
    /** From `as_of` to `expires_on`: 0 on the last day, negative after it. */
    days_left: number;
    standing: Standing;
  };
  /** How it was computed, for readers: what, on which day, why, by which rules. */
  steps: { what: string; when: string; why: string; rules: string[] }[];
}
