/** What is wrong with a policy file. */
import type { Text } from "./language.js";

export interface PolicyProblem {
  /** The place as a JSON pointer (RFC 6901), and as line and column from 1. */
  pointer: string;
  line: number;
  column: number;
  /** What stands there. */
  read: string;
  /** What is wrong and how to mend it. */
  message: Text;
}
