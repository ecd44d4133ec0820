/** The shapes of the module's JSON, as far as the page reads them. */

export interface Versions {
  program: string;
  version: string;
  rules_version: string;
  holidays_version: string;
  notice: { ja: string; en: string };
}

/** One day in all ways of writing it. */
export interface Day {
  day: string;
  forms: { iso: string; kanji: string; era: string };
  weekday: string;
  closed: "yes" | "no" | "unknown";
  closed_because?: string;
}

export interface Problem {
  message: string;
  line?: number;
  column?: number;
}

export type OrProblem<T> = (T & { problem?: undefined }) | { problem: Problem };

export type Period = { first: Day; last: Day };

export type Scheme = "ismap" | "ismap_liu" | "isms";

export interface Window {
  window: {
    scheme: Scheme;
    term_months: number;
    anchor: string;
    term_starts_on: string;
    corresponding_day: string | null;
    expires_on: string;
    last_open_day: string | null;
    next_audit_period_starts_on: string | null;
    next_audit_period_ends_at_earliest: string | null;
    next_audit_period_ends_at_latest: string | null;
    audit_report_due_on: string | null;
    renewal_application_due_on: string | null;
    last_day_is_closed: "yes" | "no" | "unknown";
    days_left: number;
    standing: Standing;
  };
  steps: { what: string; when: string; why: string; rules: string[] }[];
}

export type Standing = "official" | "secondary" | "default" | "policy";

export interface Option {
  value: string;
  title: string;
}

export interface Question {
  id: string;
  title: string;
  question: string;
  kind: "text" | "choice" | "choices" | "level" | "work";
  options: Option[];
}

export interface Questions {
  questions: Question[];
  target_work: { id: string; title: string; wording: string; source: string }[];
}

export interface Reason {
  rule: string;
  policy: string | null;
  standing: Standing;
  source: string;
  verdict: string;
  decides: boolean;
  text: string;
}

export interface Finding {
  code: string;
  severity: "error" | "warning" | "info";
  message: string;
  rule: string | null;
  column: string | null;
}

export interface Classification {
  row: {
    input: Record<string, string>;
    result: {
      outcome: string;
      possible_outcomes: string[];
      binding: string;
      standing: Standing;
      policies: string[];
      reasons: Reason[];
    };
    findings: Finding[];
    notice: string;
  };
  words: {
    result: { heading: string; text: string }[];
    outcome: string;
    possible_outcomes: string;
    reasons: { title: string; standing: string; values: string }[];
    changes: string[];
    no_changes_because: string;
  };
  next_questions: { id: string; outcomes_left: number }[];
}

export interface Topic {
  id: string;
  title: string;
  entries: Record<string, string>[];
}

export interface Explanation {
  topics: Topic[];
}

export interface PolicyProblem {
  pointer: string;
  line: number;
  column: number;
  read: string;
  message: { ja: string; en: string };
}
