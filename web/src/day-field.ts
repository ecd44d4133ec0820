/** A field for a day, typed in any form that the core reads. */
import type { App } from "./app";
import { el } from "./dom";

/** What the field tells: the day that was read, or that it was emptied. */
export type DayTaken = (iso: string | null) => void;

/** The field under `id` with label, what was read and what is wrong. `value` is ISO or empty. */
export function dayField(app: App, id: string, label: string, value: string, take: DayTaken): HTMLElement {
  const message = el("p", { class: "message", id: `${id}-message` });
  const input = el("input", {
    type: "text", id, value, autocomplete: "off", "aria-describedby": `${id}-message`, onchange: () => read(),
  });
  const show = (words: string, isProblem: boolean): void => {
    message.textContent = words;
    message.classList.toggle("error", isProblem);
    input.setAttribute("aria-invalid", String(isProblem));
  };
  const read = (): void => {
    const typed = input.value.trim();
    const day = typed === "" ? null : app.core.day(typed, app.language);
    if (day?.problem) return show(app.say("page_day_unreadable", typed, day.problem.message), true);
    show("", false);
    take(day ? day.day : null);
  };
  return el("div", { class: "field" }, el("label", { for: id, class: "label" }, label), input, message);
}
