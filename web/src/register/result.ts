/** What is shown of a register that has been checked, but for its rows: counts, months, what to save, where to search. */
import type { App } from "../app";
import { el } from "../dom";
import type { Found, Status } from "./messages";
import { statuses } from "./messages";
import { monthsChart } from "./months";

/** What of it is drawn anew later on. */
export interface Changing {
  counts: HTMLElement;
  rows: HTMLElement;
}

/** What the user may do with it. */
export interface Acts {
  save(form: "csv" | "json"): void;
  find(words: string): void;
}

const button = (id: string, words: string, onclick: () => void): HTMLElement =>
  el("button", { type: "button", class: "button secondary", id, onclick }, words);

/** A header that is not known hides what stands below it: a wrong answer that nobody would see. */
function unusedColumns(app: App, { unused_columns: unused }: Found): HTMLElement | null {
  const most = 20;
  if (unused.length === 0) return null;
  const names = unused.slice(0, most).map((name) => app.say("register_unused_name", name)).join(app.language === "ja" ? "" : ", ");
  return el("p", { class: "notice info", id: "unused-columns" }, app.say("register_unused", names + (unused.length > most ? "..." : "")));
}

/** How many rows have which status; each is a button that shows those alone, or no longer. */
export function countButtons(
  { summary, titles }: Found, number: Intl.NumberFormat, chosen: Status[], toggle: (status: Status) => void,
): HTMLElement[] {
  return statuses.filter((status) => summary.statuses[status] > 0).map((status) => el("button", {
    type: "button", id: `status-${status}`, class: `button plain count status ${status}`,
    "aria-pressed": String(chosen.includes(status)), onclick: () => toggle(status),
  }, `${titles[status]} `, el("strong", {}, number.format(summary.statuses[status]))));
}

/** `words` say what was checked. */
export function resultParts(app: App, found: Found, words: string, { counts, rows }: Changing, acts: Acts): HTMLElement[] {
  const search = el("input", { type: "search", id: "search", autocomplete: "off" });
  const find = (event: Event): void => {
    event.preventDefault();
    acts.find(search.value.trim());
  };
  counts.setAttribute("aria-labelledby", "counts-label");
  return [
    app.region("section", { class: "card", "aria-label": app.say("register_counts") },
      el("p", { id: "checked" }, words),
      unusedColumns(app, found),
      el("p", { class: "label", id: "counts-label" }, app.say("register_counts")), counts,
      monthsChart(app, found.months),
      el("div", { class: "buttons" },
        button("save-csv", app.say("register_save_csv"), () => acts.save("csv")),
        button("save-json", app.say("register_save_json"), () => acts.save("json")))),
    app.region("section", { class: "card", "aria-label": app.say("register_rows") },
      el("form", { class: "search", role: app.surroundings.isWholePage && "search", onsubmit: find },
        el("div", { class: "field" }, el("label", { for: "search", class: "label" }, app.say("register_search")), search),
        el("button", { type: "submit", class: "button secondary", id: "find" }, app.say("register_search_button"))),
      rows),
    el("p", { class: "official" }, app.core.versions.notice[app.language]),
  ];
}
