/** A field for a day, typed in any form that the core reads. */
import type { App } from "./app";
import { el } from "./dom";

/** What the field tells: the day that was read, or that it was emptied. */
export type DayTaken = (iso: string | null) => void;

/** The day that was typed; null where none was. Every form but ISO is read by what may have to be loaded first. */
async function isoOf(app: App, typed: string): Promise<{ day?: string; problem?: string } | null> {
  if (typed === "") return null;
  if (app.core.isDay(typed)) return { day: typed };
  try {
    const read = (await app.dayReader()).day(typed, app.language);
    return read.problem ? { problem: app.say("page_day_unreadable", typed, read.problem.message) } : { day: read.day };
  } catch {
    return { problem: app.say("page_part_failed") };
  }
}

/** The field under `id` with label, what was read and what is wrong. `value` is ISO or empty. */
export function dayField(app: App, id: string, label: string, value: string, take: DayTaken): HTMLElement {
  const message = el("p", { class: "message", id: `${id}-message` });
  const input = el("input", {
    type: "text", id, value, autocomplete: "off", "aria-describedby": `${id}-message`, onchange: () => void read(),
  });
  const show = (words: string, isProblem: boolean): void => {
    message.textContent = words;
    message.classList.toggle("error", isProblem);
    input.setAttribute("aria-invalid", String(isProblem));
  };
  const read = async (): Promise<void> => {
    const typed = input.value.trim();
    const iso = await isoOf(app, typed);
    if (typed !== input.value.trim()) return;  // another day was typed meanwhile
    show(iso?.problem ?? "", iso?.problem !== undefined);
    if (!iso?.problem) take(iso?.day ?? null);
  };
  return el("div", { class: "field" }, el("label", { for: id, class: "label" }, label), input, message);
}
