/** The languages of all that a reader sees. */
export type Language = "ja" | "en";
