/** Browsers are quick at what they have done before: a made-up result is drawn, unseen, while the user looks for a file. */
import type { App } from "../app";
import { el, replaceChildren } from "../dom";
import type { Found, Row, Status } from "./messages";
import { fileOrder, statuses } from "./messages";
import { countButtons, resultParts } from "./result";
import { pager, rowsAtOnce, rowsTable } from "./table";

const times = 5;

/** Between them, in milliseconds, so that the page is never busy for long. */
const rest = 100;

const day = "2026-03-31";
const row: Row = {
  source: "", line: 1, input: { registration_number: "C25-0000-2", service_name: "-" },
  result: {
    scheme: "ismap", expires_on: day, computed_expiry: null, valid_until: day, status: "valid", days_left: 1, standing: null, rules: [],
  },
  findings: [{ code: "", severity: "info", message: day, standing: null, rule: "V1", column: null }],
};

function ofAllStatuses<T>(value: (status: Status) => T): Record<Status, T> {
  return Object.fromEntries(statuses.map((status) => [status, value(status)])) as Record<Status, T>;
}

const found: Found = {
  summary: { rows: rowsAtOnce, statuses: ofAllStatuses(() => 1), findings: { error: 0, warning: 0, info: rowsAtOnce } },
  linked: false, encoding: "UTF-8", titles: ofAllStatuses((status) => status), months: {}, columns: {}, unused_columns: [],
};

function draw(app: App, number: Intl.NumberFormat): void {
  const nothing = (): void => undefined;
  const [counts, rows] = [el("div", {}), el("div", {})];
  const months = { [app.asOf.slice(0, "2026-03".length)]: 1 };
  replaceChildren(counts, ...countButtons(found, number, [], nothing));
  const words = app.say("register_checked", "", rowsAtOnce, found.encoding, app.say("register_not_linked"));
  replaceChildren(el("div", {}), ...resultParts(app, { ...found, months }, words, { counts, rows }, { save: nothing, find: nothing }));
  replaceChildren(rows, rowsTable(app, found, fileOrder, new Array<Row>(rowsAtOnce).fill(row), nothing), pager(app, 0, rowsAtOnce, nothing));
}

export function rehearse(app: App, number: Intl.NumberFormat, isOver: () => boolean, left = times): void {
  if (left === 0) return;
  setTimeout(() => {
    if (isOver()) return;
    draw(app, number);
    rehearse(app, number, isOver, left - 1);
  }, rest);
}
