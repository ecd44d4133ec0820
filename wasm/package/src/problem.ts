/** What is wrong with what somebody wrote. It is a result, never thrown: people mistype. */
export interface Problem {
  /** In the language that was asked for. */
  message: string;
  /** Which part of the text, in bytes of its UTF-8 from 0: of a day. */
  offset?: number;
  length?: number;
}

/** A result, or why there is none: look at `problem` first. */
export type OrProblem<T, P = Problem> = (T & { problem?: undefined }) | { problem: P };
