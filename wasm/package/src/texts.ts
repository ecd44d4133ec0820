/** What is said to whoever calls this package, in both languages. */
import type { Text } from "./language.js";

/** Of an argument that is wrong. */
export const isNot = (expected: string): Text => ({ ja: `${expected}ではない`, en: `is not ${expected}` });
