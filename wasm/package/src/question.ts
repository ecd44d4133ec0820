/** What is asked of a workload. */

export interface Option {
  value: string;
  title: string;
}

export interface Question {
  /** The column of a table of workloads, and the name of its answer. */
  id: string;
  title: string;
  question: string;
  /** "choices" take several values with ";" between them, "level" a level or a degree of impact. */
  kind: "text" | "choice" | "choices" | "level" | "work";
  /** The answers that it takes; none for a text and for work, whose ids are `target_work`'s. */
  options: Option[];
}

/** Work for which ISMAP-LIU may be used, as far as it is known. */
export interface TargetWork {
  id: string;
  title: string;
  wording: string;
  source: string;
}

export interface Questions {
  questions: Question[];
  target_work: TargetWork[];
}
