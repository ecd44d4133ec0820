/**
 * How far something can be trusted: it is in an official source, quoted by a secondary one, this tool's own assumption
 * ("default"), or a rule of the user's own policy.
 */
export type Standing = "official" | "secondary" | "default" | "policy";
