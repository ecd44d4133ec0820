/** Which pieces a page may style by `::part(...)`: by an element's class, or by its kind. */
import { partNames } from "../dom";

const names: Record<string, string> = {
  card: "panel", question: "question", result: "result", outcome: "outcome", reason: "reason", button: "button", field: "field",
  label: "label", notice: "notice", chip: "chip", "as-of": "as-of", notes: "notes", lead: "lead",
  input: "input", select: "input", table: "table", h1: "heading", h2: "heading", h3: "heading", h4: "heading", h5: "heading", h6: "heading",
};

export function namePieces(): void {
  for (const [of, name] of Object.entries(names)) partNames.set(of, name);
}
