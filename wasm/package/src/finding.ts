/** What looks wrong in a workload or a registration. */
import type { Standing } from "./standing.js";

export type Severity = "error" | "warning" | "info";

export interface Finding {
  /** As `ismap explain CODE` and the explanation module know it. */
  code: string;
  severity: Severity;
  message: string;
  standing: Standing | null;
  /** The rule that it comes from. */
  rule: string | null;
  column: string | null;
}
