/** The languages of everything that a person reads. */
export type Language = "ja" | "en";

/** A text in both. */
export type Text = Readonly<Record<Language, string>>;
