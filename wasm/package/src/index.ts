/** Which ISMAP list a cloud service must come from, and until when: the door to all of it. */
export { loadCore, loadExpiry, loadExplanation, loadFiling, loadRegisters, type LoadOptions } from "./loaders.js";

export { ArgumentError } from "./argument-error.js";
export { schemes } from "./window.js";
export { statuses } from "./status.js";

export type { Answers } from "./answers.js";
export type {
  Aspects, Classification, ClassificationResult, ImpactLevel, InformationClass, OtherAnswer, Outcome, Reason,
} from "./classification.js";
export type { Core } from "./core.js";
export type { Closed, Day, Period } from "./day.js";
export type { Encoding } from "./encoding.js";
export type { Expiry } from "./expiry.js";
export type { Explanation } from "./explanation.js";
export type { Filing, FilingRecord } from "./filing.js";
export type { Finding, Severity } from "./finding.js";
export type { Language, Text } from "./language.js";
export type { Build } from "./load.js";
export type { PolicyProblem } from "./policy.js";
export type { OrProblem, Problem } from "./problem.js";
export type { Option, Question, Questions, TargetWork } from "./question.js";
export type { BlobLike, OpenFile, RegisterSource } from "./register-source.js";
export type { CheckOptions, Register, Registers, RowOrder } from "./register.js";
export type { HeaderProblem, RegisterSummary, Row, SortKey, TooLongRow } from "./registration.js";
export type { Standing } from "./standing.js";
export type { Status } from "./status.js";
export type { Topic } from "./topic.js";
export type { Versions } from "./versions.js";
export type { Scheme, Window, Windows } from "./window.js";
