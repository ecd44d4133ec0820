/** Browsers are quick at what they have done before: a made-up result is drawn, unseen, while the user looks for a file. */
import type { App } from "../app";
import type { Row, Status } from "./messages";
import { fileOrder, statuses } from "./messages";
import { monthsChart } from "./months";
import { type Described, pager, rowsAtOnce, rowsTable } from "./table";

const times = 3;

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
const described: Described = {
  summary: { rows: rowsAtOnce }, titles: Object.fromEntries(statuses.map((each) => [each, each])) as Record<Status, string>, columns: {},
};

export function rehearse(app: App, isOver: () => boolean, left = times): void {
  if (left === 0) return;
  setTimeout(() => {
    if (isOver()) return;
    monthsChart(app, { [app.asOf.slice(0, "2026-03".length)]: 1 });
    rowsTable(app, described, fileOrder, new Array<Row>(rowsAtOnce).fill(row), () => undefined);
    pager(app, 0, rowsAtOnce, () => undefined);
    rehearse(app, isOver, left - 1);
  }, rest);
}
