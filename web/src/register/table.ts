/** The rows of a register, a screenful at a time: each is read again from the file when it is shown. */
import type { App } from "../app";
import { el, replaceChildren } from "../dom";
import { ruleLink } from "../sources";
import type { TextKey } from "../texts";
import type { Checked, Order, Row, SortKey } from "./messages";

export const rowsAtOnce = 50;

const columns: { key: TextKey; sort?: SortKey }[] = [
  { key: "register_line", sort: "line" },
  { key: "register_number" },
  { key: "register_service" },
  { key: "register_status", sort: "status" },
  { key: "register_expires", sort: "expires_on" },
  { key: "register_left" },
  { key: "register_findings", sort: "severity" },
];

export type ShownRow = Row | { line: number; tooLong: true };

function findingsOf(app: App, row: Row): HTMLElement | string {
  if (row.findings.length === 0) return "";
  return el("ul", { class: "findings" }, ...row.findings.map((finding) => el("li", { class: finding.severity },
    el("strong", {}, app.say(`page_severity_${finding.severity}`)), " ", app.days(finding.message), " ",
    finding.rule ? ruleLink(app, finding.rule) : "")));
}

function rowElement(app: App, checked: Checked, row: ShownRow): HTMLElement {
  if ("tooLong" in row) {
    return el("tr", {}, el("th", { scope: "row" }, String(row.line)), el("td", { colspan: 6 }, app.say("register_too_long")));
  }
  const { status, expires_on: expires, days_left: left } = row.result;
  return el("tr", {},
    el("th", { scope: "row" }, String(row.line)),
    el("td", { class: "day" }, row.input["registration_number"] ?? ""),
    el("td", {}, row.input["service_name"] ?? ""),
    el("td", { class: "day" }, el("span", { class: `status ${status}` }, checked.titles[status])),
    el("td", { class: "day" }, expires === null ? "" : app.day(expires)),
    el("td", { class: "number" }, left === null ? "" : String(left)),
    el("td", {}, findingsOf(app, row)));
}

/** The table with its sorting heads; `sortBy` is called with a head's key. */
export function rowsTable(
  app: App, checked: Checked, order: Order, rows: ShownRow[], sortBy: (key: SortKey) => void,
): HTMLElement {
  const head = ({ key, sort }: (typeof columns)[number]): HTMLElement => {
    if (!sort) return el("th", { scope: "col" }, app.say(key));
    const direction = sort !== order.key ? "none" : order.descending ? "descending" : "ascending";
    return el("th", { scope: "col", "aria-sort": direction },
      el("button", { type: "button", class: "sort", id: `sort-${sort}`, onclick: () => sortBy(sort) }, app.say(key),
        el("span", { class: "arrow", "aria-hidden": "true" }, { none: "↕", ascending: "↑", descending: "↓" }[direction])));
  };
  return el("div", { class: "scroll", tabindex: 0 },
    el("table", { class: "rows", "aria-rowcount": checked.rows },
      el("caption", { class: "hidden" }, app.say("register_rows")),
      el("thead", {}, el("tr", {}, ...columns.map(head))),
      el("tbody", {}, ...rows.map((row) => rowElement(app, checked, row)))));
}

/** First, previous, next, last. */
export function pager(app: App, from: number, count: number, go: (from: number) => void): HTMLElement {
  const last = Math.max(0, Math.floor((count - 1) / rowsAtOnce) * rowsAtOnce);
  const button = (id: string, key: TextKey, to: number, enabled: boolean): HTMLElement => {
    const made = el("button", { type: "button", class: "button secondary", id, onclick: () => go(to) }, app.say(key));
    made.disabled = !enabled;
    return made;
  };
  const box = el("nav", { class: "pager", "aria-label": app.say("register_rows") });
  replaceChildren(box,
    button("page-first", "register_first", 0, from > 0),
    button("page-previous", "register_previous", Math.max(0, from - rowsAtOnce), from > 0),
    el("span", { class: "range" }, count === 0 ? app.say("register_none")
      : app.say("register_range", from + 1, Math.min(count, from + rowsAtOnce), count)),
    button("page-next", "register_next", from + rowsAtOnce, from + rowsAtOnce < count),
    button("page-last", "register_last", last, from < last));
  return box;
}
