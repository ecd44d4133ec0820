/** Which list a workload's service must come from, and why. */
import type { Finding } from "./finding.js";
import type { Standing } from "./standing.js";

/** From the least to the most strict; "refer": to whoever is responsible, for no list settles it. */
export type Outcome = "no_list_required" | "ismap_or_liu" | "ismap" | "refer";

export type ImpactLevel = "low" | "moderate" | "high";

/** Of information: confidentiality and the others by the Common Standards, 3A to 3C of local governments. */
export type InformationClass = "1" | "2" | "3" | "3A" | "3B" | "3C";

/** One of each for confidentiality, integrity and availability. */
export interface Aspects<T> {
  confidentiality: T;
  integrity: T;
  availability: T;
}

/** What a rule says of the workload, and on which values. */
export interface Reason {
  /** A rule's id, or that of a policy's. */
  rule: string;
  /** The id of the policy that the rule is of. */
  policy: string | null;
  standing: Standing;
  source: string;
  verdict: string;
  /** Whether the outcome rests on it. */
  decides: boolean;
  text: string;
  values: Record<string, unknown>;
}

/** An answer that would have to be otherwise, and any of the values that it would have. */
export interface OtherAnswer {
  answer: string;
  values: string[];
}

export interface ClassificationResult {
  /** The highest class; several where they are left, null where all are. */
  classes: Aspects<InformationClass | InformationClass[] | null>;
  needs_protection: Aspects<boolean | null> & { any: boolean | null };
  impact: ImpactLevel | "unknown";
  impact_by_aspect: Aspects<ImpactLevel | ImpactLevel[] | null>;
  outcome: Outcome | "undetermined";
  /** By strictness; more than one only where undetermined. */
  possible_outcomes: Outcome[];
  /** Whether the outcome binds this kind of organisation. */
  binding: "yes" | "advisory" | "unknown";
  /** The question whose answer narrows the outcome most. */
  next_question: string | null;
  rules: string[];
  /** That of the weakest rule behind the outcome. */
  standing: Standing;
  /** The ids of the policies that had a part in it. */
  policies: string[];
  reasons: Reason[];
  /** The least sets of answers that would have to be otherwise for ISMAP-LIU to do; only where the outcome is "ismap". */
  changes: OtherAnswer[][];
  /** Why there are no changes. */
  no_changes_because: string | null;
}

export interface Classification {
  /** A row of `ismap classify --format jsonl`. */
  row: {
    source: string;
    line: number | null;
    version: string;
    rules_version: string;
    holidays_version: string;
    as_of: string;
    /** What was answered. */
    input: Record<string, string>;
    result: ClassificationResult;
    findings: Finding[];
    notice: string;
  };
  /** The same for readers; `reasons` in the order of `row.result.reasons`. */
  words: {
    result: { heading: string; text: string }[];
    outcome: string;
    possible_outcomes: string;
    reasons: { title: string; standing: string; values: string }[];
    changes: string[];
    no_changes_because: string;
  };
  /** The unanswered questions, those that narrow the outcome most first. */
  next_questions: { id: string; outcomes_left: number }[];
}
