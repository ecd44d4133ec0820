/** The rows of a register, a screenful at a time: each is read again from the file when it is shown. */
import type { App } from "../app";
import { el, replaceChildren } from "../dom";
import { ruleLink } from "../sources";
import type { Finding } from "../../../wasm/package/src/finding";
import type { TextKey } from "../texts";
import type { Found, Order, Row, ShownRow, SortKey } from "./messages";

export const rowsAtOnce = 50;

/** What a table of rows says of the register that they are of. */
export type Described = Pick<Found, "titles" | "columns"> & { summary: Pick<Found["summary"], "rows"> };

const heads: { key: TextKey; sort?: SortKey }[] = [
  { key: "register_line", sort: "line" },
  { key: "register_number" },
  { key: "register_service" },
  { key: "register_scheme" },
  { key: "register_status", sort: "status" },
  { key: "register_expires", sort: "expires_on" },
  { key: "register_valid_until" },
  { key: "register_left" },
  { key: "register_findings", sort: "severity" },
];

/** The column that a finding is about, as the file calls it; nothing where it has none. */
function columnOf({ column }: Finding, { columns }: Described): string {
  const title = columns[column ?? ""]?.replace(/\s+/g, " ").trim();
  return title ? `${title}: ` : "";
}

function findingsOf(app: App, row: Row, found: Described): HTMLElement | string {
  if (row.findings.length === 0) return "";
  return el("ul", { class: "findings" }, ...row.findings.map((finding) => el("li", { class: finding.severity },
    el("strong", {}, app.say(`page_severity_${finding.severity}`)), " ", columnOf(finding, found), app.days(finding.message), " ",
    finding.rule ? ruleLink(app, finding.rule) : "")));
}

/** Where there is little room a row is drawn over several lines: the roles keep the table a table all the same. */
function rowElement(app: App, found: Described, row: ShownRow): HTMLElement {
  const cell = (name: string, ...content: (Node | string)[]): HTMLElement => el("td", { role: "cell", class: name }, ...content);
  const headed = (name: string, key: TextKey, content: string): HTMLElement =>
    el("td", { role: "cell", class: name, "data-heading": content !== "" && app.say(key) }, content);
  const line = el("th", { scope: "row", role: "rowheader" }, String(row.line));
  if ("tooLong" in row) {
    return el("tr", { role: "row" }, line, el("td", { role: "cell", class: "found", colspan: heads.length - 1 }, app.say("register_too_long")));
  }
  const { scheme, status, expires_on: expires, valid_until: until, days_left: left } = row.result;
  return el("tr", { role: "row" },
    line,
    cell("registration day", row.input["registration_number"] ?? ""),
    cell("service", row.input["service_name"] ?? ""),
    cell("scheme", (scheme ?? "").toUpperCase().replace("_", "-")),
    cell("state day", el("span", { class: `status ${status}` }, found.titles[status])),
    headed("expiry day", "register_expires", app.day(expires ?? "")),
    headed("until day", "register_valid_until", until === "open" ? app.say("register_open") : app.day(until ?? "")),
    headed("number", "register_left", String(left ?? "")),
    cell("found", findingsOf(app, row, found)));
}

/** The table with its sorting heads; `sortBy` is called with a head's key. */
export function rowsTable(
  app: App, found: Described, order: Order, rows: ShownRow[], sortBy: (key: SortKey) => void,
): HTMLElement {
  const head = ({ key, sort }: (typeof heads)[number]): HTMLElement => {
    if (!sort) return el("th", { scope: "col", role: "columnheader" }, app.say(key));
    const direction = sort !== order.key ? "none" : order.descending ? "descending" : "ascending";
    return el("th", { scope: "col", role: "columnheader", "aria-sort": direction },
      el("button", { type: "button", class: "sort", id: `sort-${sort}`, onclick: () => sortBy(sort) }, app.say(key),
        el("span", { class: "arrow", "aria-hidden": "true" }, { none: "↕", ascending: "↑", descending: "↓" }[direction])));
  };
  return el("div", { class: "rows-room" },
    el("table", { class: "rows", role: "table", "aria-rowcount": found.summary.rows },
      el("caption", { class: "hidden" }, app.say("register_rows")),
      el("thead", { role: "rowgroup" }, el("tr", { role: "row" }, ...heads.map(head))),
      el("tbody", { role: "rowgroup" }, ...rows.map((row) => rowElement(app, found, row)))));
}

/** First, previous, next, last. */
export function pager(app: App, from: number, count: number, go: (from: number) => void): HTMLElement {
  const last = Math.max(0, Math.floor((count - 1) / rowsAtOnce) * rowsAtOnce);
  const button = (id: string, key: TextKey, to: number, enabled: boolean): HTMLElement => {
    const made = el("button", { type: "button", class: "button secondary", id, onclick: () => go(to) }, app.say(key));
    made.disabled = !enabled;
    return made;
  };
  const box = app.region("nav", { class: "pager", "aria-label": app.say("register_rows") });
  replaceChildren(box,
    button("page-first", "register_first", 0, from > 0),
    button("page-previous", "register_previous", Math.max(0, from - rowsAtOnce), from > 0),
    el("span", { class: "range" }, count === 0 ? app.say("register_none")
      : app.say("register_range", from + 1, Math.min(count, from + rowsAtOnce), count)),
    button("page-next", "register_next", from + rowsAtOnce, from + rowsAtOnce < count),
    button("page-last", "register_last", last, from < last));
  return box;
}
