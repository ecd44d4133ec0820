/** Days within texts of the core, as the reader writes them; none is broken over two lines. */
import type { App } from "./app";
import { el } from "./dom";

const isoDay = /(\b\d{4}-\d{2}-\d{2}\b)/;

/** The text with its ISO days written out. Days of the week in Japanese stand in Japanese brackets. */
export function daysWithin(app: App, text: string): (Node | string)[] {
  const brackets = app.language === "ja" ? text.replace(/ \((\S+)\)/g, "\uff08$1\uff09") : text;
  return brackets.split(isoDay).map((piece, i) => (i % 2 === 1 ? el("span", { class: "day" }, app.day(piece)) : piece));
}
